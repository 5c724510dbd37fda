import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Inclusion, restreindre } from './regle.ts'

const unite = { genre: 'unite', structureId: 'S', uniteId: 'U' } as const
const structure = { genre: 'structure', structureId: 'S' } as const
const codes = ['a', 'b', 'c']
const unProfil = (code: string) =>
  fc.record({
    code: fc.constant(code),
    libelle: fc.constant(code.toUpperCase()),
    perimetres: fc.subarray(['structure', 'unite'] as const, { minLength: 1 }).map(p => [...p]),
    deux_personnes: fc.boolean(),
  })
const unCas = fc.record({
  catalogue: fc.tuple(...codes.map(unProfil)),
  inclusions: fc.subarray(
    codes.flatMap(profil =>
      codes.flatMap((inclus): Inclusion[] => (inclus === profil ? [] : [{ profil, inclus }])),
    ),
  ),
  droit: fc.record({
    profil: fc.constantFrom(...codes),
    perimetre: fc.constantFrom(structure, unite, { genre: 'region', region: '76' } as const),
  }),
  vers: fc.record({
    profil: fc.option(fc.constantFrom(...codes, 'inconnu')),
    uniteId: fc.option(fc.constant('V')),
  }),
})

describe('narrowing a right', () => {
  it('never opens more than before: a profil that it contains, a place within its own', () => {
    fc.assert(
      fc.property(unCas, ({ droit, vers, catalogue, inclusions }) => {
        const fait = restreindre(droit, vers, catalogue, inclusions)
        if (!fait.ok) return true
        const contenu =
          fait.profil === droit.profil ||
          inclusions.some(i => i.profil === droit.profil && i.inclus === fait.profil)
        const dedans =
          JSON.stringify(fait.perimetre) === JSON.stringify(droit.perimetre) ||
          (droit.perimetre.genre === 'structure' &&
            fait.perimetre.genre === 'unite' &&
            fait.perimetre.structureId === droit.perimetre.structureId)
        const change = fait.profil !== droit.profil || fait.perimetre.genre !== droit.perimetre.genre
        const profil = catalogue.find(({ code }) => code === fait.profil)
        const permis =
          profil?.perimetres.some(genre => genre === fait.perimetre.genre) && !profil.deux_personnes
        return contenu && dedans && Boolean(permis) && (change || vers.profil === droit.profil)
      }),
    )
  })

  const catalogue = [
    { code: 'large', libelle: 'Large', perimetres: ['structure' as const], deux_personnes: false },
    { code: 'etroit', libelle: 'Étroit', perimetres: ['unite' as const], deux_personnes: false },
  ]
  const inclusions = [{ profil: 'large', inclus: 'etroit' }]
  it.each([
    [{ profil: null, uniteId: null }, 'Choisissez un profil ou une unité'],
    [{ profil: null, uniteId: 'U' }, 'ne se donne pas sur une unité'],
    [{ profil: 'etroit', uniteId: null }, 'choisissez laquelle'],
  ])('%o: says why', (vers, message) => {
    expect(restreindre({ profil: 'large', perimetre: structure }, vers, catalogue, inclusions)).toMatchObject(
      {
        ok: false,
        message: expect.stringContaining(message),
      },
    )
  })
  it('to a narrower profil on a unit', () => {
    expect(
      restreindre(
        { profil: 'large', perimetre: structure },
        { profil: 'etroit', uniteId: 'U' },
        catalogue,
        inclusions,
      ),
    ).toEqual({ ok: true, profil: 'etroit', perimetre: unite })
  })
})
