import { chiffrer, dechiffrer, SecretIllisible } from '#src/socle/secrets/chiffrer.ts'
import { type ConfigSecrets, trousseauDe } from '#src/socle/secrets/cles.ts'

// Without a script and without a puzzle: a field that people do not see, and the time that people take.

const usage = 'demande-de-compte'
/** Nobody reads and fills the form that fast; a page left open overnight has expired. */
const dureeMin = 3_000
const dureeMax = 86_400_000

/** When the form was shown, sealed: it cannot be made up. */
export function sceller(config: ConfigSecrets, maintenant: Date): string {
  return chiffrer(trousseauDe(config), Buffer.from(String(maintenant.getTime())), usage).toString('base64url')
}

export type Passage = 'personne' | 'robot' | 'expire'

/** @param piege what the hidden field bears: people leave it empty */
export function juger(
  config: ConfigSecrets,
  { depuis, piege }: { depuis: string; piege: string },
  maintenant: Date,
): Passage {
  if (piege !== '') return 'robot'
  const montre = ouvrir(config, depuis)
  if (montre === null) return 'robot'
  const duree = maintenant.getTime() - montre
  if (duree < dureeMin) return 'robot'
  return duree > dureeMax ? 'expire' : 'personne'
}

function ouvrir(config: ConfigSecrets, scelle: string): number | null {
  try {
    return Number(dechiffrer(trousseauDe(config), Buffer.from(scelle, 'base64url'), usage).toString())
  } catch (erreur) {
    if (erreur instanceof SecretIllisible) return null
    throw erreur
  }
}
