import { nombre } from '#src/socle/ui/typographie.ts'
import type { Connaissances, Lecture } from './comprehension.ts'
import { rayons } from './criteres.ts'
import { type Mot, vides } from './mots.ts'

const voies = new Set('rue avenue av boulevard bd chemin impasse allee allees quai'.split(' '))
/** Streets only behind a number: « places disponibles », « cours » are something else. */
const voiesNumerotees = new Set([...voies, ...'place cours route square passage lotissement'.split(' ')])

/** Nine characters in one or several pieces: « 34 000 001 7 ». */
export function lireFiness(mots: readonly Mot[], rang: number): Lecture | undefined {
  for (let n = 1; n <= 9 && rang + n <= mots.length; n++) {
    const suite = mots
      .slice(rang, rang + n)
      .map(({ texte }) => texte.toUpperCase())
      .join('')
    if (suite.length > 9) return undefined
    if (/^\d[\dAB]\d{7}$/.test(suite))
      return { mots: n, genre: 'finess', libelle: `FINESS ${suite}`, apport: { finess: [suite] } }
  }
  return undefined
}

const enSuite = (mots: readonly Mot[], rang: number) =>
  mots
    .slice(rang, rang + 8)
    .map(({ texte, cite }) => (cite ? '"' : texte))
    .join(' ')

const formePrix =
  /^(?:(?:moins|max|maximum|budget|jusqu|jusque|sous|inferieur) (?:(?:de|a|max|maximum) )?)?(\d{3,5}|\d{1,2} \d{3}) ?(?:euros?|eur)(?: (?:par |le )?mois| mensuels?)?(?: (?:max|maximum))?\b/

/** « moins de 2000 euros par mois », « 2 000 € ». */
export function lirePrix(mots: readonly Mot[], rang: number): Lecture | undefined {
  const [ecrit, montant = ''] = formePrix.exec(enSuite(mots, rang)) ?? []
  if (!ecrit) return undefined
  const euros = Number(montant.replace(' ', ''))
  return {
    mots: ecrit.split(' ').length,
    genre: 'prix',
    libelle: `Jusqu’à ${nombre(euros)} € par mois`,
    apport: { prixMax: [euros] },
  }
}

/** « à 30 km de »: the first radius that is as long. */
export function lireRayon(mots: readonly Mot[], rang: number): Lecture | undefined {
  const [ecrit, distance] =
    /^(\d{1,3}) ?(?:kms?|kilometres?)(?: (?:autour|a la ronde|maximum|max))?\b/.exec(enSuite(mots, rang)) ??
    []
  if (!ecrit) return undefined
  const rayon = rayons.find(km => km >= Number(distance)) ?? Math.max(...rayons)
  return {
    mots: ecrit.split(' ').length,
    genre: 'rayon',
    libelle: `À ${rayon} km au plus`,
    apport: { rayons: [rayon] },
  }
}

/** A postal code, or the number of a département. */
export function lireCode({ texte }: Mot, { departements, lexique }: Connaissances): Lecture | undefined {
  if (/^\d{5}$/.test(texte))
    return { mots: 1, genre: 'code-postal', libelle: texte, apport: { codesPostaux: [texte] } }
  const code = texte.toUpperCase()
  if (!/^(\d\d|2[AB]|97\d)$/.test(code) || !departements.has(code)) return undefined
  const connu = [...lexique.sens.values()]
    .flat()
    .find(({ genre, cle }) => genre === 'departement' && cle === code)
  return {
    mots: 1,
    genre: 'departement',
    libelle: connu?.libelle ?? code,
    apport: { departements: [code] },
  }
}

/** « 12 bis rue des Tilleuls », up to the next words that mean something else. */
export function lireAdresse(
  mots: readonly Mot[],
  rang: number,
  connaissances: Connaissances,
  autreChose: (rang: number) => Lecture | undefined,
): Lecture | undefined {
  const numero = /^\d{1,4}$/.test(mots[rang]?.texte ?? '') ? [mots[rang]?.texte ?? ''] : []
  const bis = numero.length > 0 && /^(bis|ter|b|t)$/.test(mots[rang + 1]?.texte ?? '') ? 1 : 0
  const debut = rang + numero.length + bis + 1
  if (!(numero.length > 0 ? voiesNumerotees : voies).has(mots[debut - 1]?.texte ?? '')) return undefined
  const suite = mots.slice(debut)
  const longueur = suite.findIndex(
    (mot, i) => mot.cite || lireCode(mot, connaissances) || autreChose(debut + i),
  )
  const voie = suite.slice(0, longueur === -1 ? suite.length : longueur).map(({ texte }) => texte)
  const parlants = voie.filter(texte => !vides.has(texte))
  if (parlants.length === 0) return undefined
  const fin = debut + voie.length
  return {
    mots: fin - rang,
    genre: 'adresse',
    libelle: mots
      .slice(rang, fin)
      .map(({ texte }) => texte)
      .join(' '),
    apport: { adresse: [...numero, ...parlants] },
  }
}
