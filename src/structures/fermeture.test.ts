import { expect, it } from 'vitest'
import { etatOuverture } from './fermeture.ts'

it.each([
  [null, null, 'ouverte'],
  ['2026-08-31', 'DEF', 'fermee'],
  ['2026-11-23', null, 'fermee'],
  ['2026-11-24', 'PRE', 'fermeture-prevue'],
  [null, 'DEF', 'fermee'],
  [null, 'PRE', 'fermeture-prevue'],
  ['2026-08-31', 'ERR', 'ouverte'],
  ['2026-08-31', 'CHP', 'ouverte'],
])('closed on %s with type %s reads %s', (fermeeLe, fermetureCode, attendu) => {
  expect(etatOuverture({ fermeeLe, fermetureCode }, '2026-11-23')).toBe(attendu)
})
