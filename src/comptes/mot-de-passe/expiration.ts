import type { Config } from '#src/socle/config/config.ts'
import { ajouterMois, jourDe } from '#src/socle/temps/jours.ts'
import type { MoyenConnexion } from '../tables.ts'

export const cheminExpire = '/mot-de-passe-expire'

/** Who came in without the password owes nothing for its age. */
const sansMotDePasse: readonly MoyenConnexion[] = ['cle-acces', 'pro-sante-connect']

/**
 * Whether the password has lived its life, where the operator gives it one: N months, day for day. Never by default:
 * people forced to change choose worse (NIST SP 800-63B). Of an unknown age, it is old.
 */
export function motDePasseExpire(s: {
  moyen: MoyenConnexion
  motDePasseChangeLe: Date | null
  maintenant: Date
  config: Pick<Config, 'MOT_DE_PASSE_DUREE_MOIS'>
}): boolean {
  const mois = s.config.MOT_DE_PASSE_DUREE_MOIS
  if (mois === 0 || sansMotDePasse.includes(s.moyen)) return false
  if (!s.motDePasseChangeLe) return true
  return ajouterMois(jourDe(s.motDePasseChangeLe), mois) <= jourDe(s.maintenant)
}
