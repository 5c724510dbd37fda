/** Answers as the ROR writes them. */

export const typeFhir = 'application/fhir+json;charset=UTF-8'

export function fhir(corps: object, statut = 200, entetes: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(corps), {
    status: statut,
    headers: { 'content-type': typeFhir, ...entetes },
  })
}

type CodeProbleme = 'login' | 'forbidden' | 'required' | 'invalid' | 'not-found' | 'throttled' | 'exception'

/** Failures are 4XX or 5XX with an OperationOutcome (interop.md §1.5). */
export function probleme(
  statut: number,
  code: CodeProbleme,
  diagnostics: string,
  entetes: Record<string, string> = {},
): Response {
  const issue = [{ severity: 'error', code, diagnostics }]
  return fhir({ resourceType: 'OperationOutcome', issue }, statut, entetes)
}

/** A body given piece by piece, as the reader takes it. */
export function flux(morceaux: Iterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const suite = morceaux[Symbol.iterator]()
  const encodeur = new TextEncoder()
  return new ReadableStream({
    pull: sortie => {
      const { value, done } = suite.next()
      if (done) sortie.close()
      else sortie.enqueue(typeof value === 'string' ? encodeur.encode(value) : value)
    },
  })
}
