import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lireValeurs } from './lire-fichier.ts'

/** The same bytes, in pieces of any size, empty ones included. */
function* enMorceaux(octets: Buffer, tailles: readonly number[]): Generator<Buffer> {
  for (let i = 0, n = 0; i < octets.length; n++) {
    const taille = tailles[n % tailles.length] ?? octets.length
    yield octets.subarray(i, i + taille)
    i += taille
  }
}

async function lire(ecrit: string | Buffer, tailles: readonly number[] = [1 << 18]) {
  const lus: { sorte: string; valeur: unknown }[] = []
  const octets = Buffer.isBuffer(ecrit) ? ecrit : Buffer.from(ecrit)
  for await (const lu of lireValeurs(enMorceaux(octets, tailles))) lus.push(lu)
  return lus
}

/** What is expected of a document, from its value as `JSON.parse` gives it whole. */
function attendu(valeur: unknown): { sorte: string; valeur: unknown }[] {
  if (Array.isArray(valeur)) return valeur.map(element => ({ sorte: 'element', valeur: element }))
  if (typeof valeur === 'object' && valeur !== null && 'entry' in valeur && Array.isArray(valeur.entry)) {
    return [...attendu(valeur.entry), { sorte: 'enveloppe', valeur: { ...valeur, entry: [] } }]
  }
  return [{ sorte: 'element', valeur }]
}

const texte = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('"', '\\', '\\"', '[{', '}]', '\ud800', '\0', 'é\u2028'),
)
/**
 * Without a backslash: V8 14.6 takes the key `"` for `\\` when an object just before had that one (it compares what it
 * expects with what is written, escapes included), so that JSON.parse does not always agree with itself.
 */
const cle = fc.oneof(texte, fc.constantFrom('entry', 'resource', '__proto__')).filter(t => !t.includes('\\'))
const { valeur: json } = fc.letrec<{ valeur: unknown }>(lie => ({
  valeur: fc.oneof(
    { depthSize: 'medium' },
    texte,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, false, -0, 1e21),
    fc.array(lie('valeur'), { maxLength: 5 }),
    fc.dictionary(cle, lie('valeur'), {
      maxKeys: 5,
    }),
  ),
}))
/** Keys in any order, `entry` more often than chance would have it. */
const bundle = fc
  .tuple(fc.dictionary(cle, json, { maxKeys: 4 }), fc.array(json, { maxLength: 6 }), fc.boolean())
  .map(([reste, entry, dabord]) =>
    dabord ? { entry, ...reste, resourceType: 'Bundle' } : { ...reste, entry },
  )
const document = fc.oneof(json, bundle, fc.array(json))
const tailles = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 })
  .filter(t => t.some(n => n > 0))
const retrait = fc.constantFrom(undefined, 1, '\t')

describe('reading JSON piece by piece', () => {
  it('gives what JSON.parse would give of the whole, wherever the pieces are cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 3 }),
        tailles,
        retrait,
        fc.boolean(),
        async (documents, t, r, marque) => {
          const ecrits = documents.map(valeur => JSON.stringify(valeur, null, r))
          const ecrit = `${marque ? '\ufeff' : ''}${ecrits.join('\n')}`
          expect(await lire(ecrit, t)).toEqual(ecrits.flatMap(e => attendu(JSON.parse(e))))
        },
      ),
      { numRuns: 500 },
    ))

  it('refuses what JSON.parse refuses', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(bundle, fc.array(json)),
        tailles,
        fc.nat(),
        fc.constantFrom('', ',', ':', '[', ']', '{', '}', '"', '\\', 'x', '1', ' '),
        async (valeur, t, ou, intrus) => {
          const ecrit = JSON.stringify(valeur)
          // inside: at the ends, the intruder would be a document of its own
          const i = 1 + (ou % (ecrit.length - 1))
          const abime = (ecrit.slice(0, i) + intrus + ecrit.slice(intrus === '' ? i + 1 : i)).toWellFormed()
          const entier = (() => {
            try {
              return [JSON.parse(abime)]
            } catch {
              return undefined
            }
          })()
          const lus = await lire(abime, t).catch(() => undefined)
          expect(lus).toEqual(entier && attendu(entier[0]))
        },
      ),
      { numRuns: 1000 },
    ))

  it.each<[string, string | Buffer, RegExp]>([
    ['cut short', '{"entry":[{"a":1}', /tronqué/],
    ['cut in a string', '[{"a":"b', /tronqué/],
    ['garbage between entries', '{"entry":[{"a":1} x {"b":2}]}', /entre deux/],
    ['a comma too many', '[{"a":1},]', /JSON/],
    ['text', 'bonjour', /JSON/],
    ['brackets that cross', '[{"a":[}]]', /JSON/],
    ['another encoding', Buffer.from('[{"nom":"Hôpital"}]', 'latin1'), /UTF-8/],
    ['half a byte order mark', Buffer.from([0xef, 0xbb, 0x7b, 0x7d]), /UTF-8/],
    ['nested beyond reason', `{"a":${'['.repeat(101)}`, /démesurée/],
    ['an endless string', `[{"a":"${'x'.repeat(21_000_000)}"}]`, /démesurée/],
    ['an endless document', `{"a":"${'x'.repeat(21_000_000)}"}`, /démesurée/],
  ])('refuses %s', async (_, ecrit, motif) => {
    for (const tailles of [[1 << 18], [3]]) {
      if (ecrit.length > 1000 && tailles[0] === 3) continue
      await expect(lire(ecrit, tailles)).rejects.toThrow(motif)
    }
  })
})
