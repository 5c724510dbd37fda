import { type Objet, objet } from '../fhir.ts'
import { fhir, flux } from './reponses.ts'

/** The whole answer, to spoil it. */
export async function lue(suite: () => Promise<Response>) {
  const reponse = await suite()
  return { corps: await reponse.text(), status: reponse.status, headers: reponse.headers }
}

/** The fault waits for an answer that it can spoil: a follow-up that is ready, not a 202. */
export const pret = (cle: string) => (corps: Objet) => cle in corps

export async function retouchee(
  suite: () => Promise<Response>,
  convient: (corps: Objet) => boolean,
  retoucher: (corps: Objet) => object,
): Promise<Response> {
  const { corps, status, headers } = await lue(suite)
  const lu = corps === '' ? undefined : objet(JSON.parse(corps))
  if (!lu || !convient(lu)) return new Response(corps, { status, headers })
  return fhir(retoucher(lu), status)
}

export function avancer(secondes: number) {
  const plusTard = (ecrit: unknown) => new Date(Date.parse(String(ecrit)) + secondes * 1000).toISOString()
  return (corps: Objet): object => {
    const dates = objet(corps.meta)
    return {
      ...corps,
      ...(corps.transactionTime !== undefined && { transactionTime: plusTard(corps.transactionTime) }),
      ...(dates?.lastUpdated !== undefined && {
        meta: { ...dates, lastUpdated: plusTard(dates.lastUpdated) },
      }),
    }
  }
}

export function coupe(debut: string): ReadableStream {
  return new ReadableStream({
    start: flux => flux.enqueue(new TextEncoder().encode(debut)),
    pull: flux => flux.error(new Error('Connexion coupée (panne demandée)')),
  })
}

/** The entries of a Bundle again and again: a file larger than memory, and still a file. */
export function repete(bundle: string, octets: number): ReadableStream {
  const [avant, apres] = [bundle.indexOf('[') + 1, bundle.lastIndexOf(']')]
  const octetsDe = (texte: string) => new TextEncoder().encode(texte)
  const entrees = octetsDe(bundle.slice(avant, apres))
  const suite = octetsDe(`,${bundle.slice(avant, apres)}`)
  function* morceaux() {
    yield octetsDe(bundle.slice(0, avant))
    yield entrees
    for (let ecrits = entrees.length; ecrits < octets; ecrits += suite.length) yield suite
    yield octetsDe(bundle.slice(apres))
  }
  return flux(morceaux())
}
