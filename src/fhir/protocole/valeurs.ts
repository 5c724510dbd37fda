import { refuser } from './issues.ts'

/** The values of « a,b\,c »: commas separate (« or »), a backslash keeps the next character as it is. */
export function valeursDe(nom: string, texte: string): string[] {
  const valeurs = decouper(texte, ',')
  if (valeurs.length > 100) refuser('too-costly', `${nom} : cent valeurs au plus.`)
  if (valeurs.some(valeur => valeur === '')) refuser('value', `${nom} : une valeur est vide.`)
  return valeurs
}

/** Parts between separators that no backslash precedes; the backslashes stay for a later cut. */
function decouper(texte: string, separateur: ',' | '|'): string[] {
  const parties: string[] = ['']
  for (let i = 0; i < texte.length; i++) {
    const lettre = texte[i] ?? ''
    if (lettre === separateur) parties.push('')
    else {
      const pris = lettre === '\\' && i + 1 < texte.length ? lettre + texte[++i] : lettre
      parties[parties.length - 1] += pris
    }
  }
  return parties
}

/** Takes the backslashes away: the text as it is meant. */
export const sansEchappement = (texte: string) => texte.replaceAll(/\\(.)/g, '$1')

/** `systeme` undefined: any; empty: « has none ». `code` undefined: any of that system. */
export type Jeton = { systeme: string | undefined; code: string | undefined }

/** `code`, `systeme|code`, `|code` or `systeme|`. @throws RefusFhir 400 */
export function lireJeton(nom: string, texte: string): Jeton {
  const [premier = '', second, ...trop] = decouper(texte, '|').map(sansEchappement)
  if (trop.length > 0 || (second === '' && premier === ''))
    refuser('value', `${nom} : « ${texte.slice(0, 60)} » n’est ni « code » ni « système|code ».`)
  if (second === undefined) return { systeme: undefined, code: premier }
  return { systeme: premier, code: second === '' ? undefined : second }
}

/** Systems are the same at http and https (interop.md §10). */
export const memeSysteme = (a: string, b: string) => nu(a) === nu(b)
const nu = (systeme: string) => systeme.replace(/^https?:\/\//, '')
