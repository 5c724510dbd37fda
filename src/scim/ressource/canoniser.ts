import { refuser } from '../protocole/erreurs.ts'
import { type Attribut, communs, utilisateur } from './attributs.ts'
import { extensionDe, parNom } from './chemins.ts'

/** A value of an attribute, once its names have the case of the schemas and its type has been checked. */
export type Valeur = string | boolean | Objet | Valeur[]
export type Objet = { [nom: string]: Valeur }

/** More than any person has addresses. */
const elementsAuPlus = 20

/**
 * The attributes of a resource that may be written, by their own names. What the RFC lets a service ignore is
 * dropped: unknown attributes, read-only ones, null. @throws RefusScim for a value of another type
 */
export function canoniserRessource(corps: object): Objet {
  const ressource = canoniserObjet(corps, [...communs, ...utilisateur.attributs], '')
  for (const [cle, valeur] of Object.entries(corps)) {
    const extension = extensionDe(cle)
    if (!extension || valeur === null) continue
    ressource[extension.id] = canoniserObjet(exigerObjet(valeur, cle), extension.attributs, '')
  }
  return ressource
}

/** @throws RefusScim when the value is not of the attribute's type */
export function canoniserValeur(attribut: Attribut, valeur: unknown, chemin: string): Valeur {
  if (!attribut.multiple) return canoniserElement(attribut, valeur, chemin)
  if (!Array.isArray(valeur)) return refuser('invalidValue', `« ${chemin} » : une liste est attendue.`)
  if (valeur.length > elementsAuPlus)
    return refuser('invalidValue', `« ${chemin} » : ${elementsAuPlus} valeurs au plus.`)
  return valeur.map(element => canoniserElement(attribut, element, chemin))
}

export function canoniserElement(attribut: Attribut, valeur: unknown, chemin: string): Valeur {
  switch (attribut.type) {
    case 'complex':
      return canoniserObjet(exigerObjet(valeur, chemin), attribut.sous ?? [], `${chemin}.`)
    case 'boolean':
      return canoniserBooleen(valeur, chemin)
    case 'string':
    case 'dateTime':
      return typeof valeur === 'string'
        ? valeur
        : refuser('invalidValue', `« ${chemin} » : une chaîne de caractères est attendue.`)
    default:
      return attribut.type satisfies never
  }
}

function canoniserObjet(objet: object, attributs: readonly Attribut[], prefixe: string): Objet {
  const canonique: Objet = {}
  for (const [cle, valeur] of Object.entries(objet)) {
    const attribut = parNom(attributs, cle)
    if (!attribut || attribut.lectureSeule || valeur === null) continue
    canonique[attribut.nom] = canoniserValeur(attribut, valeur, `${prefixe}${attribut.nom}`)
  }
  return canonique
}

/** Entra writes « True » and « False » as texts. */
function canoniserBooleen(valeur: unknown, chemin: string): boolean {
  if (typeof valeur === 'boolean') return valeur
  const texte = typeof valeur === 'string' ? valeur.toLowerCase() : ''
  if (texte === 'true') return true
  return texte === 'false' ? false : refuser('invalidValue', `« ${chemin} » : true ou false est attendu.`)
}

function exigerObjet(valeur: unknown, chemin: string): object {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur)
    ? valeur
    : refuser('invalidValue', `« ${chemin} » : un objet est attendu.`)
}
