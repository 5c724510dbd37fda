import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

// Runs in a thread of its own: typesetting takes a tenth of a second, during which a process would answer nobody.

export type Commande = { numero: number; gabarit: string; donnees: string }
export type Issue = { numero: number; pdf: Uint8Array<ArrayBuffer> } | { numero: number; erreur: string }

const compilateur = NodeCompiler.create()

function composer({ numero, gabarit, donnees }: Commande): Issue {
  try {
    const pdf = compilateur.pdf({ mainFileContent: gabarit, inputs: { donnees } }, { pdfStandard: 'ua-1' })
    return { numero, pdf: new Uint8Array(pdf) }
  } catch (erreur) {
    // the engine says what is wrong in the code, and leaves the message empty
    const { code, message } = erreur as NodeJS.ErrnoException
    return { numero, erreur: message || (code ?? String(erreur)) }
  } finally {
    // what it memorises of past documents is never asked again
    compilateur.evictCache(0)
  }
}

parentPort?.on('message', (commande: Commande) => {
  const issue = composer(commande)
  parentPort?.postMessage(issue, 'pdf' in issue ? [issue.pdf.buffer] : [])
})
