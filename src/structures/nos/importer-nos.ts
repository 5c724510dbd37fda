import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { verrous } from '#src/socle/base/verrous.ts'
import { lireFichier } from '../ror/lire-fichier.ts'
import { listerFichiers } from '../ror/lister-fichiers.ts'
import { estRefus, refus } from '../ror/refus.ts'
import { lireTerminologie, type TerminologieLue } from './lire-terminologie.ts'
import { type BilanNos, bilanNosVide, recevoirTerminologie } from './recevoir-terminologie.ts'

type BilanImportNos = BilanNos & { fichiers: { lus: number; ignores: string[] } }
export type ResultatNos = { ok: true; bilan: BilanImportNos } | { ok: false; motif: string }

/** The communes alone weigh twenty megabytes. */
const octetsMax = 200_000_000

/** Loads the CodeSystem, ValueSet and ConceptMap of a file or of a whole folder, all or nothing. */
export async function importerNos(
  base: Base,
  { chemin, maintenant }: { chemin: string; maintenant: Date },
): Promise<ResultatNos> {
  try {
    const fichiers = await listerFichiers(chemin)
    const bilan = await enTransaction(base, async tx => {
      await prendreSonTour(tx)
      const bilan: BilanImportNos = { ...bilanNosVide(), fichiers: { lus: 0, ignores: [] } }
      for (const fichier of fichiers) {
        let lues = 0
        for await (const ressource of lireFichier(fichier, octetsMax)) {
          const lue = lireTerminologie(ressource)
          if (!lue) continue
          lues++
          await recevoirTerminologie(tx, lue, { bilan, maintenant })
        }
        if (lues === 0) bilan.fichiers.ignores.push(fichier)
        else bilan.fichiers.lus++
      }
      if (bilan.fichiers.lus === 0) throw refus(`${chemin} : aucune terminologie FHIR n’y a été trouvée.`)
      return bilan
    })
    return { ok: true, bilan }
  } catch (erreur) {
    if (estRefus(erreur)) return { ok: false, motif: erreur.message }
    throw erreur
  }
}

/** The same for terminologies that are already at hand, in the caller's transaction. */
export async function importerTerminologies(
  tx: Ecriture,
  lues: readonly TerminologieLue[],
  maintenant: Date,
): Promise<BilanNos> {
  await prendreSonTour(tx)
  const bilan = bilanNosVide()
  for (const lue of lues) await recevoirTerminologie(tx, lue, { bilan, maintenant })
  return bilan
}

const prendreSonTour = (tx: Ecriture) => sql`select pg_advisory_xact_lock(${verrous.importNos})`.execute(tx)
