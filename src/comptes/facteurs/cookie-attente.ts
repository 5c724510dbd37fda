import type { Acteur } from '#src/socle/acces/acteur.ts'
import { lireCookie, poserCookie, retirerCookie } from '#src/socle/web/cookies.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { type Attente, dureeAttente, lireAttente } from './attente.ts'

type R = Requete<Acteur | null>

const cookie = 'attente'
export const cheminSecondFacteur = '/connexion/second-facteur'

export const jetonAttente = (r: R): string | undefined => lireCookie(r.c, r.services.config, cookie)

/** The first proof was right: on to the second step. */
export function versSecondFacteur(r: R, jeton: string): Response {
  poserCookie(r.c, r.services.config, cookie, jeton, dureeAttente / 1000)
  return r.redirige(cheminSecondFacteur)
}

export function oublierAttente(r: R): void {
  retirerCookie(r.c, r.services.config, cookie)
}

export function attentePresentee(r: R): Promise<Attente | undefined> {
  return lireAttente(r.services.base, { jeton: jetonAttente(r), maintenant: r.maintenant })
}
