import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { estDeConfiance } from '../appareils/confiance.ts'
import { noterReussite, type Preuve, terminerConnexion } from '../connexion/terminer-connexion.ts'
import { ouvrirAttente } from './attente.ts'
import { envoyerCode } from './courriel/envoyer-code.ts'
import { courriel } from './courriel/facteur-courriel.tsx'
import { doitUnSecondFacteur } from './obligation.ts'
import { epreuvesDuCompte } from './registre.ts'

type PremierePreuve = Omit<Preuve, 'moyen' | 'config'> & {
  moyen: 'mot-de-passe' | 'reinitialisation'
  /** The digest that was verified: a password changed since proves nothing. */
  motDePasse: string
  /** Where the person was going. */
  suite: string
  config: Config
}

export type Poursuite = { etape: 'session'; jeton: string } | { etape: 'second-facteur'; attente: string }

/**
 * After a right password: the session, or a pending sign-in when a second factor is owed and the browser is not one
 * that the account trusts. @returns null when the account or its password has changed meanwhile.
 */
export async function poursuivreConnexion(tx: Ecriture, preuve: PremierePreuve): Promise<Poursuite | null> {
  const { compteId, maintenant, config } = preuve
  const compte = await compteInchange(tx, preuve)
  if (!compte) return null
  if (!doitUnSecondFacteur({ facteurs: compte.facteurs, config }) || (await estConnuIci(tx, preuve))) {
    const jeton = await terminerConnexion(tx, preuve)
    return jeton ? { etape: 'session', jeton } : null
  }
  if (preuve.moyen === 'reinitialisation') await noterReussite(tx, compte.courriel, preuve)
  const { jeton, id } = await ouvrirAttente(tx, preuve)
  const [premiere, ...autres] = await epreuvesDuCompte(tx, compteId, config)
  // nothing to choose from: the code leaves at once
  if (premiere === courriel && autres.length === 0) {
    const attente = { ...compte, id, compteId, suite: preuve.suite }
    await envoyerCode(tx, { attente, maintenant, origine: preuve.origine, config })
  }
  return { etape: 'second-facteur', attente: jeton }
}

/** Held until the end: a password changed at the same time comes before or after, never between. */
function compteInchange(tx: Ecriture, { compteId, motDePasse }: PremierePreuve) {
  return tx
    .selectFrom('compte')
    .select(['courriel', 'nom', 'prenom', 'facteurs'])
    .where('id', '=', compteId)
    .where('etat', '=', 'actif')
    .where('mot_de_passe', '=', motDePasse)
    .forUpdate()
    .executeTakeFirst()
}

async function estConnuIci(
  tx: Ecriture,
  { compteId, confiance, maintenant, config }: PremierePreuve,
): Promise<boolean> {
  if (config.APPAREIL_CONFIANCE_JOURS === 0) return false
  return estDeConfiance(tx, { compteId, jeton: confiance, maintenant })
}
