import { describe, expect, it } from 'vitest'
import { type Action, echeanceDe, empechement, type Situation } from './regles.ts'
import type { EtatDemande } from './tables.ts'
import { erreursDeLAccord } from './traiter/accepter-demande.ts'

const moi = 'moi'
const actions: readonly Action[] = ['prendre', 'rendre', 'transmettre', 'accepter', 'refuser', 'retirer']
const vive: Situation = { etat: 'a-traiter', niveau: 'referents', demandeurId: 'elle', priseParId: null }

/** In the order of `actions`. */
const table: [quoi: string, Situation, (string | null)[]][] = [
  ['free', vive, [null, 'pas-la-mienne', null, null, null, 'pas-la-mienne']],
  ['taken by me', { ...vive, priseParId: moi }, ['deja-prise', null, null, null, null, 'pas-la-mienne']],
  [
    'taken by a colleague',
    { ...vive, priseParId: 'autre' },
    [null, 'pas-la-mienne', 'prise', 'prise', 'prise', 'pas-la-mienne'],
  ],
  [
    'passed on already',
    { ...vive, niveau: 'region' },
    [null, 'pas-la-mienne', 'deja-transmise', null, null, 'pas-la-mienne'],
  ],
  [
    'my own',
    { ...vive, demandeurId: moi },
    ['soi-meme', 'soi-meme', 'soi-meme', 'soi-meme', 'soi-meme', null],
  ],
  [
    'of somebody without an account',
    { ...vive, demandeurId: null },
    [null, 'pas-la-mienne', null, null, null, 'pas-la-mienne'],
  ],
]

describe('who may do what with a request', () => {
  it.each(table)('%s', (_, situation, attendus) => {
    expect(actions.map(action => empechement(situation, action, moi))).toEqual(attendus)
  })

  it.each(['acceptee', 'refusee', 'retiree', 'caduque'] as EtatDemande[])('nothing once %s', etat => {
    const closes = [vive, { ...vive, demandeurId: moi }].flatMap(situation =>
      actions.map(action => empechement({ ...situation, etat }, action, moi)),
    )
    expect(new Set(closes)).toEqual(new Set(['close']))
  })
})

describe('what the passing of days calls for', () => {
  const delais = { relance: 3, transmission: 10 }
  // the 3rd in Paris already
  const creeeLe = new Date('2026-11-02T23:50:00Z')
  it.each([
    ['2026-11-05', null, 'referents', null],
    ['2026-11-06', null, 'referents', 'relancer'],
    ['2026-11-06', '2026-11-06', 'referents', null],
    ['2026-11-12', '2026-11-06', 'referents', null],
    ['2026-11-13', '2026-11-06', 'referents', 'transmettre'],
    ['2026-11-13', null, 'referents', 'transmettre'],
    ['2026-11-13', '2026-11-06', 'region', null],
    ['2026-11-13', null, 'region', null],
    ['2026-11-14', null, 'region', 'relancer'],
  ] as const)('on %s, reminded %s, at %s: %s', (le, relancee, niveau, attendu) => {
    const relanceeLe = relancee && new Date(`${relancee}T05:00:00Z`)
    const transmiseLe = niveau === 'region' ? new Date('2026-11-11T05:00:00Z') : null
    expect(
      echeanceDe({ niveau, creeeLe, transmiseLe, relanceeLe }, delais, new Date(`${le}T05:00:00Z`)),
    ).toBe(attendu)
  })
})

describe('in a structure that has closed', () => {
  const delais = { relance: 3, transmission: 10 }
  const creeeLe = new Date('2026-11-01T08:00:00Z')
  it.each([
    ['2026-11-02', 'referents', null, 'transmettre'],
    ['2026-11-03', 'region', '2026-11-02', null],
    ['2026-11-06', 'region', '2026-11-02', 'relancer'],
    ['2026-11-12', 'region', '2026-11-02', 'clore'],
  ] as const)('on %s, at %s since %s: %s', (le, niveau, depuis, attendu) => {
    const transmiseLe = depuis && new Date(`${depuis}T05:00:00Z`)
    const d = { niveau, creeeLe, transmiseLe, relanceeLe: null }
    expect(echeanceDe(d, delais, new Date(`${le}T05:00:00Z`), true)).toBe(attendu)
  })
})

describe('less than what was asked, never more', () => {
  const demande = {
    genre: 'habilitation' as const,
    uniteId: null,
    profils: ['a', 'b'].map(code => ({ code, libelle: code, permet: '', aDeux: false, accorde: null })),
  }
  it.each([
    [['a', 'b'], null, []],
    [['a'], null, []],
    [['a'], 'u1', []],
    [[], null, ['profils']],
    [['a', 'c'], null, ['profils']],
  ])('profils %s, unit %s', (profils, uniteId, champs) => {
    expect(Object.keys(erreursDeLAccord(demande, { profils, uniteId }))).toEqual(champs)
  })

  it('a unit asked for is not exchanged for another', () => {
    const surUnite = { ...demande, uniteId: 'u1' }
    expect(erreursDeLAccord(surUnite, { profils: ['a'], uniteId: 'u1' })).toEqual({})
    expect(Object.keys(erreursDeLAccord(surUnite, { profils: ['a'], uniteId: 'u2' }))).toEqual(['unite'])
  })
})
