import type { Organization } from 'fhir/r4.js'
import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { entiteJuridiquePublique } from '#src/structures/publication.ts'
import { idFhir } from '../ids.ts'
import { systemes } from '../systemes.ts'
import {
  adresse,
  type ContactPublic,
  concept,
  conceptDuLibelle,
  extension,
  identifiant,
  meta,
  presents,
} from './communs.ts'
import {
  contact,
  contactsDe,
  estOuverte,
  type LigneOrganisation,
  lireLignes,
  national,
  type Periode,
  periode,
  typages,
} from './organisation.ts'

type LigneEg = LigneOrganisation &
  Periode & {
    siret: string | null
    nom_usuel: string | null
    categorie_code: string | null
    categorie: string | null
    participation_sph: string | null
    aide_financiere: string | null
    voie: string | null
    complement: string | null
    code_postal: string | null
    commune: string | null
    commune_cog: string | null
    latitude: number | null
    longitude: number | null
    contacts: ContactPublic[]
    ej: { id: string; finess: string | null; ror_id: string | null } | null
  }

export async function structures(
  base: Lecture,
  ids: readonly string[],
  aujourdhui: string,
): Promise<[string, Organization][]> {
  const lignes = await lireLignes<LigneEg>(
    base,
    sql`select ${preparee} s.id, s.finess, s.siret, s.nom, s.nom_usuel, s.categorie_code, c.libelle as categorie,
        s.participation_sph, s.aide_financiere, s.voie, s.complement, s.code_postal, s.commune, s.commune_cog,
        s.latitude, s.longitude, s.ouverte_le, s.fermee_le, s.fermeture_code, s.ror_id, s.ror_region_code, s.change_le,
        case when ${entiteJuridiquePublique('e')} and e.id is not null
          then json_build_object('id', e.id, 'finess', e.finess, 'ror_id', e.ror_id) end as ej,
        ${contactsDe('structure_id', sql`s.id`)} as contacts
      from structure s left join categorie_structure c on c.code = s.categorie_code
        left join entite_juridique e on e.id = s.entite_juridique_id
      where s.id = any (${ids}::uuid[])`,
  )
  return lignes.map(eg => [eg.id, structure(eg, aujourdhui)])
}

function structure(eg: LigneEg, aujourdhui: string): Organization {
  const lieu = adresse(eg, { situee: true })
  const aide = conceptDuLibelle('R241', eg.aide_financiere)
  return presents<Organization>({
    resourceType: 'Organization',
    id: idFhir('eg', eg),
    meta: meta('ror-organization', eg),
    extension: [
      ...periode(eg),
      ...(aide ? [extension('ror-organization-financial-help-type', { valueCodeableConcept: aide })] : []),
    ],
    identifier: [
      ...identifiant(systemes.national, national({ finess: eg.finess, siret: eg.siret }), typages.national),
      ...identifiant(systemes.finess, eg.finess, { g07: '1', v0203: 'FINEG', libelle: 'FINESS' }),
      ...identifiant(systemes.sirene, eg.siret, { g07: '3', v0203: 'SIRET', libelle: 'SIRET' }),
    ],
    active: estOuverte(eg, aujourdhui),
    type: [
      // practices bear a sector of activity instead of a FINESS category
      ...(eg.categorie_code
        ? [concept(/^\d{3}$/.test(eg.categorie_code) ? 'R66' : 'R02', eg.categorie_code, eg.categorie)]
        : []),
      ...(eg.participation_sph ? [{ text: eg.participation_sph }] : []),
    ],
    name: eg.nom,
    alias: eg.nom_usuel ? [eg.nom_usuel] : [],
    address: lieu ? [lieu] : [],
    partOf: eg.ej ? { reference: `Organization/${idFhir('ej', eg.ej)}` } : undefined,
    contact: eg.contacts.map(contact),
  })
}
