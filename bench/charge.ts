import { Agent, request } from 'node:http'

export type Appel = {
  chemin: string
  cookie: string
  corps?: string
  /** Whence it comes, for a product that trusts its proxy. */
  adresse?: string
  /** As browsers ask for it: the body is then neither decoded nor given back. */
  comprime?: boolean
}

/** `durees` in ms, in the order of the answers; `fautes` are answers that no healthy product gives, by kind. */
export type Resultat = { durees: number[]; fautes: Record<string, number> }

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

type Reponse = { statut: number; vers: string; texte: string; cookies: string[] }

/** One HTTP exchange, body read to the end. @returns the status and where it redirects. */
export function appeler(
  origine: string,
  { chemin, cookie, corps, adresse, comprime = false }: Appel,
): Promise<Reponse> {
  return new Promise<Reponse>((resoudre, refuser) => {
    const requete = request(
      new URL(chemin, origine),
      {
        agent,
        method: corps === undefined ? 'GET' : 'POST',
        headers: {
          cookie,
          ...(comprime ? { 'accept-encoding': 'gzip' } : {}),
          ...(adresse ? { 'x-forwarded-for': adresse } : {}),
          ...(corps === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
      },
      reponse => {
        const morceaux: Buffer[] = []
        reponse.on('data', morceau => morceaux.push(morceau))
        reponse.on('end', () =>
          resoudre({
            statut: reponse.statusCode ?? 0,
            vers: reponse.headers.location ?? '',
            texte: comprime ? '' : Buffer.concat(morceaux).toString('utf8'),
            cookies: reponse.headers['set-cookie'] ?? [],
          }),
        )
        reponse.on('error', refuser)
      },
    )
    requete.on('error', (erreur: NodeJS.ErrnoException) => {
      // a connection that the server was closing just as it was taken again: any browser would ask again
      const encore = erreur.code === 'ECONNRESET' && requete.reusedSocket && corps === undefined
      if (encore) resoudre(appeler(origine, { chemin, cookie, comprime, ...(adresse && { adresse }) }))
      else refuser(erreur)
    })
    requete.end(corps)
  })
}

/** What no healthy product answers: an error, or « sign in again ». Null when all is well. */
export function fauteDe({ statut, vers }: { statut: number; vers: string }): string | null {
  if (statut < 200 || statut >= 400) return String(statut)
  return vers.startsWith('/connexion') ? 'session perdue' : null
}

/**
 * Open model: requests leave at their scheduled instant whether or not the earlier ones have been answered, and
 * a latency counts from that instant. A slow server thus cannot hide by slowing its clients down.
 * @param debit requests per second. @param secondes how long.
 * @param faire one request, by its rank. @returns its fault, or null.
 */
export async function chargeOuverte(
  debit: number,
  secondes: number,
  faire: (rang: number) => Promise<string | null>,
): Promise<Resultat> {
  const resultat: Resultat = { durees: [], fautes: {} }
  const depart = performance.now()
  const enVol = Array.from({ length: Math.round(debit * secondes) }, async (_, rang) => {
    const prevu = depart + (rang * 1000) / debit
    await attendre(prevu - performance.now())
    const faute = await faire(rang).catch(() => 'panne')
    resultat.durees.push(performance.now() - prevu)
    if (faute) resultat.fautes[faute] = (resultat.fautes[faute] ?? 0) + 1
  })
  await Promise.all(enVol)
  return resultat
}

/** Closed model: `clients`, each sending as soon as it has its answer, for `secondes`. @returns how many a second. */
export async function debitMaximal(
  clients: number,
  secondes: number,
  faire: (rang: number) => Promise<string | null>,
): Promise<Resultat & { fait: number; parSeconde: number }> {
  const resultat: Resultat = { durees: [], fautes: {} }
  const depart = performance.now()
  const compteur = { rang: 0 }
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() - depart < secondes * 1000) {
        const envoi = performance.now()
        const faute = await faire(compteur.rang++).catch(() => 'panne')
        resultat.durees.push(performance.now() - envoi)
        if (faute) resultat.fautes[faute] = (resultat.fautes[faute] ?? 0) + 1
      }
    }),
  )
  const enFaute = Object.values(resultat.fautes).reduce((a, b) => a + b, 0)
  const fait = resultat.durees.length - enFaute
  return { ...resultat, fait, parSeconde: fait / ((performance.now() - depart) / 1000) }
}

function attendre(ms: number): Promise<void> {
  return ms > 0 ? new Promise(suite => setTimeout(suite, ms)) : Promise.resolve()
}
