import { describe, expect, test } from 'vitest'
import { lireIdentite } from './identite.ts'
import { memePersonne } from './meme-personne.ts'

const claims = {
  sub: 'f:1:810999200016',
  SubjectNameID: '810999200016',
  family_name: 'LE BIHAN',
  given_name: 'Gaëlle',
}
const exercices = [{ nomDexercice: 'Docteur Morvan', prenomDexercice: 'Gaëlle' }]

describe('lireIdentite', () => {
  test('reads who is there, and the RPPS number in the national identifier', () => {
    expect(lireIdentite({ ...claims, SubjectRefPro: { exercices }, autre: 1 })).toEqual({
      sujet: 'f:1:810999200016',
      identifiant: '810999200016',
      rpps: '10999200016',
      nom: 'LE BIHAN',
      prenom: 'Gaëlle',
      nomsExercice: [{ nom: 'Docteur Morvan', prenom: 'Gaëlle' }],
    })
  })

  test.each([
    ['an ADELI number', '0359900125'],
    ['a staff identifier', '3359990132/0001'],
    ['a test identity', 'ANS20230000000001'],
    ['an RPPS number with a wrong key', '810999200017'],
  ])('%s is an identifier, not an RPPS number', (_, SubjectNameID) => {
    expect(lireIdentite({ ...claims, SubjectNameID })).toMatchObject({
      identifiant: SubjectNameID,
      rpps: null,
    })
  })

  test('falls back on preferred_username, and does without practices', () => {
    const lue = lireIdentite({
      ...claims,
      SubjectNameID: '',
      preferred_username: '810999200016',
      SubjectRefPro: 'non',
    })
    expect(lue).toMatchObject({ identifiant: '810999200016', nomsExercice: [] })
  })

  test.each([
    null,
    'texte',
    {},
    { ...claims, sub: '' },
    { ...claims, SubjectNameID: '' },
    { ...claims, SubjectNameID: 'x'.repeat(65) },
    { ...claims, family_name: ' ' },
    { ...claims, given_name: { toString: 'x' } },
    { ...claims, family_name: 'x'.repeat(10_000) },
  ])('names nobody: %o', hostile => {
    expect(lireIdentite(hostile)).toBeNull()
  })

  test('what PostgreSQL cannot hold, or would not show, is left out', () => {
    expect(lireIdentite({ ...claims, family_name: 'LE\u0000 BIHAN\n' })?.nom).toBe('LE BIHAN')
  })
})

describe('memePersonne', () => {
  const psc = (nom: string, prenom: string, autres: { nom: string; prenom: string }[] = []) => ({
    ...(lireIdentite({ ...claims, family_name: nom, given_name: prenom }) ?? expect.fail()),
    nomsExercice: autres,
  })

  test.each([
    ['LE BIHAN', 'Gaëlle', 'Le Bihan', 'Gaelle'],
    ['DUPONT-DURAND', 'Anne Marie', 'Durand', 'Anne-Marie'],
    ["D'ALMEIDA", 'ÉLISE', 'd’Almeida', 'Elise'],
  ])('%s %s is %s %s', (nom, prenom, nomCompte, prenomCompte) => {
    expect(memePersonne(psc(nom, prenom), { nom: nomCompte, prenom: prenomCompte })).toBe(true)
  })

  test('the name in use at work will do', () => {
    const mariee = psc('LE BIHAN', 'Gaëlle', [{ nom: 'Docteur Morvan', prenom: 'Gaëlle' }])
    expect(memePersonne(mariee, { nom: 'Morvan', prenom: 'Gaëlle' })).toBe(true)
  })

  test.each([
    ['LE BIHAN', 'Paul', 'Le Bihan', 'Gaëlle'],
    ['GARNIER', 'Gaëlle', 'Le Bihan', 'Gaëlle'],
    ['', '', '', ''],
    ['-', '-', '-', '-'],
  ])('%s %s is not %s %s', (nom, prenom, nomCompte, prenomCompte) => {
    const identite = { ...psc('X', 'Y'), nom, prenom }
    expect(memePersonne(identite, { nom: nomCompte, prenom: prenomCompte })).toBe(false)
  })
})
