import { expect, test } from 'vitest'
import { jour } from '#src/socle/temps/jours.ts'
import { cguEnVigueur, lire, versionsCgu } from './versions.ts'

const texte = '## Un\n\nPremier.\n\n- a\n- b\n\n## Deux\n\nSecond.\n'
const deux = [lire(jour('2026-01-01'), texte), lire(jour('2026-07-01'), `${texte}\nDe plus.\n`)]

test('a text is read by sections, paragraphs and lists, and its digest is the file’s', () => {
  expect(deux[0]?.sections).toEqual([
    { titre: 'Un', blocs: ['Premier.', ['a', 'b']] },
    { titre: 'Deux', blocs: ['Second.'] },
  ])
  expect(deux[0]?.empreinte).toHaveLength(32)
  expect(deux[0]?.empreinte).not.toEqual(deux[1]?.empreinte)
})

test.each([
  ['2026-06-30T21:59:59Z', '2026-01-01'],
  ['2026-06-30T22:00:00Z', '2026-07-01'],
  ['2030-01-01T00:00:00Z', '2026-07-01'],
  ['2020-01-01T00:00:00Z', '2026-01-01'],
])('at %s, the version of %s applies: it changes at midnight in France', (instant, version) => {
  expect(cguEnVigueur(new Date(instant), deux).version).toBe(version)
})

test('the product’s own texts are whole', () => {
  for (const { sections } of versionsCgu) {
    expect(sections.length).toBeGreaterThan(5)
    for (const { titre, blocs } of sections) expect([titre, blocs.length > 0]).toEqual([titre, true])
  }
})
