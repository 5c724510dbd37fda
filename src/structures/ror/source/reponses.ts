import { type Objet, objet, objets, texte } from '../fhir.ts'
import { echec } from './echec.ts'
import { aRetenter, attenteDemandee, enFrancais } from './reprises.ts'

/** A page of 200 resources weighs some megabytes, once unzipped: beyond this, it is not a page. */
const octetsMax = 32_000_000
/** The words of a failure, or a token. */
const octetsMaxCourts = 100_000

/** The JSON of an answer; undefined when its status says it all. @throws a failure worth trying again */
export async function corpsDe(reponse: Response, url: string): Promise<Objet | undefined> {
  // 202 and 404 say it all by their status
  if (reponse.status !== 200) {
    await reponse.body?.cancel()
    return undefined
  }
  await exigerJson(reponse, url)
  const illisible = (cause?: unknown) =>
    aRetenter(
      echec('reponse-illisible', `Le ROR a rendu une réponse illisible ou tronquée à ${nomDe(url)}.`, cause),
    )
  const texteLu = await lireTout(reponse, url)
  try {
    const corps = objet(JSON.parse(texteLu))
    if (corps) return corps
  } catch (erreur) {
    throw illisible(erreur)
  }
  throw illisible()
}

/** The JSON of a short answer; undefined when it is none, or not short. */
export async function corpsCourtDe(reponse: Response, url: string): Promise<Objet | undefined> {
  try {
    return objet(JSON.parse(await lireTout(reponse, url, octetsMaxCourts)))
  } catch {
    return undefined
  }
}

async function lireTout(reponse: Response, url: string, auPlus = octetsMax): Promise<string> {
  const decodage = new TextDecoder('utf-8', { fatal: true })
  let lu = ''
  try {
    for await (const morceau of reponse.body ?? []) {
      lu += decodage.decode(morceau as Uint8Array, { stream: true })
      if (lu.length > auPlus) break
    }
    if (lu.length <= auPlus) return lu + decodage.decode()
  } catch (erreur) {
    throw aRetenter(
      echec('injoignable', `La réponse à ${nomDe(url)} s’est interrompue : ${enFrancais(erreur)}.`, erreur),
    )
  }
  throw echec('reponse-illisible', `La réponse à ${nomDe(url)} est démesurée.`)
}

/** @throws when something else than data came: a page of maintenance, most often */
export async function exigerJson(reponse: Response, url: string): Promise<void> {
  const type = reponse.headers.get('content-type') ?? ''
  // slices come as plain files from some stores
  if (/json|octet-stream/i.test(type)) return
  await reponse.body?.cancel()
  throw aRetenter(
    echec(
      'reponse-illisible',
      `Le ROR a répondu « ${type.slice(0, 60) || 'sans type'} » au lieu de JSON à ${nomDe(url)}.`,
    ),
  )
}

/** The failure that a status means, in the words of the source when it has some. */
export async function refusDe(reponse: Response, url: string, maintenant: Date) {
  const { status } = reponse
  if (status >= 300 && status < 400) return redirectionDe(reponse, url)
  const detail = await diagnosticDe(reponse, url)
  const phrase = `Le ROR répond ${status} à ${nomDe(url)}${detail ? ` (« ${detail} »)` : ''}.`
  if (status === 401) return echec('authentification', phrase)
  if (status === 403) return echec('droits', phrase)
  if (status === 429)
    return aRetenter(echec('trop-de-requetes', phrase), attenteDemandee(reponse.headers, maintenant))
  if (status >= 500 || status === 408)
    return aRetenter(echec('injoignable', phrase), attenteDemandee(reponse.headers, maintenant))
  return echec('requete-refusee', phrase)
}

/** Never followed: the token, or our certificate, would go wherever it leads. */
export async function redirectionDe(reponse: Response, url: string) {
  await reponse.body?.cancel()
  const vers = reponse.headers.get('location') ?? ''
  const ou = URL.canParse(vers, url) ? new URL(vers, url).origin : 'une adresse illisible'
  return echec('adresse-etrangere', `Le ROR répond ${reponse.status} à ${nomDe(url)} et redirige vers ${ou}.`)
}

/** The words of an OperationOutcome, when there is one. */
async function diagnosticDe(reponse: Response, url: string): Promise<string | undefined> {
  const probleme = objets((await corpsCourtDe(reponse, url))?.issue)[0]
  return (texte(probleme?.diagnostics) ?? texte(objet(probleme?.details)?.text))?.slice(0, 200)
}

/** Enough of an address to find it again: neither its host nor its long parameters. */
export function nomDe(url: string): string {
  const { pathname, search } = new URL(url)
  return `${pathname.split('/').slice(-2).join('/')}${search.slice(0, 60)}`
}
