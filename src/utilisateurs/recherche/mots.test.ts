import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { lireMots, normaliser, rechercheExacte } from './mots.ts'

const t = baseDeTest()

it.each([
  'Élodie Lefèvre',
  'Jean-Luc',
  'D’Artagnan',
  'Œdipe CŒUR',
  'Straße',
  'İzmir',
  'M.D@CH-x.example',
  '  ',
  'Ñuñez',
])('reads « %s » as the base does', async texte => {
  const { rows } = await sql<{ lu: string }>`select normaliser(${texte}) as lu`.execute(t.base)
  expect(normaliser(texte)).toBe(rows[0]?.lu)
})

describe('what was typed', () => {
  it('is cut into words without doubles, six at most', () => {
    expect(lireMots('Le  Goff, le goff (Jean) a b c d')).toEqual(['le', 'goff', 'jean', 'a', 'b', 'c'])
  })

  it('keeps an RPPS whole, however it is written', () => {
    for (const q of ['10999000010', '10 999 000 010', '810999000010', '10.999.000.010'])
      expect(lireMots(q)).toEqual(['10999000010'])
  })

  it('is exact only when it is a whole address or a valid RPPS', () => {
    expect(rechercheExacte(' Marie@CH.example ')).toEqual({ courriel: 'marie@ch.example' })
    expect(rechercheExacte('10 999 000 010')).toEqual({ rpps: '10999000010' })
    for (const q of ['marie@ch', 'marie', '10999000011', '']) expect(rechercheExacte(q)).toBeNull()
  })
})
