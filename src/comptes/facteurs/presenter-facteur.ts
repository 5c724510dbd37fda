import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { faireConfiance } from '../appareils/confiance.ts'
import { confirmerEssai, noterEssai } from '../connexion/essais.ts'
import { type DuNavigateur, terminerConnexion } from '../connexion/terminer-connexion.ts'
import { compterEssai, essaisParAttente, fermerAttente, lireAttente } from './attente.ts'
import { annoncerCodesInexacts } from './courriels.ts'
import { epreuvesDuCompte } from './registre.ts'

type Commande = DuNavigateur & {
  jetonAttente: string | undefined
  genre: string
  champs: Readonly<Record<string, string>>
  /** « Do not ask again on this device ». */
  seSouvenir: boolean
  maintenant: Date
  origine: Origine
}

export type SecondePreuve =
  | { ok: true; jeton: string; suite: string; confiance: string | undefined }
  /** Too late, too many answers, or an account changed meanwhile: back to the password. */
  | { ok: false; motif: 'attente-perimee' }
  | { ok: false; motif: 'trop-d-essais'; reprendreA: Date }
  | { ok: false; motif: 'inexact' }

const perimee: SecondePreuve = { ok: false, motif: 'attente-perimee' }

/**
 * The second step of a sign-in. The answer is counted before it is looked at, by account and by address as passwords
 * are, and by pending sign-in; a right one opens the session and ends the pending sign-in in one transaction.
 */
export async function presenterFacteur(
  { base, config }: Pick<Services, 'base' | 'config'>,
  commande: Commande,
): Promise<SecondePreuve> {
  const { jetonAttente, genre, champs, maintenant, origine } = commande
  const attente = await lireAttente(base, { jeton: jetonAttente, maintenant })
  if (!attente) return perimee
  const { compteId, courriel, suite } = attente
  const essai = await noterEssai(base, { courriel, compteId, moyen: 'facteur', maintenant, origine })
  if (!essai.ok) return { ok: false, motif: 'trop-d-essais', reprendreA: essai.reprendreA }

  return enTransaction(base, async (tx): Promise<SecondePreuve> => {
    const donnes = await compterEssai(tx, attente.id)
    if (donnes === null) return perimee
    const epreuves = await epreuvesDuCompte(tx, compteId, config)
    const epreuve = epreuves.find(e => e.genre === genre)
    const juste = await epreuve?.verifier(tx, { attente, champs, maintenant, origine, config })
    if (!juste) {
      if (donnes < essaisParAttente) return { ok: false, motif: 'inexact' }
      await annoncerCodesInexacts(tx, attente, { maintenant, origine, config })
      return perimee
    }
    const jeton = await terminerConnexion(tx, { ...commande, compteId, moyen: 'facteur', config })
    if (!jeton) return perimee
    await confirmerEssai(tx, essai.essaiId)
    await fermerAttente(tx, attente.id)
    const retenir = commande.seSouvenir && config.APPAREIL_CONFIANCE_JOURS > 0
    const confiance = retenir
      ? await faireConfiance(tx, { compteId, maintenant, origine, config })
      : undefined
    return { ok: true, jeton, suite, confiance }
  })
}
