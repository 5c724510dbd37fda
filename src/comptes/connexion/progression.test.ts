import { expect, test } from 'vitest'
import { parCompte, reprise } from './progression.ts'

const dernier = new Date('2026-11-23T09:00:00Z')
const attente = (echecs: number) => {
  const date = reprise(parCompte, { echecs, dernier, maintenant: dernier })
  return date ? (date.getTime() - dernier.getTime()) / 60_000 : 0
}

test('the first failures cost nothing, the next ones more and more, up to an hour', () => {
  expect([0, 1, 4, 5, 6, 7, 8, 9, 10, 500].map(attente)).toEqual([0, 0, 0, 1, 2, 5, 15, 30, 60, 60])
})

test('the wait ends at the very instant that was announced', () => {
  const a = (secondes: number) =>
    reprise(parCompte, { echecs: 5, dernier, maintenant: new Date(dernier.getTime() + secondes * 1000) })
  expect(a(59.9)).toEqual(new Date('2026-11-23T09:01:00Z'))
  expect(a(60)).toBeUndefined()
})
