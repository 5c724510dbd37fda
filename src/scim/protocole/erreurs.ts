import { baseInjoignable } from '#src/socle/base/transaction.ts'
import { CorpsRefuse } from '#src/socle/web/json.ts'
import type { DemandeParJeton } from '#src/socle/web/par-jeton.ts'
import { urnErreur } from './urns.ts'

/** RFC 7644, 3.12. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'

export type Refus = { statut: StatutRefus; detail: string; scimType?: ScimType }
type StatutRefus = 400 | 401 | 404 | 409 | 412 | 413 | 415 | 429 | 500 | 503

/** What is asked cannot be done: thrown while the request is read, before anything is written. */
export class RefusScim extends Error {
  readonly refus: Refus
  constructor(refus: Refus) {
    super(refus.detail)
    this.refus = refus
  }
}

/** Stops the reading of a request: 400 with the word of the RFC. */
export function refuser(scimType: ScimType, detail: string): never {
  throw new RefusScim({ statut: 400, scimType, detail })
}

export const typeScim = 'application/scim+json'

export function enJson(corps: object, statut = 200, entetes: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(corps), {
    status: statut,
    headers: { 'content-type': `${typeScim}; charset=utf-8`, 'cache-control': 'no-store', ...entetes },
  })
}

export function repondreRefus(
  { statut, detail, scimType }: Refus,
  entetes: Record<string, string> = {},
): Response {
  const corps = { schemas: [urnErreur], status: String(statut), ...(scimType && { scimType }), detail }
  return enJson(corps, statut, entetes)
}

/** Whatever was thrown, told as the RFC wants; what was not foreseen says no more than its reference. */
export function echec(erreur: unknown, { services, c, origine }: DemandeParJeton): Response {
  if (erreur instanceof RefusScim) return repondreRefus(erreur.refus)
  if (erreur instanceof CorpsRefuse)
    return repondreRefus({
      statut: erreur.statut,
      detail: erreur.message,
      ...(erreur.statut === 400 && { scimType: 'invalidSyntax' }),
    })
  services.log.error(
    { err: erreur, chemin: c.req.routePath, requete: origine.requete },
    'erreur inattendue (SCIM)',
  )
  if (baseInjoignable(erreur))
    return repondreRefus(
      { statut: 503, detail: 'Le service est momentanément indisponible.' },
      { 'retry-after': '30' },
    )
  const detail = `Un incident est survenu, rien n’a été enregistré. Référence : ${origine.requete}.`
  return repondreRefus({ statut: 500, detail })
}
