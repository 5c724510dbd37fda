import type { Organization } from 'fhir/r4.js'
import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { idFhir } from '../ids.ts'
import { systemes } from '../systemes.ts'
import { concept, identifiant, meta, presents } from './communs.ts'
import { type LigneOrganisation, lireLignes, national, typages } from './organisation.ts'

export async function entitesJuridiques(
  base: Lecture,
  ids: readonly string[],
): Promise<[string, Organization][]> {
  const lignes = await lireLignes<LigneOrganisation>(
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
