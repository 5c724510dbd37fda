import { enTexte, extensionDe, trouverAttribut } from '../ressource/chemins.ts'
import type { Ressource } from '../ressource/representer.ts'
import { refuser } from './erreurs.ts'

/** `attributes` and `excludedAttributes` (RFC 7644, 3.9). One or the other. */
export type Projection = { garder: readonly string[] | null; retirer: readonly string[] }

const nomsAuPlus = 50
/** Returned whatever is asked. */
const toujours = ['schemas', 'id']

/** Names that are not ours are left out: they would show nothing. @throws RefusScim */
export function lireProjection(attributs: readonly string[], exclus: readonly string[]): Projection {
  if (attributs.length > 0 && exclus.length > 0)
    refuser('invalidValue', 'Donnez « attributes » ou « excludedAttributes », pas les deux.')
  if (attributs.length + exclus.length > nomsAuPlus)
    refuser('invalidValue', `Demandez ${nomsAuPlus} attributs au plus.`)
  return {
    garder: attributs.length > 0 ? attributs.flatMap(canonique) : null,
    retirer: exclus.flatMap(canonique),
  }
}

function canonique(chemin: string): string[] {
  const extension = extensionDe(chemin)
  if (extension) return [extension.id]
  const trouve = trouverAttribut(chemin)
  return typeof trouve === 'string' ? [] : [enTexte(trouve)]
}

export function projeter(ressource: Ressource, { garder, retirer }: Projection): object {
  const visible = (chemin: string) => garder === null || garder.some(nom => couvre(nom, chemin))
  const cache = (chemin: string) => retirer.some(nom => couvre(nom, chemin))
  return filtrer(ressource, '', chemin => visible(chemin) && !cache(chemin)) ?? {}
}

/** `name` covers `name.familyName`; an extension covers all its attributes. */
function couvre(nom: string, chemin: string): boolean {
  return chemin === nom || chemin.startsWith(`${nom}.`) || chemin.startsWith(`${nom}:`)
}

type Choix = (chemin: string) => boolean

function filtrer(objet: Record<string, unknown>, prefixe: string, choisi: Choix): object | undefined {
  const gardes = Object.entries(objet).flatMap(([cle, valeur]): [string, unknown][] => {
    if (prefixe === '' && toujours.includes(cle)) return [[cle, valeur]]
    const partie = filtrerValeur(valeur, prefixe + cle, choisi)
    return partie === undefined ? [] : [[cle, partie]]
  })
  return gardes.length > 0 ? Object.fromEntries(gardes) : undefined
}

function filtrerValeur(valeur: unknown, chemin: string, choisi: Choix): unknown {
  if (Array.isArray(valeur) && valeur.some(estObjet)) {
    const elements = valeur.flatMap(element => filtrerValeur(element, chemin, choisi) ?? [])
    return elements.length > 0 ? elements : undefined
  }
  if (!estObjet(valeur)) return choisi(chemin) ? valeur : undefined
  return filtrer(valeur, `${chemin}${extensionDe(chemin) ? ':' : '.'}`, choisi)
}

const estObjet = (valeur: unknown): valeur is Record<string, unknown> =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur)
