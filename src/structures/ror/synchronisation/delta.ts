import { enTransaction } from '#src/socle/base/transaction.ts'
import { changementsDepuis, type TypeDuDelta, typesDuDelta } from '../source/chercher.ts'
import { repere } from '../source/horloge-source.ts'
import { type Conclusion, type Contexte, recevoir } from './contexte.ts'
import { avancerEtape, etapesDe, poserEtapes } from './etapes.ts'

/** Each delta looks a little behind the last one: what was being written then may have been missed. */
const recouvrementMs = 3_600_000

/** The changes since the last run, type by type, each page in its own transaction. */
export async function delta(contexte: Contexte): Promise<Conclusion> {
  const { services, source, passage } = contexte
  const depuis = new Date((passage.depuis ?? passage.commenceLe).getTime() - recouvrementMs)
  if ((await etapesDe(services.base, passage.id)).length === 0) {
    await enTransaction(services.base, tx => poserEtapes(tx, passage.id, typesDuDelta))
  }
  for (const { rang, quoi, etat } of await etapesDe(services.base, passage.id)) {
    if (etat === 'recue') continue
    const avant = source.outils.maintenant()
    let lues = 0
    let vuLe: Date | undefined
    for await (const page of changementsDepuis(source, quoi as TypeDuDelta, depuis)) {
      vuLe ??= page.vuLe
      lues += await recevoir(contexte, page.ressources)
    }
    await retenirRepere(contexte, repere(vuLe, avant))
    await avancerEtape(services.base, passage.id, rang, 'recue', lues)
  }
  return { etat: 'reussi' }
}

/** The earliest of what was seen of each type: the next delta starts there. */
async function retenirRepere({ services, passage }: Contexte, vu: Date): Promise<void> {
  passage.repereLe = passage.repereLe && passage.repereLe < vu ? passage.repereLe : vu
  await services.base
    .updateTable('ror_passage')
    .set({ repere_le: passage.repereLe })
    .where('id', '=', passage.id)
    .execute()
}
