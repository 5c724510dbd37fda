import { conseil, conseilMotDeguise } from './conseils.ts'
import { estimer, estUnMotDeguise } from './estimer.ts'
import { contientUnMot, motsPersonnels, type Personne } from './mots-personnels.ts'

/** Long rather than complicated: ANSSI and NIST SP 800-63B ask for length and against the obvious, no more. */
export const longueurMotDePasse = { min: 12, max: 200 } as const

/** Of 4: more than 10^8 guesses, out of reach of who must ask us each time. */
const scoreMin = 3

/** What the page says before, so that the refusal never surprises. */
export const exigences = [
  '12 caractères au moins : une phrase de quelques mots convient très bien.',
  'Sans votre nom, votre prénom, votre adresse électronique ni le nom de votre structure, même déguisés.',
  'Ni une suite évidente, ni un mot connu suivi de chiffres, ni un mot de passe courant.',
] as const

/** Why this password is refused, in a sentence for the form; null when it will do. */
export async function faiblesseDe(motDePasse: string, personne: Personne): Promise<string | null> {
  const longueur = [...motDePasse.normalize('NFKC')].length
  if (longueur < longueurMotDePasse.min) return `Choisissez au moins ${longueurMotDePasse.min} caractères.`
  if (longueur > longueurMotDePasse.max) return `Choisissez au plus ${longueurMotDePasse.max} caractères.`
  if (/[\p{Cc}\uFFFD]/u.test(motDePasse))
    return 'Retirez les caractères invisibles du mot de passe : certains claviers ne pourraient pas les saisir.'
  const mots = motsPersonnels(personne)
  if (contientUnMot(motDePasse, mots))
    return 'Retirez du mot de passe votre nom, votre prénom, votre adresse électronique ou le nom de votre structure, même déguisés.'
  const estimation = await estimer(motDePasse.normalize('NFKC'), mots)
  if (estimation.score < scoreMin) return conseil(estimation)
  return estUnMotDeguise(estimation) ? conseilMotDeguise : null
}
