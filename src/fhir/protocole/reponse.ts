import { createHash } from 'node:crypto'
import type { FhirResource } from 'fhir/r4.js'
import type { Context } from 'hono'
import { RefusFhir, typeFhir } from './issues.ts'

const formats = new Set(['json', 'text/json', 'application/json', typeFhir])

/** `_format` wins over `Accept`. JSON only: 406 for whoever takes nothing else. @throws RefusFhir 406 */
export function exigerJson(c: Context, format: string | undefined): void {
  const demandes = format === undefined ? (c.req.header('accept') ?? '*/*') : format.replaceAll(' ', '+')
  const accepte = demandes.split(',').some(demande => {
    const [type = '', ...parametres] = demande.split(';').map(partie => partie.trim().toLowerCase())
    const refuse = parametres.some(parametre => /^q=0(\.0*)?$/.test(parametre))
    return !refuse && (formats.has(type) || ['*/*', 'application/*'].includes(type) || type === '')
  })
  if (!accepte)
    throw new RefusFhir({
      statut: 406,
      code: 'not-supported',
      detail: `Seul le format ${typeFhir} est servi.`,
    })
}

/** What a version is known by: the whole content, so that nothing that changes goes unseen, be it a label or a parent. */
export function empreinte(contenu: string): string {
  return createHash('sha256').update(contenu).digest('hex').slice(0, 24)
}

type Options = { majLe?: Date | undefined; joli?: boolean; version?: string }

/**
 * 200 with its weak ETag, or 304 when the reader has it already; 412 when `If-Match` names another version.
 * Caches may keep it, and must ask again: what becomes sensitive disappears at once.
 */
export function repondre(
  c: Context,
  ressource: FhirResource,
  { majLe, joli, version }: Options = {},
): Response {
  const corps = JSON.stringify(ressource, undefined, joli ? 2 : undefined)
  const etag = `W/"${version ?? empreinte(corps)}"`
  const entetes = {
    etag,
    'cache-control': 'no-cache',
    vary: 'Accept, Prefer',
    ...(majLe && { 'last-modified': majLe.toUTCString() }),
  }
  const [connue, exigee] = [c.req.header('if-none-match'), c.req.header('if-match')]
  if (exigee !== undefined && !nomme(exigee, etag))
    throw new RefusFhir({
      statut: 412,
      code: 'conflict',
      detail: 'La ressource a changé depuis cette version.',
    })
  const inchangee = connue === undefined ? estAnterieure(c, majLe) : nomme(connue, etag)
  if (inchangee) return new Response(null, { status: 304, headers: entetes })
  return new Response(corps, { headers: { ...entetes, 'content-type': `${typeFhir}; charset=utf-8` } })
}

/** `If-Modified-Since`, in whole seconds as HTTP dates are. */
function estAnterieure(c: Context, majLe: Date | undefined): boolean {
  const depuis = Date.parse(c.req.header('if-modified-since') ?? '')
  return majLe !== undefined && !Number.isNaN(depuis) && Math.floor(majLe.getTime() / 1000) * 1000 <= depuis
}

function nomme(entete: string, etag: string): boolean {
  const nue = (valeur: string) => valeur.trim().replace(/^W\//i, '')
  return entete.trim() === '*' || entete.split(',').some(valeur => nue(valeur) === nue(etag))
}
