import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { midi } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { chercher } from './chercher.ts'
import { lireCriteres, tris } from './criteres.ts'
import { lireLignes } from './lignes.ts'
import type { Portee } from './portee.ts'

const t = baseDeTest()
const noms = ['Martin', 'Marin', 'Durand', 'Le Goff', 'Saint-Martin']
const prenoms = ['Sophie', 'Élodie', 'Jean-Luc']
const structures: { id: string; departement: string }[] = []
/** Where each person holds or held a right. */
const presences = new Map<string, Set<string>>()

beforeAll(async () => {
  for (const departement of ['34', '34', '11'])
    structures.push({
      ...(await uneStructure(t.base, { nom: `Clinique ${structures.length}`, departement })),
      departement,
    })
  for (const [n, nom] of noms.entries()) {
    for (const [p, prenom] of prenoms.entries()) {
      const { id } = await unePersonne(t.base, { prenom, nom })
      const siennes = structures.filter((_, s) => (n + p + s) % 3 === 0 || (n * p + s) % 4 === 0)
      for (const [i, { id: structureId }] of siennes.entries())
        await uneHabilitation(t.base, {
          compteId: id,
          structureId,
          profil: 'san-demandeur-soins',
          ...(i > 0 ? { termineeLe: new Date('2026-06-01T10:00:00Z') } : {}),
        })
      presences.set(id, new Set(siennes.map(s => s.id)))
    }
  }
})

const mots = fc.constantFrom(
  'martin',
  'marti',
  'mratin',
  'mar',
  'clinique',
  'clinique 2',
  'sophie',
  'goff',
  'ch',
  '',
)
const demande = fc.record({
  q: fc.array(mots, { maxLength: 3 }).map(m => m.join(' ')),
  etat: fc.constantFrom('', 'actif', 'invite'),
  profil: fc.constantFrom('', 'san-demandeur-soins'),
  echeance: fc.constantFrom('', '90'),
  sans: fc.constantFrom('', 'oui'),
  tri: fc.constantFrom('', ...tris),
  structure: fc.nat({ max: 3 }),
})

it('whatever is asked, shows nobody and no right from outside of the perimeter', async () => {
  await fc.assert(
    fc.asyncProperty(demande, fc.boolean(), fc.nat({ max: 2 }), async (d, territoire, rang) => {
      const mienne = structures[rang]
      const departements = territoire && mienne ? [mienne.departement] : []
      const permises = structures.filter(s => s === mienne || departements.includes(s.departement))
      const portee: Portee = {
        compteId: '00000000-0000-7000-8000-000000000000',
        national: false,
        departements,
        entites: [],
        structures: territoire ? [] : [mienne?.id ?? ''],
        unites: [],
        structuresDesUnites: [],
      }
      const voulue = { ...d, structure: structures[d.structure]?.id ?? '' } as Record<string, string>
      const criteres = lireCriteres(nom => voulue[nom])
      const { ids } = await chercher(
        t.base,
        { portee, criteres, maintenant: midi },
        { decalage: 0, limite: 100 },
      )
      for (const id of ids) expect(permises.some(s => presences.get(id)?.has(s.id))).toBe(true)
      expect(new Set(ids).size).toBe(ids.length)
      const lieux = (await lireLignes(t.base, portee, ids, midi)).flatMap(l =>
        l.droits.map(({ lieu }) => lieu),
      )
      const leurs = permises.map(s => `Clinique ${structures.indexOf(s)}`)
      for (const lieu of lieux) expect(leurs).toContain(lieu)
    }),
    { numRuns: 150 },
  )
})
