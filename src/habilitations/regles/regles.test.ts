import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ajouterAnnees, ajouterJours, type Jour, jour } from '#src/socle/temps/jours.ts'
import { erreurDeRaccourcissement, erreursDeDuree, finParDefaut, veille } from './dates.ts'
import { planifier, type Vivante } from './recouvrement.ts'
import { laisseSansReferent, type Mandat } from './referents.ts'

const aujourdhui = jour('2026-11-23')
const unJour = fc.integer({ min: 0, max: 364 }).map(n => ajouterJours(aujourdhui, n))

describe('two years', () => {
  it.each([
    ['2024-02-29', '2026-02-28'],
    ['2026-02-28', '2028-02-28'],
    ['2027-02-28', '2029-02-28'],
  ])('from %s lead to %s', (debut, fin) => expect(finParDefaut(jour(debut))).toBe(fin))

  it('are never exceeded by what the rule lets through, nor cut without a reason', () => {
    fc.assert(
      fc.property(unJour, fc.integer({ min: -10, max: 800 }), fc.boolean(), (debut, ecart, motive) => {
        const fin = ajouterJours(debut, ecart)
        const erreurs = erreursDeDuree({ debut, fin, motif: motive ? 'stage' : null }, aujourdhui)
        const admis = Object.keys(erreurs).length === 0
        return (
          admis ===
          (fin >= debut && fin <= ajouterAnnees(debut, 2) && (motive || fin === ajouterAnnees(debut, 2)))
        )
      }),
    )
  })

  it('only ever come closer', () => {
    fc.assert(
      fc.property(unJour, unJour, (nouvelle, fin) => {
        const admis = erreurDeRaccourcissement(nouvelle, { debut: aujourdhui, fin }, aujourdhui) === null
        return admis === nouvelle < fin
      }),
    )
  })
})

describe('planifier', () => {
  it('never doubles a right, whatever the sequence of grants', () => {
    const demande = fc.record({ debut: unJour, duree: fc.integer({ min: 0, max: 730 }) })
    fc.assert(
      fc.property(fc.array(demande, { maxLength: 12 }), demandes => {
        const fin = demandes.reduce<Vivante[]>(
          (vivantes, { debut, duree }, i) => accorder(vivantes, String(i), debut, ajouterJours(debut, duree)),
          [],
        )
        return fin.every((a, i) => fin.slice(i + 1).every(b => a.fin < b.debut || b.fin < a.debut))
      }),
    )
  })

  it('never takes away a day that was already given', () => {
    fc.assert(
      fc.property(unJour, unJour, fc.integer({ min: 0, max: 730 }), (debut1, debut2, duree) => {
        const avant = accorder([], 'a', debut1, ajouterJours(debut1, 300))
        const apres = accorder(avant, 'b', debut2, ajouterJours(debut2, duree))
        const couvert = (j: Jour) => apres.some(v => v.debut <= j && j <= v.fin)
        // a right to come that starts within the new one is swallowed by it, never cut before it
        return avant.every(v => couvert(v.fin) && (couvert(v.debut) || v.debut < debut2))
      }),
    )
  })
})

/** What the use case writes after the rule, on days. */
function accorder(vivantes: Vivante[], id: string, debut: Jour, fin: Jour): Vivante[] {
  const plan = planifier({ perimetre: 'structure:1', structureId: '1', debut, fin }, vivantes, aujourdhui)
  if (!plan.ok) return vivantes
  const restantes = vivantes.flatMap(v => {
    const cession = plan.cedees.find(({ habilitation }) => habilitation.id === v.id)
    if (!cession) return [v]
    const dernier = cession.genre === 'la-veille' ? cession.fin : veille(aujourdhui)
    return dernier < v.debut ? [] : [{ ...v, fin: dernier }]
  })
  return [...restantes, { id, perimetre: 'structure:1', structureId: '1', debut, fin }]
}

describe('laisseSansReferent', () => {
  const mandat = (habilitationId: string, a: string, change: Partial<Mandat> = {}): Mandat => ({
    habilitationId,
    de: new Date('2026-01-01'),
    a: new Date(a),
    actif: true,
    termine: false,
    ...change,
  })
  const fin = (habilitationId: string, instant = '2026-11-23') => ({
    habilitationId,
    instant: new Date(instant),
  })

  it.each<[string, Mandat[], ReturnType<typeof fin>[], boolean]>([
    ['the only one leaves', [mandat('a', '2028-01-01')], [fin('a')], true],
    ['one of two leaves', [mandat('a', '2028-01-01'), mandat('b', '2028-01-01')], [fin('a')], false],
    ['both leave', [mandat('a', '2028-01-01'), mandat('b', '2028-01-01')], [fin('a'), fin('b')], true],
    [
      'one leaves later, the other sooner',
      [mandat('a', '2028-01-01'), mandat('b', '2028-01-01')],
      [fin('a'), fin('b', '2027-01-01')],
      true,
    ],
    [
      'the other one’s right is out by then',
      [mandat('a', '2028-01-01'), mandat('b', '2026-12-01')],
      [fin('a', '2027-01-01')],
      true,
    ],
    [
      'the other never activated',
      [mandat('a', '2028-01-01'), mandat('b', '2028-01-01', { actif: false })],
      [fin('a')],
      true,
    ],
    [
      'the other was just ended',
      [mandat('a', '2028-01-01'), mandat('b', '2028-01-01', { termine: true })],
      [fin('a')],
      true,
    ],
    [
      'the other has not started',
      [mandat('a', '2028-01-01'), mandat('b', '2028-01-01', { de: new Date('2027-01-01') })],
      [fin('a')],
      true,
    ],
    ['one who never activated leaves', [mandat('a', '2028-01-01', { actif: false })], [fin('a')], false],
    [
      'one who has not started is cancelled',
      [mandat('a', '2028-01-01', { de: new Date('2027-01-01') })],
      [fin('a')],
      false,
    ],
  ])('%s', (_cas, mandats, fins, attendu) => expect(laisseSansReferent(mandats, fins)).toBe(attendu))
})
