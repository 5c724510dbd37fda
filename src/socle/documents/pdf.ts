import { Worker } from 'node:worker_threads'
import type { Commande, Issue } from './typst-ouvrier.ts'

const etat: { fil?: Worker; numero: number } = { numero: 0 }
const attendus = new Map<number, PromiseWithResolvers<Uint8Array<ArrayBuffer>>>()

/**
 * Typesets a document as PDF/UA-1: tagged, with its language and title, in the fonts that the engine embeds. The engine
 * refuses to write one that would break the standard. One at a time, in a thread that outlives them: nobody else waits.
 * @param gabarit Typst source; it reads what it shows from `json(bytes(sys.inputs.donnees))`, so that no text is ever code
 * @throws when the source is wrong: a bug, never what somebody typed
 */
export function composerPdf(
  gabarit: string,
  donnees: Readonly<Record<string, unknown>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const numero = ++etat.numero
  const attendu = Promise.withResolvers<Uint8Array<ArrayBuffer>>()
  attendus.set(numero, attendu)
  etat.fil ??= demarrer()
  etat.fil.ref()
  etat.fil.postMessage({ numero, gabarit, donnees: JSON.stringify(donnees) } satisfies Commande)
  return attendu.promise
}

function demarrer(): Worker {
  // Node strips the types by itself: the loader of the server would cost a second
  const fil = new Worker(new URL('./typst-ouvrier.ts', import.meta.url), { execArgv: [] })
  fil.on('message', (issue: Issue) => {
    const attendu = attendus.get(issue.numero)
    attendus.delete(issue.numero)
    // idle, it keeps no process from ending
    if (attendus.size === 0) fil.unref()
    if ('pdf' in issue) attendu?.resolve(issue.pdf)
    else attendu?.reject(new Error(issue.erreur))
  })
  // whatever it died of, the next document gets a new one
  const perdre = (erreur: unknown) => {
    if (etat.fil === fil) delete etat.fil
    for (const attendu of attendus.values()) attendu.reject(erreur)
    attendus.clear()
  }
  fil.on('error', perdre)
  fil.on('exit', code => perdre(new Error(`Le fil de composition s’est arrêté (${code}).`)))
  return fil
}
