import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { verrous } from '#src/socle/base/verrous.ts'
import { type BilanImport, bilanVide, compterSorts } from './bilan.ts'
import { lireFichier } from './lire-fichier.ts'
import { listerFichiers } from './lister-fichiers.ts'
import { projeter } from './projection/projeter.ts'
import { ouvrirReception, type Reception } from './reception/recevoir.ts'
import { estRefus, refus } from './refus.ts'
import { inscrireFichiersRefuses, ouvrirPassage, terminerPassage } from './synchronisation/passages.ts'

export type ResultatImport = { ok: true; bilan: BilanImport } | { ok: false; motif: string }

/**
 * Imports a file or a whole folder of FHIR R4 resources of the ROR, all or nothing: one transaction, one resource
 * in memory at a time, in any order. Run twice, the second run changes nothing.
 */
export async function importerRor(
  base: Base,
  demande: { chemin: string; maintenant: Date; progression?: (lues: number) => void },
): Promise<ResultatImport> {
  const { chemin, maintenant, progression } = demande
  try {
    const fichiers = await listerFichiers(chemin)
    const bilan = await enTransaction(base, tx =>
      importer(tx, maintenant, async (reception, bilan) => {
        let lues = 0
        for (const fichier of fichiers) {
          const avant = lues
          for await (const ressource of lireFichier(fichier)) {
            await reception.deposer(ressource)
            lues++
            progression?.(lues)
          }
          if (lues === avant) bilan.fichiers.ignores.push(fichier)
          else bilan.fichiers.lus++
        }
        if (lues === 0) throw refus(`${chemin} : aucune ressource FHIR du ROR n’y a été trouvée.`)
      }),
    )
    return { ok: true, bilan }
  } catch (erreur) {
    if (!estRefus(erreur)) throw erreur
    await enTransaction(base, tx => inscrireFichiersRefuses(tx, { motif: erreur.message, maintenant }))
    return { ok: false, motif: erreur.message }
  }
}

/** The same import for resources that are already at hand, in the caller's transaction. */
export async function importerRessources(
  tx: Ecriture,
  ressources: AsyncIterable<unknown> | Iterable<unknown>,
  maintenant: Date,
): Promise<BilanImport> {
  return importer(tx, maintenant, async reception => {
    for await (const ressource of ressources) await reception.deposer(ressource)
  })
}

async function importer(
  tx: Ecriture,
  maintenant: Date,
  remplir: (reception: Reception, bilan: BilanImport) => Promise<void>,
): Promise<BilanImport> {
  await prendreSonTour(tx)
  const passage = await ouvrirPassage(tx, { nature: 'fichiers', maintenant })
  const bilan = bilanVide()
  const livraison = { passageId: passage.id, maintenant, directe: false, profil: null, muet: false }
  const reception = await ouvrirReception(tx, livraison, bilan)
  await remplir(reception, bilan)
  await reception.clore()
  await compterSorts(tx, passage.id, bilan)
  await projeter(tx, bilan, maintenant)
  await terminerPassage(tx, passage.id, { etat: 'reussi', bilan, maintenant })
  return bilan
}

/** What writes the mirror takes turns, and may last longer than what a page may ever wait. */
export async function prendreSonTour(tx: Ecriture): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`select pg_advisory_xact_lock(${verrous.importRor})`.execute(tx)
}
