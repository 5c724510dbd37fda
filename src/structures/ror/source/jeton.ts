import { texte } from '../fhir.ts'
import { echec } from './echec.ts'
import { joindre } from './joindre.ts'
import type { Outils } from './outils.ts'
import type { ReglagesRor } from './reglages.ts'
import { corpsCourtDe, redirectionDe } from './reponses.ts'
import { aRetenter, reessayer } from './reprises.ts'

/** A token is renewed when so little of its life remains (interop.md §1.5). */
const margeMs = 10_000

/** Gives the bearer of the moment; `renouveler` when the source has just refused it. */
export type Jeton = { lire: () => Promise<string>; renouveler: () => Promise<string> }

/** OAuth 2 `client_credentials`, by secret, or by the certificate that the connection shows. */
export function ouvrirJeton(reglages: ReglagesRor, outils: Outils): Jeton {
  let courant: { valeur: string; finMs: number } | undefined
  async function renouveler(): Promise<string> {
    courant = await reessayer(outils, () => demander(reglages, outils))
    return courant.valeur
  }
  return {
    renouveler,
    lire: async () =>
      courant && courant.finMs - outils.maintenant().getTime() >= margeMs ? courant.valeur : renouveler(),
  }
}

async function demander(reglages: ReglagesRor, outils: Outils) {
  const demande = new URLSearchParams({ grant_type: 'client_credentials', client_id: reglages.clientId })
  if (reglages.secret) demande.set('client_secret', reglages.secret)
  const demandeLe = outils.maintenant().getTime()
  const reponse = await joindre(
    { reglages, outils },
    reglages.jeton,
    {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: demande.toString(),
    },
    'Le serveur de jetons du ROR',
  )
  if (reponse.status >= 300 && reponse.status < 400) throw await redirectionDe(reponse, reglages.jeton)
  if (!reponse.ok) {
    await reponse.body?.cancel()
    const phrase = `Le serveur de jetons du ROR répond ${reponse.status}.`
    if (reponse.status >= 500 || reponse.status === 429) throw aRetenter(echec('injoignable', phrase))
    throw echec('authentification', `${phrase} Il ne nous reconnaît pas.`)
  }
  const corps = await corpsCourtDe(reponse, reglages.jeton)
  const valeur = texte(corps?.access_token)
  if (!valeur)
    throw aRetenter(echec('reponse-illisible', 'Le serveur de jetons du ROR n’a pas rendu de jeton.'))
  // a server that says nothing of its length means « short »
  const secondes = typeof corps?.expires_in === 'number' ? corps.expires_in : 60
  return { valeur, finMs: demandeLe + secondes * 1000 }
}
