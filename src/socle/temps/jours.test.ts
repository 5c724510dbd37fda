import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { echeance, enToutesLettres, heure } from './francais.ts'
import { ajouterAnnees, ajouterJours, debutDuJour, jour, jourDe, joursEntre, schemaJour } from './jours.ts'

describe('jours', () => {
  it.each([
    ['2024-02-29', 2, '2026-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2026-11-23', 2, '2028-11-23'],
  ])('%s plus %i years is %s', (depart, annees, attendu) => {
    expect(ajouterAnnees(jour(depart), annees)).toBe(attendu)
  })

  it.each([
    ['2026-03-28T22:59:59Z', '2026-03-28'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-07-31T22:00:00Z', '2026-08-01'],
  ])('at %s it is %s in France', (instant, attendu) => {
    expect(jourDe(new Date(instant))).toBe(attendu)
  })

  it.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
  ])('%s starts at %s', (j, attendu) => {
    expect(debutDuJour(jour(j)).toISOString()).toBe(attendu)
  })

  it.each([['23/11/2026'], ['2026-11-23'], [' 23.11.2026 ']])('reads « %s »', texte => {
    expect(schemaJour.parse(texte)).toBe('2026-11-23')
  })

  it.each([['30/02/2026'], ['2026-13-01'], ['demain'], [''], ['0001-01-01'], ["2026-11-23'; drop"]])(
    'refuses « %s »',
    texte => expect(schemaJour.safeParse(texte).success).toBe(false),
  )

  it('adding days and counting them agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), ecart => {
        const depart = jour('2026-11-23')
        return joursEntre(depart, ajouterJours(depart, ecart)) === ecart
      }),
    )
  })
})

describe('francais', () => {
  it('writes dates and times the French way', () => {
    expect(enToutesLettres(jour('2026-11-23'))).toBe('23 novembre 2026'.replaceAll(' ', '\u00A0'))
    expect(enToutesLettres(jour('2027-03-01'))).toBe('1er mars 2027'.replaceAll(' ', '\u00A0'))
    expect(heure(new Date('2026-11-23T13:05:00Z'))).toBe('14 h 05'.replaceAll(' ', '\u00A0'))
  })

  it.each([
    [0, 'aujourd’hui'],
    [1, 'demain'],
    [12, 'dans 12 jours'],
    [-3, 'il y a 3 jours'],
    [200, 'dans 7 mois'],
    [731, 'dans 2 ans'],
  ])('%i days ahead is « %s »', (ecart, attendu) => {
    const depart = jour('2026-11-23')
    expect(echeance(depart, ajouterJours(depart, ecart)).replaceAll('\u00A0', ' ')).toBe(attendu)
  })
})
