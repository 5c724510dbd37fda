import { Agent, request } from 'node:http'

export type Appel = { chemin: string; cookie: string; corps?: string }
export type Resultat = { durees: number[]; statuts: Record<string, number> }

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** One HTTP exchange, body read to the end. @returns the status and where it redirects. */
export function appeler(origine: string, { chemin, cookie, corps }: Appel) {
  return new Promise<{ statut: number; vers: string; texte: string; cookies: string[] }>(
    (resoudre, refuser) => {
      const requete = request(
        new URL(chemin, origine),
        {
          agent,
          method: corps === undefined ? 'GET' : 'POST',
          headers: {
            cookie,
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
              texte: Buffer.concat(morceaux).toString('utf8'),
              cookies: reponse.headers['set-cookie'] ?? [],
            }),
          )
          reponse.on('error', refuser)
        },
      )
      requete.on('error', refuser)
      requete.end(corps)
    },
  )
}

/**
 * Open model: requests leave at their scheduled instant whether or not the earlier ones have been answered, and
 * a latency counts from that instant. A slow server thus cannot hide by slowing its clients down.
 * @param debit requests per second. @param secondes how long.
 */
export async function chargeOuverte(
  origine: string,
  debit: number,
  secondes: number,
  appelSuivant: (rang: number) => Appel,
): Promise<Resultat> {
  const resultat: Resultat = { durees: [], statuts: {} }
  const depart = performance.now()
  const enVol = Array.from({ length: Math.round(debit * secondes) }, async (_, rang) => {
    const prevu = depart + (rang * 1000) / debit
    await attendre(prevu - performance.now())
    const statut = await appeler(origine, appelSuivant(rang)).then(
      r => String(r.statut),
      () => 'panne',
    )
    resultat.durees.push(performance.now() - prevu)
    resultat.statuts[statut] = (resultat.statuts[statut] ?? 0) + 1
  })
  await Promise.all(enVol)
  return resultat
}

/** Closed model: `files` clients, each sending as soon as it has its answer, for `secondes`. @returns per second. */
export async function debitMaximal(
  files: number,
  secondes: number,
  agir: (rang: number) => Promise<void>,
): Promise<number> {
  const fin = performance.now() + secondes * 1000
  const compteur = { fait: 0, rang: 0 }
  const depart = performance.now()
  await Promise.all(
    Array.from({ length: files }, async () => {
      while (performance.now() < fin) {
        await agir(compteur.rang++)
        compteur.fait++
      }
    }),
  )
  return compteur.fait / ((performance.now() - depart) / 1000)
}

function attendre(ms: number): Promise<void> {
  return ms > 0 ? new Promise(suite => setTimeout(suite, ms)) : Promise.resolve()
}
