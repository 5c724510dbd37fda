import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ajouterJours, jour } from '#src/socle/temps/jours.ts'
import { type Cle, evaluer, type Faits, type Point, type Reglages } from './evaluer.ts'

const aujourdHui = jour('2026-11-26')
const reglages: Reglages = { capacitesJours: 180, placesJours: 30, confirmationMois: 12 }
const parfaite: Faits = {
  telephone: true,
  courriel: true,
  adresse: true,
  direction: true,
  offres: 4,
  offresSansHoraires: 0,
  capacites: 6,
  capacitesDu: jour('2026-10-01'),
  sanitaire: true,
  unites: 3,
  unitesDeclarees: 3,
  grandAge: true,
  offreDecrite: true,
  tarifs: 8,
  tarifsDu: jour('2026-03-01'),
  placesDu: jour('2026-11-20'),
  confirmeeLe: jour('2026-05-01'),
  arriveeLe: jour('2024-01-01'),
}

describe('how complete and fresh a fiche is', () => {
  it('is a hundred when all is there', () => {
    const { score, aFaire } = evaluer(parfaite, aujourdHui, reglages)
    expect([score, aFaire]).toEqual([100, []])
  })

  it.each<[string, Partial<Faits>, Cle, Point['etat'], string]>([
    ['no phone', { telephone: false }, 'coordonnees', 'a-completer', 'téléphone'],
    [
      'no mail, no address',
      { courriel: false, adresse: false },
      'coordonnees',
      'a-completer',
      'courriel, adresse',
    ],
    ['nobody at the top', { direction: false }, 'direction', 'a-completer', 'direction'],
    ['hours of some offers', { offresSansHoraires: 2 }, 'horaires', 'a-completer', '2 offres sur 4'],
    ['no hours at all', { offresSansHoraires: 4 }, 'horaires', 'a-completer', 'chaque offre'],
    ['no beds', { capacites: 0, capacitesDu: null }, 'capacites', 'a-completer', 'lits et places'],
    ['old beds', { capacitesDu: ajouterJours(aujourdHui, -181) }, 'capacites', 'a-rafraichir', '180 jours'],
    ['beds without a date', { capacitesDu: null }, 'capacites', 'a-rafraichir', '180 jours'],
    ['units that said nothing', { unitesDeclarees: 0 }, 'unites', 'a-completer', 'sur 3 l’a fait'],
    ['some units did', { unitesDeclarees: 1 }, 'unites', 'a-rafraichir', 'sur 3 l’a fait'],
    ['no offer', { offreDecrite: false }, 'grand-age', 'a-completer', 'formes d’accueil'],
    ['no prices', { tarifs: 0, tarifsDu: null }, 'tarifs', 'a-completer', 'tarifs'],
    ['last year’s prices', { tarifsDu: jour('2025-12-31') }, 'tarifs', 'a-rafraichir', 'datent de 2025'],
    ['no places', { placesDu: null }, 'places', 'a-completer', 'Déclarez'],
    ['old places', { placesDu: ajouterJours(aujourdHui, -31) }, 'places', 'a-rafraichir', '30 jours'],
    ['soon a year', { confirmeeLe: jour('2025-12-20') }, 'confirmation', 'a-rafraichir', 'Bientôt un an'],
    [
      'the very last day',
      { confirmeeLe: jour('2025-11-26') },
      'confirmation',
      'a-rafraichir',
      'Bientôt un an',
    ],
    ['more than a year', { confirmeeLe: jour('2025-11-25') }, 'confirmation', 'a-completer', 'en retard'],
    [
      'never, just arrived',
      { confirmeeLe: null, arriveeLe: aujourdHui },
      'confirmation',
      'a-rafraichir',
      'Jamais',
    ],
    ['never, long here', { confirmeeLe: null }, 'confirmation', 'a-completer', 'en retard'],
  ])('%s', (_, change, cle, etat, constat) => {
    const { points, score, aFaire } = evaluer({ ...parfaite, ...change }, aujourdHui, reglages)
    expect(points.find(p => p.cle === cle)).toMatchObject({ etat, constat: expect.stringContaining(constat) })
    expect(score).toBeLessThan(100)
    expect(aFaire).toHaveLength(1)
  })

  it.each<[string, Partial<Faits>, Cle[]]>([
    [
      'an MDPH',
      { sanitaire: false, grandAge: false, offres: 0 },
      ['unites', 'grand-age', 'tarifs', 'places', 'horaires', 'capacites'],
    ],
    ['an EHPAD', { sanitaire: false }, ['unites']],
    ['a hospital', { grandAge: false }, ['grand-age', 'tarifs', 'places']],
  ])('%s is not asked for what makes no sense there', (_, change, absents) => {
    const { points, score } = evaluer({ ...parfaite, ...change }, aujourdHui, reglages)
    for (const cle of absents) expect(points.some(p => p.cle === cle)).toBe(false)
    expect(score).toBe(100)
  })

  it('asks for no confirmation when the operator does not', () => {
    const { points } = evaluer(parfaite, aujourdHui, { ...reglages, confirmationMois: 0 })
    expect(points.some(({ cle }) => cle === 'confirmation')).toBe(false)
  })

  const faits = fc.record({
    telephone: fc.boolean(),
    courriel: fc.boolean(),
    direction: fc.boolean(),
    offresSansHoraires: fc.integer({ min: 0, max: 4 }),
    unitesDeclarees: fc.integer({ min: 0, max: 3 }),
    offreDecrite: fc.boolean(),
    sanitaire: fc.boolean(),
    grandAge: fc.boolean(),
    placesDu: fc.constantFrom(null, jour('2026-11-20'), jour('2020-01-01')),
  })

  it('never leaves 0 to 100, and mending a point never lowers it', () => {
    fc.assert(
      fc.property(faits, change => {
        const avant = evaluer({ ...parfaite, ...change }, aujourdHui, reglages)
        const apres = evaluer(
          { ...parfaite, ...change, telephone: true, direction: true },
          aujourdHui,
          reglages,
        )
        expect(avant.score).toBeGreaterThanOrEqual(0)
        expect(avant.score).toBeLessThanOrEqual(apres.score)
        expect(apres.score).toBeLessThanOrEqual(100)
      }),
    )
  })
})
