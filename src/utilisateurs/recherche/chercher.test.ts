import { beforeAll, describe, expect, it } from 'vitest'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { midi } from '#test/constructeurs/scene.ts'
import { uneStructure, uneUnite } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { chercher } from './chercher.ts'
import { lireCriteres } from './criteres.ts'
import type { Portee } from './portee.ts'

const t = baseDeTest()
const noms = new Map<string, string>()
const portees: Record<'referent' | 'departement' | 'national', Portee> = {} as never

const gens: [prenom: string, nom: string, plus?: { courriel?: string; rpps?: string }][] = [
  ['Élodie', 'Lefèvre', { rpps: '10999000010' }],
  ['Jean-Luc', 'Le Goff'],
  ['Anne', 'de La Tour'],
  ['Martin', 'Dubois'],
  ['Sophie', 'Martin'],
  ['Zoé', 'Martinez'],
  ['Paul', 'Saint-Martin'],
  ['Marie', 'Bernard', { courriel: 'm.bernard@martin-clinique.example' }],
  ['Sophie', 'Durand', { courriel: 'sophie.durand.1@ch.example' }],
  ['Sophie', 'Durand', { courriel: 'sophie.durand.2@ch.example' }],
  ['Œdipe', 'Cœur'],
]

beforeAll(async () => {
  const { base } = t
  const ch = await uneStructure(base, { nom: 'CH de Lunel', commune: 'Lunel' })
  const autre = await uneStructure(base, { nom: 'Clinique des Lilas', commune: 'Sète', departement: '11' })
  const unite = await uneUnite(base, { structureId: ch.id })
  const referent = await unePersonne(base, { prenom: 'Ada', nom: 'Référente' })
  await uneHabilitation(base, { compteId: referent.id, structureId: ch.id })
  for (const [prenom, nom, plus] of gens) {
    const courriel = plus?.courriel ?? `${noms.size}@ch.example`
    const { id } = await unePersonne(base, { prenom, nom, ...plus, courriel })
    noms.set(id, `${prenom} ${nom}`)
    const perimetre = { genre: 'unite', structureId: ch.id, uniteId: unite.id } as const
    await uneHabilitation(base, { compteId: id, perimetre, profil: 'san-demandeur-soins' })
  }
  const dehors = await unePersonne(base, { prenom: 'Sophie', nom: 'Martin' })
  noms.set(dehors.id, 'dehors')
  await uneHabilitation(base, { compteId: dehors.id, structureId: autre.id, profil: 'san-demandeur-soins' })
  const cree = await unePersonne(base, {
    prenom: 'Neuve',
    nom: 'Arrivée',
    cree_par: referent.id,
    etat: 'invite',
  })
  noms.set(cree.id, 'Neuve Arrivée')
  const rien = {
    compteId: referent.id,
    national: false,
    departements: [],
    entites: [],
    structures: [],
    unites: [],
    structuresDesUnites: [],
  }
  portees.referent = { ...rien, structures: [ch.id] }
  portees.departement = { ...rien, departements: ['34'] }
  portees.national = { ...rien, national: true }
})

async function trouver(qui: keyof typeof portees, requete: string) {
  const parametres = new URLSearchParams(requete)
  const criteres = lireCriteres(nom => parametres.get(nom) ?? undefined)
  const trouves = await chercher(
    t.base,
    { portee: portees[qui], criteres, maintenant: midi },
    { decalage: 0, limite: 25 },
  )
  return { ...trouves, noms: trouves.ids.map(id => noms.get(id) ?? 'Ada Référente') }
}

describe.each(['referent', 'departement'] as const)('seen by a %s', qui => {
  it.each([
    ['accents', 'elodie lefevre', 'Élodie Lefèvre'],
    ['case', 'LEFÈVRE', 'Élodie Lefèvre'],
    ['order', 'lefevre elodie', 'Élodie Lefèvre'],
    ['ligature', 'coeur', 'Œdipe Cœur'],
    ['a letter too many', 'lefebvre', 'Élodie Lefèvre'],
    ['a letter too few', 'lefvre', 'Élodie Lefèvre'],
    ['a wrong letter', 'lefevra', 'Élodie Lefèvre'],
    ['two letters swapped', 'lefevre eloide', 'Élodie Lefèvre'],
    ['hyphen typed as a space', 'jean luc', 'Jean-Luc Le Goff'],
    ['hyphen kept', 'Jean-Luc', 'Jean-Luc Le Goff'],
    ['glued particle', 'legoff', 'Jean-Luc Le Goff'],
    ['particles', 'de la tour', 'Anne de La Tour'],
    ['RPPS', '10999000010', 'Élodie Lefèvre'],
    ['RPPS in groups', '10 999 000 010', 'Élodie Lefèvre'],
    ['whole address', 'sophie.durand.2@ch.example', 'Sophie Durand'],
    ['name and structure', 'bernard lunel', 'Marie Bernard'],
  ])('finds by %s', async (_, q, attendu) => {
    const { noms } = await trouver(qui, `q=${encodeURIComponent(q)}`)
    expect(noms[0]).toBe(attendu)
  })

  it('puts whole words of the name first, then beginnings, then the address', async () => {
    const { noms } = await trouver(qui, 'q=martin')
    // a word inside an address comes after a name that begins so; same note: by surname
    expect(noms).toEqual([
      'Martin Dubois',
      'Sophie Martin',
      'Paul Saint-Martin',
      'Zoé Martinez',
      'Marie Bernard',
    ])
  })

  it('shows homonyms both', async () => {
    expect((await trouver(qui, 'q=sophie+durand')).noms).toEqual(['Sophie Durand', 'Sophie Durand'])
  })

  it('finds the people of a structure by its name', async () => {
    expect((await trouver(qui, 'q=lunel')).total).toBe(gens.length + 1)
  })

  it.each([
    '',
    'q=martin',
    'q=lilas',
    'q=sophie',
    'q=clinique+lilas',
    'tri=echeance',
    'tri=connexion',
    'etat=actif',
  ])('never shows somebody from elsewhere (%s)', async requete => {
    expect((await trouver(qui, requete)).noms).not.toContain('dehors')
  })

  it('shows whom this person created and who has no right yet', async () => {
    expect((await trouver(qui, 'q=neuve')).noms).toEqual(['Neuve Arrivée'])
    expect((await trouver(qui, 'etat=invite')).noms).toEqual(['Neuve Arrivée'])
    expect((await trouver(qui, 'sans=oui')).noms).toEqual(['Neuve Arrivée'])
  })

  it('filters by profil and by end', async () => {
    expect((await trouver(qui, 'profil=adm-referent-structure')).noms).toEqual(['Ada Référente'])
    expect((await trouver(qui, 'echeance=90')).noms).toEqual([])
    expect((await trouver(qui, 'profil=san-demandeur-soins&q=zoe')).noms).toEqual(['Zoé Martinez'])
  })

  it.each([
    "q='; drop table compte; --",
    'q=<b>%25</b>',
    'q=%25_%25',
    'q=💥',
    `q=${'a'.repeat(10_000)}`,
    'q=...',
    'structure=x&page=-4',
  ])('answers whatever is typed (%.40s)', async requete => {
    expect((await trouver(qui, requete)).ids.length).toBeLessThan(25)
  })
})

it('shows everybody to the nation', async () => {
  expect((await trouver('national', 'q=sophie+martin')).noms.sort()).toEqual(['Sophie Martin', 'dehors'])
})
