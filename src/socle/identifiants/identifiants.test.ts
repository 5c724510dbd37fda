import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composerFiness, finessValide, schemaFiness } from './finess.ts'
import { lireIdentifiantNational } from './identifiant-national.ts'
import { luhnValide } from './luhn.ts'
import { composerRpps, rppsValide, schemaRpps } from './rpps.ts'
import { sirenValide, siretValide } from './siret.ts'

const predicats = { finess: finessValide, rpps: rppsValide, siren: sirenValide, siret: siretValide }
type Genre = keyof typeof predicats
const chiffres = (longueur: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: longueur, maxLength: longueur }).map(c => c.join(''))

describe('identifiers', () => {
  it.each<[Genre, string, boolean]>([
    ['finess', '010000024', true],
    ['finess', '2A0000014', true],
    ['finess', '2B0000020', true],
    ['finess', '2A0000024', false],
    ['finess', '2C0000014', false],
    ['finess', '10000024', false],
    ['finess', '', false],
    ['rpps', '10999000010', true],
    ['rpps', '10999000011', false],
    ['rpps', '1099900001', false],
    ['siren', '732829320', true],
    ['siren', '732829321', false],
    ['siret', '73282932000074', true],
    ['siret', '35600000012341', true],
    ['siret', '73282932000075', false],
  ])('%s %s is %s', (genre, valeur, attendu) => {
    expect(predicats[genre](valeur)).toBe(attendu)
  })

  it('never lets one wrong digit pass', () => {
    fc.assert(
      fc.property(chiffres(10), fc.nat(10), fc.integer({ min: 1, max: 9 }), (debut, place, ecart) => {
        const numero = composerRpps(debut)
        const faux = [...numero].map((c, i) => (i === place ? (Number(c) + ecart) % 10 : c)).join('')
        return luhnValide(numero) && !luhnValide(faux)
      }),
    )
  })

  it('composes valid FINESS numbers, Corsica included', () => {
    fc.assert(
      fc.property(fc.constantFrom('01', '35', '2A', '2B', '97', '98'), chiffres(6), (departement, reste) =>
        finessValide(composerFiness(departement + reste)),
      ),
    )
  })
})

describe('what people type', () => {
  it.each([
    [schemaFiness, ' 35 000 517 9 ', '350005179'],
    [schemaFiness, '2a0000014', '2A0000014'],
    [schemaRpps, '10 999 000 010', '10999000010'],
    [schemaRpps, '810999000010', '10999000010'],
  ])('is read whatever the spaces', (schema, saisie, attendu) => {
    expect(schema.parse(saisie)).toBe(attendu)
  })

  it.each([
    [schemaFiness, '350005170', /clé/],
    [schemaFiness, 'abc', /9 caractères/],
    [schemaRpps, '10999000011', /clé/],
    [schemaRpps, '1'.repeat(10_000), /11 chiffres/],
  ])('is refused with a sentence', (schema, saisie, message) => {
    expect(schema.safeParse(saisie).error?.issues[0]?.message).toMatch(message)
  })
})

describe('national identifier of structure', () => {
  it.each([
    ['1350005179', { type: 'finess', code: '350005179' }],
    ['12A0000014', { type: 'finess', code: '2A0000014' }],
    ['2732829320', { type: 'siren', code: '732829320' }],
    ['373282932000074', { type: 'siret', code: '73282932000074' }],
    ['410999000010001', { type: 'rpps-rang', code: '10999000010001' }],
    // a bare SIRET in the slot of the national identifier, as the official example has
    ['12345687900034', undefined],
    ['', undefined],
  ])('%s', (valeur, attendu) => expect(lireIdentifiantNational(valeur)).toEqual(attendu))
})

const vecteurs = `${import.meta.dirname}/../../../../shared/data/identifiers/vecteurs.json`
describe.skipIf(!existsSync(vecteurs))('shared vectors', () => {
  const lus = existsSync(vecteurs) ? JSON.parse(readFileSync(vecteurs, 'utf8')) : {}
  it.each<Genre>(['finess', 'rpps', 'siren', 'siret'])('%s', genre => {
    for (const valeur of lus[genre].valides) expect(predicats[genre](valeur), valeur).toBe(true)
    for (const valeur of lus[genre].invalides) expect(predicats[genre](valeur), valeur).toBe(false)
  })
})
