import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeLisible, codeSaisi, nouveauxCodes } from './codes.ts'

test('ten codes of 80 bits, all different, that read in one way only', () => {
  const codes = nouveauxCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) {
    expect(codeLisible(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(codeSaisi(codeLisible(code))).toBe(code)
  }
})

test.each([
  ['7k2m 9qxw 4tbn 0hvd', '7K2M9QXW4TBN0HVD'],
  ['7K2M–9QXW–4TBN–OHVD', '7K2M9QXW4TBN0HVD'],
  ['iLoO 9QXW 4TBN 0HVD', '11009QXW4TBN0HVD'],
  ['７K2M9QXW4TBN0HVD', '7K2M9QXW4TBN0HVD'],
])('« %s » is read as it was meant', (saisie, code) => {
  expect(codeSaisi(saisie)).toBe(code)
})

test('anything else is no code, and breaks nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), saisie => {
      const code = codeSaisi(saisie)
      return code === null || /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code)
    }),
  )
  for (const saisie of [
    '',
    '7K2M-9QXW-4TBN',
    '7K2M-9QXW-4TBN-0HVU',
    '7K2M-9QXW-4TBN-0HVD-0',
    '7K2M9QXW4TBN0HV\u0000',
  ])
    expect(codeSaisi(saisie)).toBeNull()
})
