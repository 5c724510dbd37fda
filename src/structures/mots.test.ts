import { describe, expect, it } from 'vitest'
import { ageEnMots, capaciteEnBref, capaciteEnMots, horaireEnMots } from './mots.ts'

const lu = (texte: string | null) => texte?.replaceAll('\u00a0', ' ') ?? null

describe('words of the directory', () => {
  it.each([
    [18, null, 'À partir de 18 ans'],
    [3, 17, 'De 3 à 17 ans'],
    [null, 1, 'Jusqu’à 1 an'],
    [0, null, 'Dès la naissance'],
    [null, null, null],
  ])('ages %s to %s: %s', (ageMin, ageMax, attendu) => {
    expect(lu(ageEnMots({ ageMin, ageMax }))).toBe(attendu)
  })

  it.each([
    [
      { type: null, jours: [1, 2, 3, 4, 5], de: '09:00', a: '17:30' },
      'Du lundi au vendredi, de 9 h à 17 h 30',
    ],
    [{ type: 'Visites', jours: [7, 6], de: null, a: null }, 'Visites : samedi et dimanche, toute la journée'],
    [{ type: null, jours: [1, 2, 3, 4, 5, 6, 7], de: '08:00', a: null }, 'Tous les jours, à partir de 8 h'],
    [{ type: null, jours: [1, 3, 9], de: null, a: '12:15' }, 'Lundi et mercredi, jusqu’à 12 h 15'],
    [{ type: null, jours: [], de: null, a: null }, 'Toute la journée'],
  ])('hours %j: %s', (horaire, attendu) => {
    expect(lu(horaireEnMots(horaire))).toBe(attendu)
  })

  it.each([
    ['01', '01', 'Lits installés'],
    ['02', '04', 'Places réservées'],
    ['99', '01', 'Fauteuil, Installé'],
  ])('capacity %s/%s: %s', (natureCode, statutCode, attendu) => {
    expect(capaciteEnMots({ natureCode, statutCode, nature: 'Fauteuil', statut: 'Installé' })).toBe(attendu)
  })

  it('counts once the place that two offers share', () => {
    const capacite = { nature: null, natureCode: '01', statut: null, genre: null, majLe: null }
    const lieu = {
      id: 'a',
      nom: null,
      fonction: null,
      statut: null,
      voie: null,
      codePostal: null,
      commune: null,
      source: null,
      capacites: [
        { ...capacite, statutCode: '01', nombre: 30 },
        { ...capacite, statutCode: '02', nombre: 4 },
      ],
    }
    expect(lu(capaciteEnBref([{ lieux: [lieu] }, { lieux: [lieu] }]))).toBe('30 lits et places')
    expect(capaciteEnBref([{ lieux: [] }])).toBeNull()
  })
})
