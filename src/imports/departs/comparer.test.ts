import { expect, it } from 'vitest'
import { comparer, type Titulaire } from './comparer.ts'

const titulaire = (prenom: string, nom: string, autre: Partial<Titulaire> = {}): Titulaire => ({
  compteId: `${prenom} ${nom} ${autre.courriel ?? ''}`,
  prenom,
  nom,
  courriel: `${prenom}.${nom}@ch.example`.toLowerCase(),
  rpps: null,
  droits: [],
  ...autre,
})
const ligne = (prenom: string, nom: string, courriel = '', rpps = '') => ({
  champs: { prenom, nom, courriel, rpps },
})
type Cas = [
  string,
  ReturnType<typeof ligne>[],
  Titulaire[],
  { partis?: number; homonymes?: number; inconnus?: number; presents?: number },
]

it.each<Cas>([
  ['nobody in the list', [], [titulaire('Ana', 'Un')], { partis: 1 }],
  [
    'the same address, another case',
    [ligne('A', 'B', 'ANA.UN@ch.example')],
    [titulaire('Ana', 'Un')],
    { presents: 1 },
  ],
  [
    'the same RPPS, spaced',
    [ligne('A', 'B', '', '10 999 000 010')],
    [titulaire('Ana', 'Un', { rpps: '10999000010' })],
    { presents: 1 },
  ],
  [
    'the same name without accents, reversed',
    [ligne('UN', 'Zoe')],
    [titulaire('Zoé', 'Un')],
    { presents: 1 },
  ],
  [
    'the same name, another address',
    [ligne('Ana', 'Un', 'ana@perso.example')],
    [titulaire('Ana', 'Un')],
    { homonymes: 1 },
  ],
  [
    'one name for two people',
    [ligne('Ana', 'Un')],
    [titulaire('Ana', 'Un', { courriel: 'a1@x' }), titulaire('Ana', 'Un', { courriel: 'a2@x' })],
    { homonymes: 2 },
  ],
  [
    'two names for two people',
    [ligne('Ana', 'Un'), ligne('Ana', 'Un')],
    [titulaire('Ana', 'Un', { courriel: 'a1@x' }), titulaire('Ana', 'Un', { courriel: 'a2@x' })],
    { presents: 2 },
  ],
  [
    'one of two namesakes is sure',
    [ligne('Ana', 'Un', 'a1@x')],
    [titulaire('Ana', 'Un', { courriel: 'a1@x' }), titulaire('Ana', 'Un', { courriel: 'a2@x' })],
    { presents: 1, partis: 1 },
  ],
  ['in the list only', [ligne('Tom', 'Neuf')], [], { inconnus: 1 }],
])('%s', (_cas, lignes, titulaires, attendu) => {
  const { partis, homonymes, inconnus, presents } = comparer(
    lignes.map((l, i) => ({ ...l, numero: i + 2 })),
    titulaires,
  )
  expect({ partis: partis.length, homonymes: homonymes.length, inconnus: inconnus.length, presents }).toEqual(
    {
      partis: 0,
      homonymes: 0,
      inconnus: 0,
      presents: 0,
      ...attendu,
    },
  )
})
