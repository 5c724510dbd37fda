export type Personne = {
  nom: string
  prenom: string
  courriel: string
  /** Names of the structures where the person holds or held a right. */
  structures?: readonly string[]
}

/** Letters that look like others, whatever the keyboard: « L3f€vre », « lеfèvre » with a Cyrillic е. */
const deguisements = new Map(
  Object.entries({
    a: '4@аαª',
    b: '8ßв',
    c: '(¢©с',
    e: '3€еε',
    g: '96',
    h: 'нһ',
    i: '1!|іιı',
    k: 'кκ',
    l: 'ӏ£',
    m: 'м',
    n: 'ηп',
    o: '0°оοº',
    p: 'рρ',
    r: 'г®',
    s: '5$§ѕ',
    t: '7+т',
    u: 'υµ',
    v: 'ν',
    x: 'х×',
    y: 'у¥γ',
    z: '2',
  }).flatMap(([lettre, semblables]) => [...semblables].map(semblable => [semblable, lettre] as const)),
)

/** What names of structures are made of: a phrase may well have « maison » or « centre » in it. */
const banals = new Set(
  `ange association avenir belle bleu centre clinique departement departementale domicile etablissement fondation
  foyer generale grand groupe groupement hopital hopitaux hospitalier hospitaliere hospitalisation institut
  institution intercommunal jardin jardins local maison maisons medical medicale medico national nord ouest pays
  polyclinique public readaptation regional regionale residence rivage sante service services soins social sociale
  soleil union universitaire vallee village ville`.split(/\s+/),
)
const duService = ['viatrajectoire', 'trajectoire']

/** Shorter (« Li », « Max »), they occur in too many words to be forbidden. */
const longueurMin = 4
/** Backwards, short ones occur by chance: « panel » for Léna. */
const longueurMinARebours = 6

/** The words that this person, and whoever knows them, would think of first. Plain letters. */
export function motsPersonnels({ nom, prenom, courriel, structures = [] }: Personne): string[] {
  const [local = '', domaine = ''] = courriel.split('@')
  const entiers = [nom, prenom, local, courriel].map(enLettres)
  const morceaux = [nom, prenom, local].flatMap(enMots)
  // « ch-clapassiers.fr » says where one works as well as the name of the hospital
  const lieux = [...structures, domaine.split('.').slice(0, -1).join(' ')]
    .flatMap(enMots)
    .filter(mot => !banals.has(mot))
  return [...new Set([...entiers, ...morceaux, ...lieux, ...duService])].filter(
    mot => mot.length >= longueurMin,
  )
}

/** Whether one of these words is in the password: plain, spaced, accented, in look-alikes, or backwards. */
export function contientUnMot(motDePasse: string, mots: readonly string[]): boolean {
  const lectures = [enLettres(motDePasse), enLettres(demasquer(motDePasse))]
  const aRebours = mots
    .filter(mot => mot.length >= longueurMinARebours)
    .map(mot => [...mot].reverse().join(''))
  return [...mots, ...aRebours].some(mot => lectures.some(lecture => lecture.includes(mot)))
}

function demasquer(texte: string): string {
  return [...plat(texte)].map(caractere => deguisements.get(caractere) ?? caractere).join('')
}

const enMots = (texte: string) => plat(texte).split(/[^a-z]+/)
const enLettres = (texte: string) => plat(texte).replace(/[^a-z]/g, '')

/** Without accents, case, ligatures, nor full-width forms. */
function plat(texte: string): string {
  return texte
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
}
