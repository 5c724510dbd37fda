import { expect, it } from 'vitest'
import { etatOuverture, nAccueillePlus } from './fermeture.ts'

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
  expect(etatOuverture({ fermeeLe, fermetureCode, absenteLe: null }, '2026-11-23')).toBe(attendu)
})

it.each([
  [{}, 'absente'],
  [{ fermetureCode: 'DEF' }, 'fermee'],
  [{ fermetureCode: 'PRE' }, 'absente'],
  [{ desactiveeLe: new Date() }, 'desactivee'],
])('gone from the source with %j reads %s, and takes no new right', (autre, attendu) => {
  const organisation = { fermeeLe: null, fermetureCode: null, absenteLe: new Date(), ...autre }
  expect(etatOuverture(organisation, '2026-11-23')).toBe(attendu)
  expect(nAccueillePlus(organisation, '2026-11-23')).toBe(true)
})
