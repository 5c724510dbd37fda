import { sql } from 'kysely'
import { rafraichirAnnuaire } from '#src/annuaire-public/modele/rafraichir.ts'
import { hacherMotDePasse } from '#src/comptes/connexion/mot-de-passe.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { verrous } from '#src/socle/base/verrous.ts'
import type { Services } from '#src/socle/services.ts'
import { importerRessources } from '#src/structures/ror/importer.ts'
import { ecrireDemandes } from './ecriture/demandes.ts'
import { ecrirePeuplement } from './ecriture/ecrire.ts'
import { lireReperes } from './ecriture/reperes.ts'
import { semerFiches } from './fiches/semer-fiches.ts'
import { motDePasseDemo } from './personnages.ts'
import { imaginerRegion } from './peuplement.ts'
import { semerRevues } from './revues/semer-revues.ts'

export type BilanDemo = {
  /** False when the base already had accounts: nothing was done. */
  semee: boolean
  structures: number
  comptes: number
  habilitations: number
  departs: number
  journal: number
}

/**
 * Fills an empty base with the fictional region (structures through the ROR import, people, rights, journal),
 * in one transaction. A base that has any account is left alone.
 */
export async function semerDemo(services: Pick<Services, 'base' | 'horloge' | 'config'>): Promise<BilanDemo> {
  const rien = { semee: false, structures: 0, comptes: 0, habilitations: 0, departs: 0, journal: 0 }
  if (await aDesComptes(services.base)) return rien
  const motDePasse = await hacherMotDePasse(motDePasseDemo, services.config.ARGON2_PARAMETRES)
  const maintenant = services.horloge()
  const { structures, ressources, peuplement } = imaginerRegion({
    graine: services.config.DEMO_GRAINE,
    maintenant,
  })
  const bilan = await enTransaction(services.base, async tx => {
    await sql`select pg_advisory_xact_lock(${verrous.demonstration})`.execute(tx)
    if (await aDesComptes(tx)) return rien
    await importerRessources(tx, ressources, maintenant)
    const reperes = await lireReperes(tx)
    const { journal } = await ecrirePeuplement(tx, peuplement, { reperes, motDePasse })
    await semerRevues(tx, maintenant)
    await ecrireDemandes(tx, { services, maintenant })
    await semerFiches(tx, maintenant)
    return {
      semee: true,
      structures: structures.length,
      comptes: peuplement.personnes.length,
      habilitations: peuplement.droits.length,
      departs: peuplement.departs.length,
      journal,
    }
  })
  // the directory of a region that one has just opened is not to be waited for
  if (bilan.semee) await rafraichirAnnuaire(services.base, maintenant)
  // the planner knows nothing of tables that were empty a second ago
  if (bilan.semee)
    await sql`analyze structure, unite, compte, habilitation, journal, revue, revue_ligne, annuaire_public`.execute(
      services.base,
    )
  return bilan
}

async function aDesComptes(lecture: Services['base'] | Ecriture): Promise<boolean> {
  return Boolean(await lecture.selectFrom('compte').select('id').limit(1).executeTakeFirst())
}
