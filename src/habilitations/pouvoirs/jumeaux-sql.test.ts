import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { midi } from '#test/constructeurs/scene.ts'
import { uneEntite, uneStructure, uneUnite } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { type Habilitation, trouverHabilitations } from '../lectures/lire-habilitations.ts'
import { administrationDe } from './administration.ts'
import { droitsAdministres } from './droits-administres.ts'
import { administreStructure, niveauSur } from './niveaux.ts'
import { situationDe, structuresDe, structuresDuPerimetre } from './structures-administrees.ts'

const test = baseDeTest()
const monde: { perimetres: Perimetre[]; droits: Habilitation[] } = { perimetres: [], droits: [] }

/** Two regions, structures with and without entité or département, an entité astride; a right on each perimeter there is. */
beforeAll(async () => {
  const { base } = test
  const [golfe, astride, vide] = [await uneEntite(base), await uneEntite(base), await uneEntite(base)]
  const lieux = [
    { departement: '34', entite_juridique_id: golfe.id },
    { departement: '30', entite_juridique_id: golfe.id },
    { departement: '34', entite_juridique_id: astride.id },
    { departement: '35', entite_juridique_id: astride.id },
    { departement: '31', entite_juridique_id: null },
    { departement_code: null, entite_juridique_id: null },
  ]
  const structures = await Promise.all(lieux.map(lieu => uneStructure(base, lieu)))
  const unites = await Promise.all(structures.map(s => uneUnite(base, { structureId: s.id })))
  monde.perimetres = [
    ...structures.map(s => ({ genre: 'structure' as const, structureId: s.id })),
    ...unites.map((u, i) => ({
      genre: 'unite' as const,
      structureId: structures[i]?.id ?? '',
      uniteId: u.id,
    })),
    ...[golfe, astride, vide].map(e => ({ genre: 'entite' as const, entiteId: e.id })),
    ...['34', '30', '35'].map(departement => ({ genre: 'departement' as const, departement })),
    ...['76', '53'].map(region => ({ genre: 'region' as const, region })),
    { genre: 'national' },
  ]
  const ids: string[] = []
  for (const perimetre of monde.perimetres) {
    const { id } = await unePersonne(base)
    ids.push(await uneHabilitation(base, { compteId: id, profil: 'obs-ars', perimetre }))
  }
  monde.droits = await trouverHabilitations(base, ids, midi)
})

const donneurs = {
  structure: 'adm-referent-structure',
  entite: 'adm-referent-structure',
  unite: 'adm-referent-unite',
  departement: 'adm-departemental',
  region: 'adm-regional',
  national: 'adm-national',
} as const

/** Whatever somebody holds: giving profils on their own kind of perimeter, and one that gives nothing. */
const acteurs = fc.array(fc.record({ rang: fc.nat(), donne: fc.boolean() }), { maxLength: 4 }).map(choix =>
  choix.flatMap(({ rang, donne }) => {
    const perimetre = monde.perimetres[rang % monde.perimetres.length]
    if (!perimetre) return []
    return { habilitationId: 'h', profil: donne ? donneurs[perimetre.genre] : 'obs-ars', perimetre }
  }),
)

describe('the SQL filters say what the one function says, whatever the actor', () => {
  it.each(['par structure', 'un par un'] as const)('rights, %s', async comment => {
    await fc.assert(
      fc.asyncProperty(acteurs, async droits => {
        const a = administrationDe({ droits })
        const lus = await test.base
          .selectFrom('habilitation as h')
          .select('h.id')
          .where(droitsAdministres(a, comment))
          .execute()
        const attendus = monde.droits.filter(h => niveauSur(a, h.perimetre, h) !== null)
        expect(lus.map(({ id }) => id).sort()).toEqual(attendus.map(({ id }) => id).sort())
      }),
      { numRuns: 150 },
    )
  })

  it('structures', async () => {
    const france = administrationDe({
      droits: [{ habilitationId: 'h', profil: 'adm-national', perimetre: { genre: 'national' } }],
    })
    const toutes = await structuresDuPerimetre(test.base, france)
    expect(toutes).toHaveLength(6)
    await fc.assert(
      fc.asyncProperty(acteurs, async droits => {
        const a = administrationDe({ droits })
        const lues = await test.base.selectFrom('structure').select('id').where(structuresDe(a)).execute()
        const attendues = toutes.filter(s => administreStructure(a, { structureId: s.id, ...situationDe(s) }))
        expect(lues.map(({ id }) => id).sort()).toEqual(attendues.map(({ id }) => id).sort())
      }),
      { numRuns: 100 },
    )
  })
})
