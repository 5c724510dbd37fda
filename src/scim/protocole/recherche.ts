import type { Context } from 'hono'
import { enTexte, trouverAttribut } from '../ressource/chemins.ts'
import type { Recherche } from '../utilisateurs/lire.ts'
import { type Champ, genres } from './champs.ts'
import { refuser } from './erreurs.ts'
import { lireFiltre } from './filtre.ts'
import { lireProjection, type Projection } from './projection.ts'

/** The parameters of a list, whether they come in the address or in a body: texts, or what JSON has for them. */
export type Parametres = (nom: string) => unknown

/** Names of parameters are read whatever their case, as Entra and Okta do not agree on them. */
export function parametresDe(c: Context): Parametres {
  const lus = Object.entries(c.req.query()).map(([nom, valeur]) => [nom.toLowerCase(), valeur] as const)
  return nom => lus.find(([lu]) => lu === nom.toLowerCase())?.[1]
}

export const parPage = 100
export const parPageAuPlus = 200
/** Deeper than any entité has people. */
const debutAuPlus = 1_000_000

/** @throws RefusScim */
export function lireRecherche(parametres: Parametres): Recherche {
  const filtre = parametres('filter')
  return {
    condition: filtre === undefined || filtre === '' ? null : lireFiltre(texte('filter', filtre)),
    tri: lireTri(parametres),
    debut: Math.min(Math.max(1, entier('startIndex', parametres('startIndex'), 1)), debutAuPlus),
    nombre: Math.min(Math.max(0, entier('count', parametres('count'), parPage)), parPageAuPlus),
  }
}

/** @throws RefusScim */
export function lireAttributs(parametres: Parametres): Projection {
  const liste = (nom: string): string[] => {
    const valeur = parametres(nom)
    if (valeur === undefined) return []
    const noms = Array.isArray(valeur) ? valeur : texte(nom, valeur).split(',')
    return noms.map(n => texte(nom, n).trim()).filter(Boolean)
  }
  return lireProjection(liste('attributes'), liste('excludedAttributes'))
}

function lireTri(parametres: Parametres): Recherche['tri'] {
  const demande = parametres('sortBy')
  if (demande === undefined || demande === '') return null
  const trouve = trouverAttribut(texte('sortBy', demande))
  const nom = typeof trouve === 'string' ? '' : enTexte(trouve)
  if (!(nom in genres)) return refuser('invalidValue', '« sortBy » ne nomme pas un attribut qui se trie.')
  const sens = String(parametres('sortOrder') ?? 'ascending').toLowerCase()
  if (sens !== 'ascending' && sens !== 'descending')
    return refuser('invalidValue', '« sortOrder » vaut ascending ou descending.')
  return { champ: nom as Champ, sens }
}

function texte(nom: string, valeur: unknown): string {
  return typeof valeur === 'string' ? valeur : refuser('invalidValue', `« ${nom} » : un texte est attendu.`)
}

function entier(nom: string, valeur: unknown, defaut: number): number {
  if (valeur === undefined) return defaut
  const nombre = typeof valeur === 'string' && /^-?\d{1,9}$/.test(valeur) ? Number(valeur) : valeur
  return typeof nombre === 'number' && Number.isSafeInteger(nombre)
    ? nombre
    : refuser('invalidValue', `« ${nom} » : un nombre entier est attendu.`)
}
