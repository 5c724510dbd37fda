/** Long rather than complicated: ANSSI and NIST SP 800-63B ask for length and against the obvious, no more. */
export const longueurMotDePasse = { min: 12, max: 200 } as const

export type Personne = { nom: string; prenom: string; courriel: string }

/** What the page says before, so that the refusal never surprises. */
export const exigences = [
  '12 caractères au moins : une phrase de quelques mots convient très bien.',
  'Sans votre nom, votre prénom ni votre adresse électronique.',
  'Ni une suite évidente, ni un mot de passe courant.',
] as const

/** What people choose first when twelve characters are asked: compared without accents, case, digits or marks. */
const courants = new Set(
  `azertyuiop azertyuiopqsdfghjklm qwertyuiop qwertyuiopasdfghjkl motdepasse monmotdepasse motdepassesecret
  password passwordpassword mypassword viatrajectoire trajectoire hopital bonjour bonjourbonjour bienvenue soleil
  doudou loulou chouchou marseille administrateur administrator changezmoi changeme letmein iloveyou jetaime
  aqwzsxedc azerty azertyazerty qwerty qwertyqwerty abcdefghijkl abcdefghijklmnopqrstuvwxyz secret secretsecret
  ouvretoi sesame sesameouvretoi welcome princesse football infirmiere medecin`.split(/\s+/),
)

/** Why this password is refused, in a sentence for the form; null when it will do. */
export function faiblesseDe(motDePasse: string, personne: Personne): string | null {
  const longueur = [...motDePasse].length
  if (longueur < longueurMotDePasse.min) return `Choisissez au moins ${longueurMotDePasse.min} caractères.`
  if (longueur > longueurMotDePasse.max) return `Choisissez au plus ${longueurMotDePasse.max} caractères.`
  const simple = simplifier(motDePasse)
  if (motsDe(personne).some(mot => simple.includes(mot)))
    return 'Retirez votre nom, votre prénom ou votre adresse électronique du mot de passe.'
  if (courants.has(simple.replace(/\d/g, '')) || estMonotone(motDePasse))
    return 'Ce mot de passe est l’un des premiers qu’un pirate essaierait : choisissez-en un autre.'
  return null
}

/** Short names (« Li », « Max ») occur in too many words to be forbidden. */
function motsDe({ nom, prenom, courriel }: Personne): string[] {
  const local = courriel.split('@')[0] ?? ''
  return [nom, prenom, local, ...nom.split(/[\s-]+/), ...prenom.split(/[\s-]+/)]
    .map(simplifier)
    .filter(mot => mot.length >= 4)
}

/** Few different characters, a short piece repeated, or characters that follow one another. */
function estMonotone(motDePasse: string): boolean {
  const caracteres = [...motDePasse.toLowerCase()]
  if (new Set(caracteres).size <= 4 || /^(.{1,4})\1+.{0,3}$/su.test(motDePasse)) return true
  const pas = caracteres
    .slice(1)
    .map((c, rang) => (c.codePointAt(0) ?? 0) - (caracteres[rang]?.codePointAt(0) ?? 0))
  return pas.filter(ecart => Math.abs(ecart) <= 1).length >= pas.length - 2
}

function simplifier(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
