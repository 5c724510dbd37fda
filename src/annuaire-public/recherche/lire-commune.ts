import type { CommuneConnue, Connaissances, Lecture } from './comprehension.ts'
import { enMots, type Mot, vides } from './mots.ts'
import { nomDeCommune } from './normaliser.ts'
import { unEcart } from './un-ecart.ts'

const motsMax = 6

/** Every run of words that may name a commune, normalised: what the base is asked before the text is read. */
export function candidatsDeCommune(texte: string): string[] {
  const mots = enMots(texte).filter(({ cite }) => !cite)
  const suites = mots.flatMap((_, rang) =>
    Array.from({ length: Math.min(motsMax, mots.length - rang) }, (_, n) => suiteDe(mots, rang, n + 1)),
  )
  return [...new Set(suites)].filter(suite => suite.length > 1 && !vides.has(suite))
}

export function lireCommune(
  mots: readonly Mot[],
  rang: number,
  { communes }: Connaissances,
): Lecture | undefined {
  if (mots[rang]?.cite) return undefined
  // « Y », « Les », « Sur »… are communes too, somewhere: never alone
  const nommee = (nom: string, suite: string, n: number) =>
    nom === suite && suite !== '' && !(n === 1 && vides.has(suite))
  return laPlusLongue(mots, rang, communes, nommee)
}

/** One slip in the whole name, if it is long enough to be recognised. */
export function lireCommuneAvecUneFaute(
  mots: readonly Mot[],
  rang: number,
  { communes }: Connaissances,
): Lecture | undefined {
  return laPlusLongue(mots, rang, communes, (nom, suite) => suite.length >= 6 && unEcart(nom, suite))
}

/** The longest run of words, from this one on, that names a commune. */
function laPlusLongue(
  mots: readonly Mot[],
  rang: number,
  communes: readonly CommuneConnue[],
  nommee: (nom: string, suite: string, n: number) => boolean,
): Lecture | undefined {
  for (let n = Math.min(motsMax, mots.length - rang); n >= 1; n--) {
    const suite = suiteDe(mots, rang, n)
    const trouvees = communes.filter(({ nomNormalise }) => nommee(nomNormalise, suite, n))
    if (trouvees.length > 0) return enLecture(trouvees, n, suite)
  }
  return undefined
}

const suiteDe = (mots: readonly Mot[], rang: number, n: number) =>
  nomDeCommune(
    mots
      .slice(rang, rang + n)
      .map(({ texte }) => texte)
      .join(' '),
  )

function enLecture(communes: readonly CommuneConnue[], mots: number, suite: string): Lecture {
  const ou = communes.map(({ departementCode }) => departementCode).join(', ')
  return {
    mots,
    genre: 'commune',
    libelle: `${communes[0]?.nom ?? suite} (${ou})`,
    apport: { communes, lieuxEnToutesLettres: [suite] },
  }
}
