import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Comparaison, correspond } from './correspond.ts'
import { suiteDe } from './suivre-signalements.ts'

describe('what the ROR now says, and what was asked for', () => {
  it.each<[Comparaison, string | null, string | null, boolean]>([
    ['telephone', '04 67 00 00 01', '0467000001', true],
    ['telephone', '+33 4 67 00 00 01', '0467000001', true],
    ['telephone', '+33 (0)4 67 00 00 01', '04.67.00.00.01', true],
    ['telephone', '0033467000001', '0467000001', true],
    ['telephone', '0467000001', '0467000002', false],
    ['courriel', ' Accueil@CH.example ', 'accueil@ch.example', true],
    ['courriel', 'accueil@ch.example', 'acceuil@ch.example', false],
    ['site', 'www.ch.example', 'https://ch.example/', true],
    ['site', 'https://ch.example/a', 'https://ch.example/b', false],
    ['jour', '1er mars 2026', '2026-03-01', true],
    ['jour', '01/03/2026', '1er mars 2026', true],
    ['jour', '2/3/2026', '3 février 2026', false],
    ['jour', 'l’an prochain', '2027-01-01', false],
    ['numero', '340 000 017', '340000017', true],
    ['numero', '2A0000017', '2a 000 0017', true],
    ['texte', 'Hôpital du Cœur', 'HOPITAL DU COEUR', true],
    ['texte', 'Hôpital Nord', 'Hôpital Sud', false],
    ['ensemble', '12 rue des Lilas', '12, RUE DES LILAS, 34000 Montpellier', true],
    ['ensemble', '14 rue des Lilas', '12 rue des Lilas', false],
    ['ensemble', '…', 'tout', false],
    ['texte', null, null, true],
    ['texte', null, 'encore là', false],
    ['texte', 'attendu', null, false],
    ['texte', '…', '!', false],
  ])('%s: « %s » and « %s »: %s', (comparaison, attendue, actuelle, attendu) => {
    expect(correspond(attendue, actuelle, comparaison)).toBe(attendu)
  })

  const comparaisons: Comparaison[] = ['texte', 'telephone', 'courriel', 'site', 'jour', 'numero', 'ensemble']

  it('holds for a value and itself in capitals or with spaces around, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...comparaisons), (texte, comparaison) => {
        correspond(texte, `${texte}x`, comparaison)
        const mots = `${texte} mot1`
        if (comparaison === 'texte' || comparaison === 'ensemble')
          expect(correspond(mots, `  ${mots}  `, comparaison)).toBe(true)
      }),
    )
  })

  it('does not depend on which one is which, but for « all these words among others »', () => {
    const symetriques = comparaisons.filter(c => c !== 'ensemble')
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(...symetriques), (a, b, comparaison) => {
        expect(correspond(a, b, comparaison)).toBe(correspond(b, a, comparaison))
      }),
    )
  })
})

describe('what it means for the report', () => {
  const vierge = { affichee: '0467000000', attendue: '0467000001', arrivee: null, arriveeLe: null }
  it.each([
    ['nothing has come', vierge, '0467000000', 'telephone', 'rien'],
    ['the right value', vierge, '04 67 00 00 01', 'telephone', 'corrigee'],
    ['another one', vierge, '0467000002', 'telephone', 'autre'],
    ['gone', vierge, null, 'telephone', 'autre'],
    [
      'another one, already told',
      { ...vierge, arrivee: '0467000002', arriveeLe: new Date() },
      '0467000002',
      'telephone',
      'rien',
    ],
    [
      'yet another one',
      { ...vierge, arrivee: '0467000002', arriveeLe: new Date() },
      '0467000003',
      'telephone',
      'autre',
    ],
    [
      'back to what it was',
      { ...vierge, arrivee: '0467000002', arriveeLe: new Date() },
      '0467000000',
      'telephone',
      'rien',
    ],
    ['removed as asked', { ...vierge, attendue: null }, null, 'texte', 'corrigee'],
    [
      'the words were there already',
      { ...vierge, affichee: 'a b c', attendue: 'a c' },
      'a b c',
      'ensemble',
      'rien',
    ],
    [
      'and now without the wrong one',
      { ...vierge, affichee: 'a b c', attendue: 'a c' },
      'a c',
      'ensemble',
      'corrigee',
    ],
  ] as const)('%s', (_, signalement, actuelle, comparaison, attendue) => {
    expect(suiteDe(signalement, actuelle, comparaison)).toBe(attendue)
  })
})
