import type { Extension, OrganizationContact } from 'fhir/r4.js'
import { type RawBuilder, sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { etatOuverture } from '#src/structures/fermeture.ts'
import { contactPublic } from '#src/structures/publication.ts'
import { extensionFhir } from '../systemes.ts'
import {
  type ContactPublic,
  concept,
  conceptDuLibelle,
  extension,
  grandPublic,
  presents,
  telecom,
} from './communs.ts'

/** What legal entities, structures and units have alike: each is an Organization. */
export type LigneOrganisation = {
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

export type Periode = { ouverte_le: string | null; fermee_le: string | null; fermeture_code: string | null }

export const typages = {
  national: { g07: '40', v0203: 'IDNST', libelle: 'Identifiant national de structure' },
}

/** The national identifier: a digit for its kind, then the number (interop.md §7). */
export function national(n: {
  finess: string | null
  siren?: string | null
  siret?: string | null
}): string | null {
  if (n.finess) return `1${n.finess}`
  if (n.siret) return `3${n.siret}`
  return n.siren ? `2${n.siren}` : null
}

export function periode({ ouverte_le, fermee_le, fermeture_code }: Periode): Extension[] {
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

export function estOuverte({ fermee_le, fermeture_code }: Periode, aujourdhui: string): boolean {
  return (
    etatOuverture({ fermeeLe: fermee_le, fermetureCode: fermeture_code, absenteLe: null }, aujourdhui) !==
    'fermee'
  )
}

export function contact(c: ContactPublic): OrganizationContact {
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
    from contact_ror k where ${sql.ref(`k.${porteur}`)} = ${id} and ${contactPublic('k')})`
}

export async function lireLignes<L>(base: Lecture, requete: RawBuilder<unknown>): Promise<L[]> {
  return (await (requete as RawBuilder<L>).execute(base)).rows
}
