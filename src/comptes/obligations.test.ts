import { expect, test } from 'vitest'
import { lireConfig } from '#src/socle/config/config.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { obligationDe } from './obligations.ts'

type Situation = Parameters<typeof obligationDe>[0]
const situation = (choix: Partial<Situation> = {}): Situation => ({
  moyen: 'mot-de-passe',
  facteurs: 'choisis',
  cguVersion: jour('2026-11-01'),
  motDePasseChangeLe: new Date('2026-08-31T10:00:00Z'),
  config: lireConfig({}),
  maintenant: new Date('2026-11-23T09:00:00Z'),
  ...choix,
})
const duree = (mois: string) => lireConfig({ MOT_DE_PASSE_DUREE_MOIS: mois })

test('nothing is owed by who accepted the terms that apply', () => {
  expect(obligationDe(situation())).toBeNull()
  expect(obligationDe(situation({ cguVersion: jour('2099-01-01') }))).toBeNull()
})

test('the terms come first, at first sign-in and at each new version', () => {
  const expire = { config: duree('1') }
  expect(obligationDe(situation({ cguVersion: null, ...expire }))).toBe('/cgu/accepter')
  expect(obligationDe(situation({ cguVersion: jour('2020-01-01'), ...expire }))).toBe('/cgu/accepter')
})

test('a second factor comes after the terms and the password', () => {
  const sansFacteur = { facteurs: 'a-choisir' } as const
  expect(obligationDe(situation({ ...sansFacteur, cguVersion: null }))).toBe('/cgu/accepter')
  expect(obligationDe(situation({ ...sansFacteur, config: duree('1') }))).toBe('/mot-de-passe-expire')
  expect(obligationDe(situation(sansFacteur))).toBe('/second-facteur')
})

test('a demonstration owes nothing', () => {
  expect(obligationDe(situation({ moyen: 'demo', cguVersion: null, config: duree('1') }))).toBeNull()
})

test.each([
  // no age by default, whatever the password
  ['0', '2001-01-01T00:00:00Z', '2026-11-23T09:00:00Z', null],
  ['0', null, '2026-11-23T09:00:00Z', null],
  // six months after 31 August is 28 February, from midnight in France on
  ['6', '2026-08-31T10:00:00Z', '2027-02-27T22:59:59Z', null],
  ['6', '2026-08-31T10:00:00Z', '2027-02-27T23:00:00Z', '/mot-de-passe-expire'],
  // and 29 February in a leap year
  ['6', '2027-08-31T10:00:00Z', '2028-02-28T22:59:59Z', null],
  ['6', '2027-08-31T10:00:00Z', '2028-02-28T23:00:00Z', '/mot-de-passe-expire'],
  ['6', null, '2026-11-23T09:00:00Z', '/mot-de-passe-expire'],
])('%s months, chosen on %s: on %s, %s', (mois, choisi, maintenant, attendu) => {
  const motDePasseChangeLe = choisi ? new Date(choisi) : null
  const quand = { maintenant: new Date(maintenant), cguVersion: jour('2099-01-01') }
  expect(obligationDe(situation({ motDePasseChangeLe, config: duree(mois), ...quand }))).toBe(attendu)
})

test.each(['cle-acces', 'pro-sante-connect'] as const)(
  'who came in by %s has no password to renew',
  moyen => {
    expect(obligationDe(situation({ moyen, motDePasseChangeLe: null, config: duree('6') }))).toBeNull()
  },
)
