import type { MatchExtended, ZxcvbnResult } from '@zxcvbn-ts/core'

/** What people choose first when twelve characters are asked, and that the lists of leaked passwords know too little. */
const courantsIci =
  `azertyuiop azertyuiopqsdfghjklm qwertyuiop motdepasse monmotdepasse motdepassesecret secretsecret hopital bonjour
  bonjourbonjour bienvenue soleil doudou loulou chouchou marseille administrateur changezmoi changemoi jetaime
  aqwzsxedc azerty azertyazerty ouvretoi sesame sesameouvretoi princesse infirmiere infirmier medecin secretaire
  printemps automne vacances liberte`.split(/\s+/)

/**
 * Longer, the estimation would cost more than the rest of the sign-in: hostile inputs are made to. Forty characters that
 * are hard to guess stay so whatever follows; measured at 30 ms at worst, where the library's own limits allow 450.
 */
const bornes = { maxLength: 40, l33tMaxSubstitutions: 10 }

type Estimateur = (motDePasse: string, mots: readonly string[]) => ZxcvbnResult
const etat: { estimateur?: Promise<Estimateur> } = {}

/** How hard it is to guess, 0 to 4, and of what it is made. The 140,000 words are read at the first need: 40 MB. */
export async function estimer(motDePasse: string, mots: readonly string[]): Promise<ZxcvbnResult> {
  etat.estimateur ??= charger()
  return (await etat.estimateur)(motDePasse, mots)
}

async function charger(): Promise<Estimateur> {
  const [{ ZxcvbnFactory }, commun, francais] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ])
  const zxcvbn = new ZxcvbnFactory({
    ...bornes,
    graphs: commun.adjacencyGraphs,
    dictionary: { ...commun.dictionary, ...francais.dictionary, courantsIci },
  })
  return (motDePasse, mots) => zxcvbn.check(motDePasse, [...mots])
}

/** « Soleil2026!! », « M0tDePasse2026 »: one known word in its Sunday best, that every cracking tool tries. */
export function estUnMotDeguise({ sequence }: Pick<ZxcvbnResult, 'sequence'>): boolean {
  const mots = sequence.filter(estUnMot)
  const longueur = (morceaux: readonly MatchExtended[]) =>
    morceaux.reduce((somme, { token }) => somme + token.length, 0)
  const reste = sequence.filter(morceau => !estUnMot(morceau))
  return mots.length === 1 && longueur(reste) <= 6 && !reste.some(({ token }) => /\p{L}{3}/u.test(token))
}

const estUnMot = ({ pattern, token }: MatchExtended) =>
  ['dictionary', 'spatial'].includes(pattern) && /\p{L}{3}|\d{6}/u.test(demasque(token))

/** Digits and marks that stand for letters: enough to see that there is a word. */
const demasque = (token: string) => token.replace(/[013457@$!|]/g, 'a')
