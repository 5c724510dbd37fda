import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ajouterJours, type Jour, jour } from '#src/socle/temps/jours.ts'
import { type DroitAUnir, unirDroits } from './unir-droits.ts'

const aujourdhui = jour('2026-11-23')
const horizon = 400
const le = (n: number) => ajouterJours(aujourdhui, n)

/** Rights of one account: never two at once for one key, as the base guarantees. */
const desDroits = (prefixe: string) =>
  fc
    .array(
      fc.record({
        cle: fc.constantFrom('a', 'b'),
        debut: fc.integer({ min: -300, max: 300 }),
        duree: fc.integer({ min: 0, max: 200 }),
        parSoi: fc.integer({ min: 0, max: 4 }).map(n => n === 0),
      }),
      { maxLength: 8 },
    )
    .map(tirages => {
      const droits: DroitAUnir[] = []
      for (const { cle, debut, duree, parSoi } of tirages) {
        const droit = {
          id: `${prefixe}${droits.length}`,
          cle,
          debut: le(debut),
          fin: le(debut + duree),
          parSoi,
        }
        const libre = droits.every(d => d.cle !== cle || d.fin < droit.debut || droit.fin < d.debut)
        if (libre && droit.fin >= aujourdhui) droits.push(droit)
      }
      return droits
    })

const tient = (droits: readonly { debut: Jour; fin: Jour }[], j: Jour) =>
  droits.filter(d => d.debut <= j && j <= d.fin).length

it('each day to come holds what at least one account held, once, never more', () => {
  fc.assert(
    fc.property(desDroits('g'), desDroits('x'), (garde, absorbe) => {
      const { reprises, ecartes } = unirDroits({ garde, absorbe }, aujourdhui)
      const parId = new Map(absorbe.map(d => [d.id, d]))
      const avant = [...garde, ...absorbe].filter(({ parSoi }) => !parSoi)
      const apres = [
        ...garde.filter(({ id }) => !ecartes.includes(id)),
        ...reprises.map(r => ({ ...r, cle: parId.get(r.droitId)?.cle ?? '' })),
      ]
      for (const cle of ['a', 'b'])
        for (let n = 0; n <= horizon + 100; n += 1) {
          const j = le(n)
          const voulu = Math.min(
            1,
            tient(
              avant.filter(d => d.cle === cle),
              j,
            ),
          )
          expect(
            tient(
              apres.filter(d => d.cle === cle),
              j,
            ),
          ).toBe(voulu)
        }
    }),
    { numRuns: 60 },
  )
})

it('nothing lasts longer than it was given, nor starts before today, nor comes from oneself', () => {
  fc.assert(
    fc.property(desDroits('g'), desDroits('x'), (garde, absorbe) => {
      const { reprises, inutiles, ecartes } = unirDroits({ garde, absorbe }, aujourdhui)
      const parId = new Map(absorbe.map(d => [d.id, d]))
      for (const { droitId, debut, fin } of reprises) {
        const droit = parId.get(droitId)
        expect(
          droit && !droit.parSoi && debut >= aujourdhui && debut >= droit.debut && fin <= droit.fin,
        ).toBe(true)
      }
      const vus = new Set([...reprises.map(({ droitId }) => droitId), ...inutiles, ...ecartes])
      expect(absorbe.every(({ id }) => vus.has(id))).toBe(true)
    }),
    { numRuns: 100 },
  )
})
