import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jour } from '#src/socle/temps/jours.ts'
import { couper, type DroitVoulu, grouper, prendreUneVague } from './grouper.ts'

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

it('a group is what one act gives to one person; waves lose and double no row, and keep each person’s order', () => {
  fc.assert(
    fc.property(droits, fc.integer({ min: 1, max: 50 }), (tous, auPlus) => {
      const vagues: DroitVoulu[][][] = []
      for (let groupes = grouper(tous); groupes.length > 0; ) {
        const { vague, reste } = prendreUneVague(groupes, auPlus)
        expect(vague.length).toBeLessThanOrEqual(auPlus)
        expect(new Set(vague.map(([d]) => d?.compteId)).size).toBe(vague.length)
        for (const groupe of vague) {
          expect(new Set(groupe.map(d => d.profil)).size).toBe(groupe.length)
          expect(new Set(groupe.map(d => JSON.stringify([d.compteId, d.perimetre]))).size).toBe(1)
        }
        vagues.push(vague)
        groupes = reste
      }
      const donnes = vagues.flat()
      expect(numeros(donnes.flat())).toEqual(numeros(tous))
      const premiers = (groupes: readonly DroitVoulu[][], compteId: string) =>
        groupes.flatMap(([d]) => (d?.compteId === compteId ? d.numero : []))
      for (const id of new Set(tous.map(d => d.compteId)))
        expect(premiers(donnes, id)).toEqual(premiers(grouper(tous), id))
    }),
  )
})

it('cutting keeps every row and always ends', () => {
  fc.assert(
    fc.property(droits, tous => {
      for (const groupe of grouper(tous)) {
        const moities = couper(groupe)
        expect(moities.flat()).toEqual(groupe)
        if (groupe.length > 1) for (const m of moities) expect(m.length).toBeLessThan(groupe.length)
      }
    }),
  )
})
