import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Jour, jour } from '#src/socle/temps/jours.ts'
import { lireLesPlaces } from './declarer-places.ts'
import { lireTarifs } from './regles.ts'
import { enSaisie, lireMontant, placesEnMots } from './tarifs.ts'

const aujourdHui = jour('2026-11-26')
const au = (hebergement: Jour | null) => ({ hebergement, dependance: hebergement, loyer: hebergement })
const janvier = jour('2026-01-01')

describe('prices', () => {
  it.each([
    ['65,20', '65.20'],
    ['65.2', '65.20'],
    ['1 234,5 €', '1234.50'],
    ['\u202f72\u00a0€', '72.00'],
    ['', null],
    ['  ', null],
    ['0', undefined],
    ['-5', undefined],
    ['12,345', undefined],
    ['gratuit', undefined],
    ['1e5', undefined],
    ['999999', undefined],
  ])('« %s » is read %s', (texte, montant) => expect(lireMontant(texte)).toBe(montant))

  it('is read back as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), centimes => {
        const montant = (centimes / 100).toFixed(2)
        expect(lireMontant(enSaisie(montant))).toBe(montant)
      }),
    )
  })

  it.each([
    ['no day', { 'permanent-simple': '65' }, null, null, 'au-hebergement', 'à partir de quel jour'],
    [
      'a day ten years ago',
      { 'permanent-simple': '65' },
      jour('2016-01-01'),
      null,
      'au-hebergement',
      'trop lointaine',
    ],
    [
      'a day in two years',
      { 'permanent-simple': '65' },
      jour('2028-12-01'),
      null,
      'au-hebergement',
      'trop lointaine',
    ],
    ['no price', { 'gir-1-2': 'cher' }, janvier, null, 'tarif-gir-1-2', 'Dépendance GIR 1-2 : un montant'],
    [
      'aide sociale without it',
      { 'loyer-f1-ash': '400' },
      janvier,
      false,
      'tarif-loyer-f1-ash',
      'n’est pas habilité',
    ],
  ])('refuses %s', (_, montants, jourDit, aide_sociale, champ, message) => {
    const { tarifs, erreurs } = lireTarifs({ montants, au: au(jourDit) }, { aide_sociale }, aujourdHui)
    expect(tarifs).toEqual([])
    expect(erreurs[champ]).toContain(message)
  })

  it('takes what holds together, and leaves out what is empty', () => {
    const montants = { 'permanent-simple': '65,20', 'permanent-simple-ash': '60', 'gir-1-2': '' }
    const lus = lireTarifs({ montants, au: au(janvier) }, { aide_sociale: null }, aujourdHui)
    expect(lus).toEqual({
      tarifs: [
        { nature: 'permanent-simple', montant: '65.20', au: janvier },
        { nature: 'permanent-simple-ash', montant: '60.00', au: janvier },
      ],
      erreurs: {},
    })
  })
})

describe('places', () => {
  const vides = { capacite: '', libres: '' }
  const aucune = {
    permanent: vides,
    temporaire: vides,
    'accueil-de-jour': vides,
    'accueil-de-nuit': vides,
    'unite-protegee': vides,
  }

  it('refuses more free places than places, and what is no number', () => {
    const { erreurs } = lireLesPlaces({
      ...aucune,
      permanent: { capacite: '80', libres: '81' },
      temporaire: { capacite: 'x', libres: '-1' },
    })
    expect(Object.keys(erreurs).sort()).toEqual([
      'capacite-temporaire',
      'libres-permanent',
      'libres-temporaire',
    ])
  })

  it('takes one figure without the other', () => {
    const { places } = lireLesPlaces({
      ...aucune,
      permanent: { capacite: '80', libres: '' },
      temporaire: { capacite: '', libres: '0' },
    })
    expect(places).toEqual([
      { hebergement: 'permanent', capacite: 80, libres: null },
      { hebergement: 'temporaire', capacite: null, libres: 0 },
    ])
  })

  it.each([
    [80, 3, '3 libres sur 80'],
    [80, 1, '1 libre sur 80'],
    [80, null, '80 places'],
    [null, 2, '2 places libres'],
    [null, null, ''],
  ])('%s places, %s free: « %s »', (capacite, libres, mots) =>
    expect(placesEnMots({ capacite, libres }).replaceAll('\u00a0', ' ')).toBe(mots),
  )
})
