import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Services } from '#src/socle/services.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import type { LigneLue } from '../fichier/colonnes.ts'
import { lireLignes } from '../lire-imports.ts'
import type { Champ } from '../personnes/colonnes.ts'
import { executer, type Verdict } from '../personnes/executer.ts'
import { reprendreImport, schemaDonnees, suivre } from './contexte.ts'
import { noterVerdicts } from './noter-lignes.ts'

/** Carries what was foretold out of the transaction that it undoes. */
class Defait extends Error {
  readonly verdicts: Verdict[] | null
  constructor(verdicts: Verdict[] | null) {
    super('dry run')
    this.verdicts = verdicts
  }
}

/** The dry run: does it all, keeps what it saw, undoes it all. Run again, it finds nothing to verify. */
export const verifierImport: Travail = {
  nom: 'verifier-import',
  executer: async (services, donnees) => {
    const { importId } = schemaDonnees.parse(donnees)
    const verdicts = await repeter(services, importId)
    if (!verdicts) return
    await enTransaction(services.base, async tx => {
      const repris = await reprendreImport(tx, services, importId)
      if (repris?.etat !== 'a-verifier') return
      await noterVerdicts(tx, importId, verdicts)
      await tx.updateTable('import').set({ etat: 'verifie', faites: 0 }).where('id', '=', importId).execute()
    })
  },
}

async function repeter(services: Services, importId: string): Promise<Verdict[] | null> {
  try {
    return await enTransaction(services.base, async tx => {
      const repris = await reprendreImport(tx, services, importId)
      if (repris?.etat !== 'a-verifier') throw new Defait(null)
      const lignes = (await lireLignes(tx, importId)) as LigneLue<Champ>[]
      const verdicts = await executer(tx, repris.contexte, lignes, {
        homonymes: false,
        avancer: suivre(services, importId),
      })
      throw new Defait([...verdicts.values()])
    })
  } catch (erreur) {
    if (erreur instanceof Defait) return erreur.verdicts
    throw erreur
  }
}
