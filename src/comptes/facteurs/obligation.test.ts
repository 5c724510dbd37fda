import { expect, test } from 'vitest'
import { obligationDe } from '../obligations.ts'
import { doitChoisirSesFacteurs, doitUnSecondFacteur } from './obligation.ts'

test.each([
  ['obligatoire', 'a-choisir', { page: true, facteur: true }],
  ['obligatoire', 'reportes', { page: true, facteur: true }],
  ['obligatoire', 'choisis', { page: false, facteur: true }],
  ['facultatif', 'a-choisir', { page: true, facteur: false }],
  ['facultatif', 'reportes', { page: false, facteur: false }],
  ['facultatif', 'choisis', { page: false, facteur: true }],
  ['desactive', 'a-choisir', { page: false, facteur: false }],
  ['desactive', 'choisis', { page: false, facteur: false }],
] as const)('%s, %s', (SECOND_FACTEUR, facteurs, attendu) => {
  const situation = { moyen: 'mot-de-passe', facteurs, config: { SECOND_FACTEUR } } as const
  expect({ page: doitChoisirSesFacteurs(situation), facteur: doitUnSecondFacteur(situation) }).toEqual(
    attendu,
  )
})

test.each(['demo', 'cle-acces', 'pro-sante-connect'] as const)(
  'who came by %s chooses nothing first',
  moyen => {
    const config = { SECOND_FACTEUR: 'obligatoire' } as Parameters<typeof obligationDe>[0]['config']
    const situation = { moyen, facteurs: 'a-choisir', config, maintenant: new Date() } as const
    expect(obligationDe(situation)).toBeNull()
    expect(obligationDe({ ...situation, moyen: 'activation' })).toBe('/second-facteur')
  },
)
