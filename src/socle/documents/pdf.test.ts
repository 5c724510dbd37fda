import { describe, expect, it } from 'vitest'
import { composerPdf } from './pdf.ts'

const gabarit = `#let d = json(bytes(sys.inputs.donnees))
#set document(title: d.titre)
#set text(lang: "fr")
= #d.titre
#d.texte`

const composer = (texte: string) => composerPdf(gabarit, { titre: 'Essai', texte })
const debut = (pdf: Uint8Array) => new TextDecoder().decode(pdf.slice(0, 5))

describe('composerPdf', () => {
  it('typesets several documents at once, each with its own words', async () => {
    const pdfs = await Promise.all(['court', 'un texte bien plus long '.repeat(400)].map(composer))
    expect(pdfs.map(debut)).toEqual(['%PDF-', '%PDF-'])
    expect(pdfs[1]?.length).toBeGreaterThan(pdfs[0]?.length ?? 0)
  })

  it('a text is never code', async () => {
    expect(debut(await composer('#panic("non") $ \\'))).toBe('%PDF-')
  })

  it('a wrong source is told, and the next document is typeset', async () => {
    await expect(composerPdf('#inconnu', {})).rejects.toThrow(/unknown variable/)
    expect(debut(await composer('ensuite'))).toBe('%PDF-')
  })

  it('leaves the process to others meanwhile', async () => {
    const tours = { n: 0 }
    const compter = setInterval(() => tours.n++, 1)
    await composer('mot '.repeat(20_000))
    clearInterval(compter)
    expect(tours.n).toBeGreaterThan(3)
  })
})
