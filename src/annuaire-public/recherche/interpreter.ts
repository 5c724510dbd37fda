import { type Comprehension, type Connaissances, type Passage, reunir } from './comprehension.ts'
import { lireUnPassage } from './lectures.ts'
import { enMots, type Mot } from './mots.ts'

/**
 * Reads what somebody typed in the only box: kinds of establishment by their everyday names, how and for whom, places,
 * numbers, an address; the rest is a name. Words between quotes are a name whatever they look like.
 */
export function interpreter(texte: string, connaissances: Connaissances): Comprehension {
  const mots = enMots(texte)
  const lue = interpreterMots(mots, connaissances)
  // « Les Prés »: words that say nothing, and nothing else, are a name
  return lue.passages.length > 0 || mots.length === 0
    ? lue
    : interpreterMots(
        mots.map(mot => ({ ...mot, cite: true })),
        connaissances,
      )
}

function interpreterMots(mots: readonly Mot[], connaissances: Connaissances): Comprehension {
  const premiere = lire(mots, connaissances, new Set())
  // « cardio » means the mention once « SMR » was read somewhere
  const familles = new Set(premiere.types)
  const precise = [...connaissances.lexique.sens.values()]
    .flat()
    .some(({ mentionDe }) => mentionDe && familles.has(mentionDe))
  return departager(precise ? sansLaFamille(lire(mots, connaissances, familles)) : premiere)
}

/** « SMR cardio » is about the mention, not about every SMR. */
function sansLaFamille(lue: Comprehension): Comprehension {
  const mentions = lue.types.filter(cle => cle.startsWith('smr-'))
  return mentions.length > 0 ? { ...lue, types: lue.types.filter(cle => cle !== 'smr') } : lue
}

/** « Saint-Denis 974 »: of communes that share a name, the one of the département that was named. */
function departager(lue: Comprehension): Comprehension {
  const dites = lue.communes.filter(({ departementCode }) => lue.departements.includes(departementCode))
  return dites.length > 0 ? { ...lue, communes: dites } : lue
}

function lire(
  mots: readonly Mot[],
  connaissances: Connaissances,
  familles: ReadonlySet<string>,
): Comprehension {
  const apports = []
  const passages: Passage[] = []
  let rang = 0
  while (rang < mots.length) {
    const lecture = lireUnPassage(mots, rang, connaissances, familles)
    const pas = lecture?.mots ?? 1
    const [premier, dernier] = [mots[rang], mots[rang + pas - 1]]
    if (lecture && premier && dernier) {
      apports.push(lecture.apport)
      const { genre, libelle } = lecture
      ajouter(passages, { genre, libelle, debut: premier.debut, fin: dernier.fin })
    }
    rang += pas
  }
  return reunir(apports, passages)
}

/** Words of a name that follow one another are one passage; « 34 Hérault » says one thing twice. */
function ajouter(passages: Passage[], passage: Passage) {
  const precedent = passages.at(-1)
  if (precedent?.genre === passage.genre && precedent.libelle === passage.libelle)
    passages.splice(-1, 1, { ...precedent, fin: passage.fin })
  else if (passage.genre !== 'nom' || precedent?.genre !== 'nom') passages.push(passage)
  else {
    const libelle = `${precedent.libelle} ${passage.libelle}`
    passages.splice(-1, 1, { ...precedent, libelle, fin: passage.fin })
  }
}
