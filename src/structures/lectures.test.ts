import { beforeAll, describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import {
  unContact,
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { ficheDeStructure } from './fiche.ts'
import { rechercherStructures } from './rechercher-structures.ts'
import { enArbre, structureParId, structuresParIds, unitesDeStructure } from './requetes.ts'
import { importerRessources } from './ror/importer.ts'

const test = baseDeTest()

beforeAll(async () => {
  const contacts = [
    unContact({ valeur: '0299000100' }),
    unContact({ niveau: '2', valeur: '0299000200', nature: 'Cadre' }),
    unContact({ niveau: '3', valeur: '0299000300' }),
  ]
  const lieu = (commune: string, postalCode: string) => ({ address: [{ city: commune, postalCode }] })
  const ressources = [
    uneEntiteJuridique(),
    uneStructure('eg1', { contact: contacts }),
    uneStructure('eg2', {
      finess: '310000017',
      categorie: '500',
      name: 'EHPAD L’ÉGLANTINE',
      ...lieu('TOULOUSE', '31000'),
    }),
    uneStructure('eg3', {
      finess: '2A0000014',
      categorie: '183',
      name: 'IME Saint-Cyr',
      alias: ['Les Œillets'],
      ...lieu('AJACCIO', '20000'),
    }),
    uneUnite('pole', { name: 'Pôle gériatrie' }),
    uneUnite('oi1', { partOf: { reference: 'Organization/pole' } }),
    uneUnite('prison', { name: 'Unité sécurisée' }),
    uneOffre(),
    uneOffre('hs2', {
      name: 'Hôpital de jour',
      location: [{ reference: 'Location/lo1' }, { reference: 'Location/absent' }],
    }),
    uneOffre('hs3', {
      sensible: true,
      providedBy: { reference: 'Organization/prison' },
      location: [{ reference: 'Location/prison' }],
    }),
    uneOffre('hs4', {
      name: 'Consultations',
      providedBy: { reference: 'Organization/eg1' },
      location: undefined,
    }),
    unLieu(),
  ]
  await enTransaction(test.base, tx => importerRessources(tx, ressources, new Date('2026-11-23T10:00:00Z')))
})

const idDe = async (rorId: string) =>
  (await test.base.selectFrom('structure').select('id').where('ror_id', '=', rorId).executeTakeFirstOrThrow())
    .id
const noms = async (recherche: Parameters<typeof rechercherStructures>[1]) =>
  (await rechercherStructures(test.base, recherche)).structures.map(({ nom }) => nom)

describe('the fiche of a structure', () => {
  it('shows units, offers, places and beds with their dates, sensitive ones left out', async () => {
    const fiche = await ficheDeStructure(test.base, await idDe('eg1'), { niveau: 2 })
    expect(fiche?.entiteJuridique?.nom).toBe('CENTRE HOSPITALIER DES LANDES VERTES')
    expect(fiche?.structure.source?.majLe).toEqual(new Date('2026-09-01T02:00:00Z'))
    expect(
      fiche?.unites.map(({ nom, profondeur, offres }) => [nom, profondeur, offres.map(o => o.nom)]),
    ).toEqual([
      ['Pôle gériatrie', 0, []],
      ['Service de SMR', 1, ['Hôpital de jour', 'SMR gériatrique']],
    ])
    expect(fiche?.offres.map(({ nom }) => nom)).toEqual(['Consultations'])
    // the place is shared by two offers: its beds count once
    expect(fiche?.capacites).toMatchObject([
      { statutCode: '01', nombre: 30, majLe: new Date('2026-09-01T06:00:00Z') },
      { statutCode: '02', nombre: 2 },
    ])
  })

  it.each([
    [1, 1],
    [2, 2],
    [3, 3],
  ] as const)('shows to level %i its %i contacts', async (niveau, combien) => {
    const fiche = await ficheDeStructure(test.base, await idDe('eg1'), { niveau })
    expect(fiche?.contacts).toHaveLength(combien)
  })

  it('is nothing for an id that is none', async () => {
    expect(await ficheDeStructure(test.base, "' or 1=1", { niveau: 1 })).toBeUndefined()
    expect(await structureParId(test.base, crypto.randomUUID())).toBeUndefined()
    expect(await structuresParIds(test.base, ['x', await idDe('eg2')])).toHaveLength(1)
  })
})

describe('the units of a structure', () => {
  it('come each after its parent; the sensitive one only when asked for', async () => {
    const id = await idDe('eg1')
    expect((await unitesDeStructure(test.base, id)).map(({ nom }) => nom)).toEqual([
      'Pôle gériatrie',
      'Service de SMR',
    ])
    expect(await unitesDeStructure(test.base, id, { avecSensibles: true })).toHaveLength(3)
  })

  it('are shown once each even when the source writes a loop', () => {
    const boucle = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
      { id: 'c', parentId: 'absent' },
    ]
    expect(enArbre(boucle).map(({ id, profondeur }) => id + profondeur)).toEqual(['c0', 'a0', 'b1'])
  })
})

describe('the search of structures', () => {
  it.each([
    ['eglantine', ['EHPAD L’ÉGLANTINE']],
    ['l’églantine TOULOUSE', ['EHPAD L’ÉGLANTINE']],
    ['oeillets', ['IME Saint-Cyr']],
    ['saint cyr', ['IME Saint-Cyr']],
    ['2a 000 00', ['IME Saint-Cyr']],
    ['310000017', ['EHPAD L’ÉGLANTINE']],
    ['eglentine', ['EHPAD L’ÉGLANTINE']],
    ['tolouse', ['EHPAD L’ÉGLANTINE']],
    ['ajacio', ['IME Saint-Cyr']],
    ['%', []],
    ['zzzzzzzz', []],
    ["'; drop table structure; --", []],
  ])('%s', async (texte, attendu) => expect(await noms({ texte })).toEqual(attendu))

  it('says when it had to guess', async () => {
    expect(await rechercherStructures(test.base, { texte: 'eglentine' })).toMatchObject({
      approchee: true,
      total: 1,
    })
  })

  it('filters by place, category, family and perimeter', async () => {
    expect(await noms({ departements: ['2A'] })).toEqual(['IME Saint-Cyr'])
    expect(await noms({ regions: ['76'] })).toEqual(['EHPAD L’ÉGLANTINE'])
    expect(await noms({ famille: 'handicap-esms' })).toEqual(['IME Saint-Cyr'])
    expect(await noms({ famille: 'administration' })).toHaveLength(3)
    expect(await noms({ parmi: [] })).toEqual([])
    expect(await noms({ parmi: [await idDe('eg1')] })).toEqual(['CH DES LANDES VERTES'])
  })

  it('pages, and still counts past the end', async () => {
    expect(await rechercherStructures(test.base, { page: 2, parPage: 2 })).toMatchObject({
      total: 3,
      structures: [{ nom: 'IME Saint-Cyr' }],
    })
    expect(await rechercherStructures(test.base, { page: 9 })).toMatchObject({ total: 3, structures: [] })
  })
})
