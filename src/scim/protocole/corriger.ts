import { NoTarget, ScimError, type ScimPatchOperation, scimPatch } from 'scim-patch'
import type { Objet } from '../ressource/canoniser.ts'
import { refuser } from './erreurs.ts'
import type { Operation } from './operations.ts'

/** What the resource becomes once all operations are done, in order. The resource itself is left as it is. */
export function corriger(ressource: Objet, operations: readonly Operation[]): Objet {
  const copie = structuredClone(ressource)
  try {
    // the package wants a whole resource; it reads nothing but what paths name
    return scimPatch(copie as never, operations as ScimPatchOperation[], {
      mutateDocument: true,
      treatMissingAsAdd: true,
    })
  } catch (erreur) {
    if (!(erreur instanceof ScimError)) throw erreur
    const sansCible = erreur instanceof NoTarget || operations.some(({ path }) => path.includes('['))
    return sansCible
      ? refuser('noTarget', 'Ce chemin ne désigne aucune valeur de la ressource.')
      : refuser('invalidPath', 'Cette opération ne s’applique pas à cet attribut.')
  }
}
