import type { Acteur } from '#src/socle/acces/acteur.ts'
import { lireCookie, poserCookie } from '#src/socle/web/cookies.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { nouveauSecret } from '../liens/secret.ts'
import { optionsConnexion } from './options.ts'

const cookieDefi = 'defi'

type R = Requete<Acteur | null>

/** Before anybody is known, the challenge is bound to the browser: an answer that was overheard is worth nothing elsewhere. */
export function lienDuNavigateur(r: R): string | undefined {
  return lireCookie(r.c, r.services.config, cookieDefi)
}

/** What the sign-in page tells the browser. One cookie for all its tabs, until it is closed. */
export function optionsDuNavigateur(r: R) {
  const { base, config } = r.services
  const lien = lienDuNavigateur(r) ?? nouveauSecret()
  poserCookie(r.c, config, cookieDefi, lien)
  return optionsConnexion(base, { lien, maintenant: r.maintenant, config })
}
