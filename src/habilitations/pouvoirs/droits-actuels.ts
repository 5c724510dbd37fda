import { sql } from 'kysely'
import type { Droit } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type ColonnesPerimetre, perimetreDe } from '../perimetre.ts'

export const colonnesDuDroit = [
  'h.id as habilitationId',
  'h.profil_code as profil',
  'h.structure_id',
  'h.unite_id',
  'h.entite_juridique_id',
  'h.departement_code',
  'h.region_code',
] as const

/**
 * The rights that somebody holds at this instant. Use cases read them again once it is their turn to act: between
 * the start of a request and its write, somebody else may have ended them.
 */
export async function droitsActuels(base: Lecture, compteId: string, maintenant: Date): Promise<Droit[]> {
  const lignes = await base
    .selectFrom('habilitation as h')
    .where('h.compte_id', '=', compteId)
    .where('h.terminee_le', 'is', null)
    .where(sql<boolean>`h.periode @> ${maintenant}::timestamptz`)
    .select(colonnesDuDroit)
    .execute()
  return lignes.flatMap(enDroit)
}

type Ligne = ColonnesPerimetre & { habilitationId: string | null; profil: string | null }

/** None from a left join that found nothing. */
export function enDroit(ligne: Ligne): Droit[] {
  const { habilitationId, profil } = ligne
  return habilitationId && profil ? [{ habilitationId, profil, perimetre: perimetreDe(ligne) }] : []
}
