import type { Acteur } from '#src/socle/acces/acteur.ts'
import { cookieSession, lireCookie, poserCookie, retirerCookie } from '#src/socle/web/cookies.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { appareilPresente, confiancePresentee } from '../appareils/cookies.ts'
import type { DuNavigateur } from './terminer-connexion.ts'

type R = Requete<Acteur | null>

/** The token that this browser shows, valid or not. */
export function jetonPresente(r: R): string | undefined {
  return lireCookie(r.c, r.services.config, cookieSession)
}

/** All that a way in is told of the browser: what it held, and whether it is known or trusted. */
export function presenteParLeNavigateur(r: R): DuNavigateur {
  return { jetonPrecedent: jetonPresente(r), appareil: appareilPresente(r), confiance: confiancePresentee(r) }
}

/** Gives the browser its session, for as long as the base would keep it at most. */
export function remettreSession(r: R, jeton: string): void {
  const { config } = r.services
  poserCookie(r.c, config, cookieSession, jeton, config.SESSION_DUREE_HEURES * 3600)
}

export function reprendreSession(r: R): void {
  retirerCookie(r.c, r.services.config, cookieSession)
}
