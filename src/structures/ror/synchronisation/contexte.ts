import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Services } from '#src/socle/services.ts'
import type { BilanImport } from '../bilan.ts'
import { prendreSonTour } from '../importer.ts'
import { ouvrirReception } from '../reception/recevoir.ts'
import type { Source } from '../source/client.ts'
import type { CodeEchec } from '../source/echec.ts'
import { autreProfilAvant, type Passage } from './passages.ts'

/** What a run works with. `bilan` is written with each step, so that a run resumed after a crash counts everything. */
export type Contexte = { services: Services; source: Source; passage: Passage; bilan: BilanImport }

/** How a run ends, when it does not throw. */
export type Conclusion = {
  etat: 'reussi' | 'partiel' | 'refuse'
  code?: 'tranche-manquante' | 'derive' | 'export-vide' | 'injoignable'
  motif?: string
}

export type Fin = Conclusion | { etat: 'echoue'; code: CodeEchec; motif: string }

/**
 * Receives resources in one transaction, with the account of the run and what `avec` adds.
 * @returns how many were given
 */
export async function recevoir(
  { services, source, passage, bilan }: Contexte,
  ressources: AsyncIterable<unknown> | Iterable<unknown>,
  avec: (tx: Ecriture, lues: number) => Promise<void> = async () => undefined,
): Promise<number> {
  // counted apart: a transaction that fails must not count what it undid
  const essai = structuredClone(bilan)
  const lues = await enTransaction(services.base, async tx => {
    await prendreSonTour(tx)
    const { commenceLe: maintenant } = passage
    const { profil } = source.reglages
    const muet = (await autreProfilAvant(tx, profil)) !== undefined
    const livraison = { passageId: passage.id, maintenant, directe: true, profil, muet }
    const reception = await ouvrirReception(tx, livraison, essai)
    let lues = 0
    for await (const ressource of ressources) {
      await reception.deposer(ressource)
      lues++
    }
    await reception.clore()
    await avec(tx, lues)
    await tx
      .updateTable('ror_passage')
      .set({ bilan: JSON.stringify(essai) })
      .where('id', '=', passage.id)
      .execute()
    return lues
  })
  Object.assign(bilan, essai)
  return lues
}
