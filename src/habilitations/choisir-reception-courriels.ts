import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { Contexte } from './contexte.ts'
import { estVivante } from './lectures/vivantes.ts'

export type ChoixDeReception = { ok: true; changees: number } | { ok: false; etrangere: string }

/**
 * « Réception des mails », right by right: of one's own rights, those chosen send their mails, the others do not.
 * One's own choice, not a change of the right: neither its end nor its version moves.
 * @param choisies ids of own rights; an id that is not one's own refuses the whole (`etrangere`), a right that has
 *   ended meanwhile is left as it is
 */
export async function choisirReceptionCourriels(
  tx: Ecriture,
  { acteur, maintenant, origine }: Omit<Contexte, 'services'>,
  choisies: readonly string[],
): Promise<ChoixDeReception> {
  const miennes = await tx
    .selectFrom('habilitation')
    .innerJoin('profil', 'profil.code', 'habilitation.profil_code')
    .select(['habilitation.id', 'profil.libelle', 'recevoir_courriels as recues'])
    .select(estVivante(maintenant).as('vivante'))
    .where('compte_id', '=', acteur.compteId)
    .orderBy('habilitation.id')
    .forUpdate('habilitation')
    .execute()
  const ids = new Set(miennes.map(({ id }) => id))
  const etrangere = choisies.find(id => !ids.has(id))
  if (etrangere !== undefined) return { ok: false, etrangere }
  const voulues = new Set(choisies)
  const changees = miennes.filter(({ id, vivante, recues }) => vivante && recues !== voulues.has(id))
  if (changees.length === 0) return { ok: true, changees: 0 }
  await tx
    .updateTable('habilitation')
    .set({ recevoir_courriels: sql<boolean>`not recevoir_courriels` })
    .where(
      'id',
      'in',
      changees.map(({ id }) => id),
    )
    .execute()
  await journaliser(
    tx,
    changees.map(({ id, libelle, recues }) => ({
      instant: maintenant,
      acteurId: acteur.compteId,
      acte: 'habilitation.courriels-choisis',
      compteId: acteur.compteId,
      habilitationId: id,
      details: { profil: libelle, choix: recues ? 'ne plus recevoir' : 'recevoir' },
      origine,
    })),
  )
  return { ok: true, changees: changees.length }
}
