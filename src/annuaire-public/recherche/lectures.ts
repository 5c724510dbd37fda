import type { Connaissances, Lecture } from './comprehension.ts'
import { auSingulier, type Sens } from './lexique.ts'
import { lireCommune, lireCommuneAvecUneFaute } from './lire-commune.ts'
import { lireAdresse, lireCode, lireFiness, lirePrix, lireRayon } from './lire-numeros.ts'
import { type Mot, vides } from './mots.ts'
import { unEcart } from './un-ecart.ts'

/** What starts at this word: the longest thing that makes sense. Nothing for a word that says nothing. */
export function lireUnPassage(
  mots: readonly Mot[],
  rang: number,
  connaissances: Connaissances,
  familles: ReadonlySet<string>,
): Lecture | undefined {
  const mot = mots[rang]
  if (!mot) return undefined
  if (mot.cite) return unMotDeNom(mot)
  const autreChose = (autre: number) =>
    lireLexique(mots, autre, connaissances, familles) ?? lireCommune(mots, autre, connaissances)
  const numero =
    lireFiness(mots, rang) ??
    lirePrix(mots, rang) ??
    lireRayon(mots, rang) ??
    lireAdresse(mots, rang, connaissances, autreChose) ??
    lireCode(mot, connaissances)
  if (numero) return numero
  const connu = lireLexique(mots, rang, connaissances, familles)
  const commune = lireCommune(mots, rang, connaissances)
  if (connu && commune) {
    const apresA = ['a', 'au'].includes(mots[rang - 1]?.texte ?? '')
    return commune.mots > connu.mots || (apresA && commune.mots === connu.mots) ? commune : connu
  }
  if (connu ?? commune) return connu ?? commune
  if (vides.has(mot.texte)) return undefined
  return (
    lireAvecUneFaute(mot, connaissances, familles) ??
    lireCommuneAvecUneFaute(mots, rang, connaissances) ??
    unMotDeNom(mot)
  )
}

const unMotDeNom = ({ texte }: Mot): Lecture => ({
  mots: 1,
  genre: 'nom',
  libelle: texte,
  apport: { nom: [texte] },
})

function lireLexique(
  mots: readonly Mot[],
  rang: number,
  { lexique }: Connaissances,
  familles: ReadonlySet<string>,
): Lecture | undefined {
  for (let n = Math.min(lexique.motsMax, mots.length - rang); n >= 1; n--) {
    const suite = mots.slice(rang, rang + n)
    if (suite.some(({ cite }) => cite)) continue
    const sens = choisir(lexique.sens.get(suite.map(({ texte }) => auSingulier(texte)).join(' ')), familles)
    if (sens) return enLecture(sens, suite)
  }
  return undefined
}

/** One slip in a word of the lexicon that is long enough to be recognised. */
function lireAvecUneFaute(
  mot: Mot,
  { lexique }: Connaissances,
  familles: ReadonlySet<string>,
): Lecture | undefined {
  const ecrit = auSingulier(mot.texte)
  if (ecrit.length < 7) return undefined
  const proche = [...lexique.sens].find(
    ([cle]) => !cle.includes(' ') && cle.length >= 7 && unEcart(cle, ecrit),
  )
  const sens = choisir(proche?.[1], familles)
  return sens && enLecture(sens, [mot])
}

/** A mention when its family was named, else the first plain meaning. */
function choisir(sens: readonly Sens[] | undefined, familles: ReadonlySet<string>): Sens | undefined {
  return (
    sens?.find(({ mentionDe }) => mentionDe && familles.has(mentionDe)) ??
    sens?.find(({ mentionDe }) => !mentionDe)
  )
}

const champs = {
  type: 'types',
  mode: 'modes',
  public: 'publics',
  option: 'options',
  statut: 'statuts',
  rayon: 'rayons',
  souhait: 'souhaits',
  departement: 'departements',
  region: 'regions',
} as const

function enLecture({ genre, cle, libelle }: Sens, suite: readonly Mot[]): Lecture {
  const ecrit = suite.map(({ texte }) => texte).join(' ')
  const lieu = genre === 'departement' || genre === 'region' ? { lieuxEnToutesLettres: [ecrit] } : {}
  return {
    mots: suite.length,
    genre,
    libelle,
    apport: { [champs[genre]]: [genre === 'rayon' ? Number(cle) : cle], ...lieu },
  }
}
