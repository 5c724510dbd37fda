import { authorizationCodeGrant, type Configuration, fetchUserInfo } from 'openid-client'
import type { Services } from '#src/socle/services.ts'
import { adressePsc } from './chemins.ts'
import { EchecPsc, enEchec } from './echecs.ts'
import { configurationPsc } from './fournisseur.ts'
import { type IdentitePsc, lireIdentite } from './identite.ts'
import { demandePsc, secretsDuDepart } from './partir.ts'

/** Seconds by which the provider's clock may be ahead of ours; openid-client allows as much on expiry. */
const avanceToleree = 30

type Retour = { parametres: URLSearchParams; etat: string; navigateur: string; maintenant: Date }
export type Preuve = { identite: IdentitePsc; jetonId: string }

/**
 * Exchanges the code for who is there, and checks everything on the way: issuer, state, signature, audience, nonce,
 * expiry, level, and that the identity is that of the token. The departure must have been consumed before.
 * @throws EchecPsc
 */
export async function revenirDePsc(config: Services['config'], retour: Retour): Promise<Preuve> {
  try {
    return await echanger(config, retour)
  } catch (erreur) {
    throw enEchec(erreur)
  }
}

async function echanger(config: Services['config'], retour: Retour): Promise<Preuve> {
  const { parametres, etat, navigateur, maintenant } = retour
  const fournisseur = await configurationPsc(config, maintenant)
  const { nonce, verificateur } = secretsDuDepart(navigateur, etat)
  const adresse = new URL(adressePsc(config, 'retour'))
  adresse.search = parametres.toString()
  const jetons = await authorizationCodeGrant(fournisseur, adresse, {
    expectedState: etat,
    expectedNonce: nonce,
    pkceCodeVerifier: verificateur,
    idTokenExpected: true,
  })
  const claims = jetons.claims()
  if (!claims || !jetons.id_token) throw new EchecPsc('non-conforme')
  if (claims.iat > Date.now() / 1000 + avanceToleree) throw new EchecPsc('horloge')
  if (claims.acr !== demandePsc.acr) throw new EchecPsc('niveau')
  const identite = await lireUserinfo(fournisseur, jetons.access_token, claims.sub)
  return { identite, jetonId: jetons.id_token }
}

/** JSON or signed JWT, whichever the provider sends; always of the same `sub` as the token. */
async function lireUserinfo(fournisseur: Configuration, jeton: string, sujet: string): Promise<IdentitePsc> {
  const identite = lireIdentite(await fetchUserInfo(fournisseur, jeton, sujet))
  if (!identite) throw new EchecPsc('non-conforme')
  return identite
}
