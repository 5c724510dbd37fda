import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jour } from '#src/socle/temps/jours.ts'
import { couper, type DroitVoulu, grouper, separer } from './grouper.ts'

const fin = jour('2028-11-23')
const droits = fc
  .uniqueArray(
    fc.record({
      compteId: fc.integer({ min: 0, max: 120 }),
      profil: fc.integer({ min: 0, max: 3 }),
      lieu: fc.integer({ min: 0, max: 2 }),
    }),
    {
      selector: d => JSON.stringify(d),
      maxLength: 300,
    },
  )
  .map(tous =>
    tous.map(
      ({ compteId, profil, lieu }, numero): DroitVoulu => ({
        numero,
        compteId: String(compteId),
        profil: String(profil),
        perimetre: { genre: 'structure', structureId: String(lieu) },
        debut: jour('2026-11-23'),
        fin,
        motif: null,
      }),
    ),
  )
const numeros = (d: readonly DroitVoulu[]) => d.map(({ numero }) => numero).sort((a, b) => a - b)
const combien = (d: readonly DroitVoulu[], cle: 'compteId' | 'profil') => new Set(d.map(x => x[cle])).size

it('groups lose and double no row, and each is what one act gives: every profil to every person, 50 at most', () => {
  fc.assert(
    fc.property(droits, tous => {
      const groupes = grouper(tous)
      expect(numeros(groupes.flat())).toEqual(numeros(tous))
      for (const groupe of groupes) {
        expect(groupe).toHaveLength(combien(groupe, 'compteId') * combien(groupe, 'profil'))
        expect(combien(groupe, 'compteId')).toBeLessThanOrEqual(50)
      }
    }),
  )
})

it('cutting a group keeps every row, leaves groups that one act gives, and always ends', () => {
  fc.assert(
    fc.property(droits, tous => {
      for (const groupe of grouper(tous)) {
        const { extremes, milieu } = separer(groupe)
        const morceaux = [...extremes, ...couper(milieu)]
        expect(numeros(morceaux.flat())).toEqual(numeros(groupe))
        for (const m of morceaux) expect(m).toHaveLength(combien(m, 'compteId') * combien(m, 'profil'))
        if (groupe.length > 1) for (const m of morceaux) expect(m.length).toBeLessThan(groupe.length)
      }
    }),
  )
})
