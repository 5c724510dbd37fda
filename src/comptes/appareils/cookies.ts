import type { Acteur } from '#src/socle/acces/acteur.ts'
import { lireCookie, poserCookie } from '#src/socle/web/cookies.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { nouveauSecret } from '../liens/secret.ts'

type R = Requete<Acteur | null>

const jour = 86_400
const cookieAppareil = 'appareil'
const cookieConfiance = 'confiance'

/**
 * What names this browser for the accounts that sign in from it; given at the first sign-in and kept for as long as
 * browsers allow (400 days).
 */
export function appareilPresente(r: R): string {
  const { config } = r.services
  const appareil = lireCookie(r.c, config, cookieAppareil) || nouveauSecret()
  poserCookie(r.c, config, cookieAppareil, appareil, 400 * jour)
  return appareil
}

export function confiancePresentee(r: R): string | undefined {
  return lireCookie(r.c, r.services.config, cookieConfiance)
}

export function remettreConfiance(r: R, confiance: string): void {
  const { config } = r.services
  poserCookie(r.c, config, cookieConfiance, confiance, config.APPAREIL_CONFIANCE_JOURS * jour)
}
