import type { OperationOutcome } from 'fhir/r4.js'
import { baseInjoignable } from '#src/socle/base/transaction.ts'
import { CorpsRefuse } from '#src/socle/web/json.ts'
import type { DemandeParJeton } from '#src/socle/web/par-jeton.ts'

type CodeIssue = OperationOutcome['issue'][number]['code']
type Statut = 400 | 404 | 405 | 406 | 410 | 412 | 413 | 415 | 429 | 500 | 503

export type Refus = { statut: Statut; code: CodeIssue; detail: string }

/** What is asked cannot be answered: thrown while the request is read. */
export class RefusFhir extends Error {
  readonly refus: Refus
  readonly entetes: Record<string, string>
  constructor(refus: Refus, entetes: Record<string, string> = {}) {
    super(refus.detail)
    this.refus = refus
    this.entetes = entetes
  }
}

/** 400: a value that means nothing, or something that this server does not do. */
export function refuser(code: 'value' | 'invalid' | 'not-supported' | 'too-costly', detail: string): never {
  throw new RefusFhir({ statut: 400, code, detail })
}

export const typeFhir = 'application/fhir+json'

export function issue(
  severity: 'error' | 'warning',
  { code, detail }: Pick<Refus, 'code' | 'detail'>,
): OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: [{ severity, code, details: { text: detail } }] }
}

export function repondreRefus(refus: Refus, entetes: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(issue('error', refus)), {
    status: refus.statut,
    headers: { 'content-type': `${typeFhir}; charset=utf-8`, 'cache-control': 'no-store', ...entetes },
  })
}

/** Whatever was thrown, as an OperationOutcome; what was not foreseen says no more than its reference. */
export function echec(erreur: unknown, { services, c, origine }: DemandeParJeton): Response {
  if (erreur instanceof RefusFhir) return repondreRefus(erreur.refus, erreur.entetes)
  if (erreur instanceof CorpsRefuse)
    return repondreRefus({
      statut: erreur.statut,
      code: erreur.statut === 413 ? 'too-long' : 'structure',
      detail: erreur.message,
    })
  services.log.error(
    { err: erreur, chemin: c.req.routePath, requete: origine.requete },
    'erreur inattendue (FHIR)',
  )
  if (baseInjoignable(erreur))
    return repondreRefus(
      { statut: 503, code: 'transient', detail: 'Le service est momentanément indisponible.' },
      { 'retry-after': '30' },
    )
  const detail = `Un incident est survenu. Référence : ${origine.requete}.`
  return repondreRefus({ statut: 500, code: 'exception', detail })
}
