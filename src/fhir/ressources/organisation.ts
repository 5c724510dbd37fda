import type { Extension, Organization, OrganizationContact } from 'fhir/r4.js'
import { type RawBuilder, sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { etatOuverture } from '#src/structures/fermeture.ts'
import { entiteJuridiquePublique, unitePublique } from '#src/structures/publication.ts'
import { idFhir } from '../ids.ts'
import { extensionFhir, systemes } from '../systemes.ts'
import {
  adresse,
  type ContactPublic,
  concept,
  conceptDuLibelle,
  extension,
  grandPublic,
  identifiant,
  meta,
  presents,
  telecom,
} from './communs.ts'

type LigneEj = {
  id: string
  finess: string | null
  siren: string | null
  nom: string
  statut_code: string | null
  statut_libelle: string | null
  ror_id: string | null
  ror_region_code: string | null
  change_le: Date
}

export async function entitesJuridiques(
  base: Lecture,
  ids: readonly string[],
): Promise<[string, Organization][]> {
  const lignes = await lire<LigneEj>(
    base,
    sql`select ${preparee} id, finess, siren, nom, statut_code, statut_libelle, ror_id, ror_region_code, change_le
      from entite_juridique where id = any (${ids}::uuid[])`,
  )
  return lignes.map(ej => [
    ej.id,
    presents<Organization>({
      resourceType: 'Organization',
      id: idFhir('ej', ej),
      meta: meta('ror-organization', ej),
      identifier: [
        ...identifiant(systemes.national, national({ finess: ej.finess, siren: ej.siren }), typages.national),
        ...identifiant(systemes.finess, ej.finess, { g07: '1', v0203: 'FINEJ', libelle: 'FINESS' }),
        ...identifiant(systemes.sirene, ej.siren, { g07: '2', v0203: 'SIREN', libelle: 'SIREN' }),
      ],
      active: true,
      // four digits are the aggregated statuses
      type: ej.statut_code
        ? [concept(/^\d{4}$/.test(ej.statut_code) ? 'R69' : 'R72', ej.statut_code, ej.statut_libelle)]
        : [],
      name: ej.nom,
    }),
  ])
}

type Periode = { ouverte_le: string | null; fermee_le: string | null; fermeture_code: string | null }

type LigneEg = LigneEj &
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
  const lignes = await lire<LigneEg>(
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

type LigneOi = LigneEj &
  Periode & {
    type_code: string | null
    type_libelle: string | null
    identifiant: string | null
    contacts: ContactPublic[]
    parent: { id: string; ror_id: string | null } | null
    eg: { id: string; finess: string | null; ror_id: string | null }
  }

export async function unites(
  base: Lecture,
  ids: readonly string[],
  aujourdhui: string,
): Promise<[string, Organization][]> {
  const lignes = await lire<LigneOi>(
    base,
    sql`select ${preparee} u.id, u.nom, u.type_code, u.type_libelle, u.identifiant, u.ouverte_le, u.fermee_le, u.fermeture_code,
        u.ror_id, u.ror_region_code, u.change_le,
        json_build_object('id', s.id, 'finess', s.finess, 'ror_id', s.ror_id) as eg,
        (select json_build_object('id', p.id, 'ror_id', p.ror_id) from unite p
          where p.id = u.parent_id and ${unitePublique('p')}) as parent,
        ${contactsDe('unite_id', sql`u.id`)} as contacts
      from unite u join structure s on s.id = u.structure_id where u.id = any (${ids}::uuid[])`,
  )
  return lignes.map(oi => [
    oi.id,
    presents<Organization>({
      resourceType: 'Organization',
      id: idFhir('oi', oi),
      meta: meta(oi.type_code === '3' ? 'ror-core-organization-uf' : 'ror-internal-organization', oi),
      extension: periode(oi),
      identifier: oi.identifiant
        ? [
            {
              type: concept('R345', '42', "Identifiant fonctionnel de l'OI connu par l'instance ROR"),
              system: systemes.interne,
              value: oi.identifiant,
            },
          ]
        : [],
      active: estOuverte(oi, aujourdhui),
      type: oi.type_code ? [concept('R207', oi.type_code, oi.type_libelle)] : [],
      name: oi.nom,
      // under a unit that is not shown, it hangs from the structure
      partOf: { reference: `Organization/${oi.parent ? idFhir('oi', oi.parent) : idFhir('eg', oi.eg)}` },
      contact: oi.contacts.map(contact),
    }),
  ])
}

const typages = { national: { g07: '40', v0203: 'IDNST', libelle: 'Identifiant national de structure' } }

/** The national identifier: a digit for its kind, then the number (interop.md §7). */
function national(n: { finess: string | null; siren?: string | null; siret?: string | null }): string | null {
  if (n.finess) return `1${n.finess}`
  if (n.siret) return `3${n.siret}`
  return n.siren ? `2${n.siren}` : null
}

function periode({ ouverte_le, fermee_le, fermeture_code }: Periode): Extension[] {
  const bornes = presents<{ start: string; end: string }>({ start: ouverte_le, end: fermee_le })
  return [
    ...(Object.keys(bornes).length > 0
      ? [{ url: extensionFhir('organization-period'), valuePeriod: bornes }]
      : []),
    ...(fermeture_code
      ? [
          extension('ror-organization-closing-type', {
            valueCodeableConcept: concept('R286', fermeture_code),
          }),
        ]
      : []),
  ]
}

function estOuverte({ fermee_le, fermeture_code }: Periode, aujourdhui: string): boolean {
  return (
    etatOuverture({ fermeeLe: fermee_le, fermetureCode: fermeture_code, absenteLe: null }, aujourdhui) !==
    'fermee'
  )
}

function contact(c: ContactPublic): OrganizationContact {
  const fonction = conceptDuLibelle('R251', c.fonction)
  return presents<OrganizationContact>({
    extension: [
      extension('ror-contact-confidentiality-level', { valueCodeableConcept: grandPublic }),
      ...(fonction ? [extension('ror-contact-function-contact', { valueCodeableConcept: fonction })] : []),
    ],
    purpose: conceptDuLibelle('R287', c.nature),
    name: c.nom ? { text: c.nom } : undefined,
    telecom: [telecom(c)],
  })
}

/** The contacts that everybody may see, in the order of the source, as a JSON list. */
export function contactsDe(porteur: 'structure_id' | 'unite_id' | 'offre_id', id: RawBuilder<unknown>) {
  return sql`(select coalesce(json_agg(json_build_object('nature', k.nature, 'fonction', k.fonction, 'nom', k.nom,
      'canal', k.canal, 'canal_libelle', k.canal_libelle, 'valeur', k.valeur) order by k.rang), '[]')
    from contact_ror k where ${sql.ref(`k.${porteur}`)} = ${id} and k.niveau = 1)`
}

async function lire<L>(base: Lecture, requete: RawBuilder<unknown>): Promise<L[]> {
  return (await (requete as RawBuilder<L>).execute(base)).rows
}
