import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const etat: { compilateur?: NodeCompiler } = {}

/**
 * Typesets a document as PDF/UA-1: tagged, with its language and title, in the fonts that the engine embeds. The engine
 * refuses to write one that would break the standard.
 * @param gabarit Typst source; it reads what it shows from `json(bytes(sys.inputs.donnees))`, so that no text is ever code
 * @throws when the source is wrong: a bug, never what somebody typed
 */
export function composerPdf(gabarit: string, donnees: Readonly<Record<string, unknown>>): Buffer {
  etat.compilateur ??= NodeCompiler.create()
  const pdf = etat.compilateur.pdf(
    { mainFileContent: gabarit, inputs: { donnees: JSON.stringify(donnees) } },
    { pdfStandard: 'ua-1' },
  )
  // what it memorises of past documents is never asked again
  etat.compilateur.evictCache(0)
  return pdf
}
