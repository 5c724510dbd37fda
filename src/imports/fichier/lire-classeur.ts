import { Worker } from 'node:worker_threads'
import { limites } from './limites.ts'
import { type Lecture, messages, refuser } from './tableau.ts'

/** Opened one after the other: several at once would add up their memory. */
const file = { derniere: Promise.resolve() as Promise<unknown> }

/** Opens an XLSX or ODS file in a thread whose memory and time are bounded. The content is handed over, not copied. */
export function lireClasseur(contenu: ArrayBuffer): Promise<Lecture> {
  const lecture = file.derniere.then(() => dansUnFil(contenu))
  file.derniere = lecture.catch(() => undefined)
  return lecture
}

async function dansUnFil(contenu: ArrayBuffer): Promise<Lecture> {
  const fil = new Worker(new URL('./classeur-ouvrier.ts', import.meta.url), {
    workerData: contenu,
    transferList: [contenu],
    // Node strips the types by itself: the loader of the server would cost a second per file
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limites.memoire, maxYoungGenerationSizeMb: 8 },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Lecture>()
  const minuterie = setTimeout(() => resolve(refuser(messages.tropGros)), limites.duree)
  fil.once('message', resolve)
  fil.once('error', (erreur: NodeJS.ErrnoException) =>
    erreur.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(refuser(messages.tropGros)) : reject(erreur),
  )
  try {
    return await promise
  } finally {
    clearTimeout(minuterie)
    await fil.terminate()
  }
}
