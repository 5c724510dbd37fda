import { lireJson } from '#src/socle/web/json.ts'
import type { RequeteScim } from '../jetons/authentifier.ts'
import { refuser, typeScim } from './erreurs.ts'

/** A person takes a kilobyte; nothing that is legitimate comes near these. */
const bornes = { types: [typeScim, 'application/json'], octets: 64 * 1024, profondeur: 8 }

/**
 * The body of a request, if it says to be of this schema; those that it names besides are not ours to judge.
 * @throws RefusScim, CorpsRefuse
 */
export async function lireCorps({ c }: RequeteScim, urn: string): Promise<Record<string, unknown>> {
  const corps = await lireJson(c, bornes)
  if (typeof corps !== 'object' || corps === null || Array.isArray(corps))
    return refuser('invalidSyntax', 'Un objet JSON est attendu.')
  const { schemas } = corps as Record<string, unknown>
  const noms = Array.isArray(schemas) ? schemas : []
  if (!noms.some(nom => typeof nom === 'string' && nom.toLowerCase() === urn.toLowerCase()))
    return refuser('invalidSyntax', `« schemas » doit contenir ${urn}.`)
  return corps as Record<string, unknown>
}
