import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jour } from '#src/socle/temps/jours.ts'
import { baremeAu, enExperience } from './bareme.ts'
import { estimer, participation, type Situation } from './estimer.ts'

const bareme = baremeAu(jour('2026-11-26'))

const situation = (voulue: Partial<Situation> = {}): Situation => ({
  hebergementParJour: 70_00,
  dependanceParJour: 22_00,
  dependanceGir56ParJour: 6_00,
  gir: 2,
  participationForfaitaire: null,
  ressources: 1_500_00,
  foyer: 'seul',
  aideAuLogement: 0,
  impotAnnuel: null,
  aideSociale: false,
  ...voulue,
})

const lignes = (voulue: Partial<Situation>) =>
  Object.fromEntries(estimer(situation(voulue), bareme).lignes.map(({ cle, montant }) => [cle, montant]))

describe('what is left to pay in an EHPAD', () => {
  it('takes the amounts of the day, and says from when', () => {
    expect(bareme.au).toBe('2026-01-01')
    expect(baremeAu(jour('2025-12-31')).au).toBe('2025-01-01')
    expect(baremeAu(jour('2001-01-01')).au).toBe('2025-01-01')
  })

  it('the thresholds of the APA are those that were published for 2026', () => {
    expect(Math.round(2.21 * bareme.majorationTiercePersonne)).toBe(2_846_77)
    expect(Math.round(3.4 * bareme.majorationTiercePersonne)).toBe(4_379_64)
  })

  // R. 232-19: everybody owes the rate of groups 5 and 6; from 2.21 to 3.40 times the majoration, more and more
  it.each([
    [0, 6_00],
    [2_846_77, 6_00],
    [(2_846_77 + 4_379_64) / 2, 6_00 + 16_00 * 0.4],
    [4_379_64, 6_00 + 16_00 * 0.8],
    [9_000_00, 6_00 + 16_00 * 0.8],
  ])('with %i cents a month, one pays %i of a rate of 22.00', (ressources, attendu) => {
    expect(participation(22_00, 6_00, ressources, bareme)).toBe(Math.round(attendu))
  })

  it.each([
    ['nothing but the bill', {}, { hebergement: 2_129_17, dependance: 669_17, apa: -486_67 }],
    ['groups 5 and 6 have no APA', { gir: 6 }, { hebergement: 2_129_17, dependance: 182_50 }],
    [
      'the experiment has one amount for all',
      { participationForfaitaire: 6_10 },
      { hebergement: 2_129_17, dependance: 185_54 },
    ],
    [
      'housing benefit as it was said',
      { gir: 5, aideAuLogement: 200_00 },
      { hebergement: 2_129_17, dependance: 182_50, logement: -200_00 },
    ],
    [
      'tax back within the tax that is due',
      { gir: 5, impotAnnuel: 1_200_00 },
      { hebergement: 2_129_17, dependance: 182_50, impot: -100_00 },
    ],
    [
      'and never more than 2,500 euros a year',
      { gir: 5, impotAnnuel: 90_000_00 },
      { hebergement: 2_129_17, dependance: 182_50, impot: -208_33 },
    ],
    [
      'social aid leaves a tenth of the income',
      { gir: 5, ressources: 1_500_00, aideSociale: true },
      { hebergement: 2_129_17, dependance: 182_50, 'aide-sociale': -961_67 },
    ],
    [
      'and never less than the minimum',
      { gir: 5, ressources: 900_00, aideSociale: true },
      { hebergement: 2_129_17, dependance: 182_50, 'aide-sociale': -1_536_67 },
    ],
    [
      // 200 of income, 125 are left: 75 are paid of a bill of 2,311.67
      'and pays of the dependency what the minimum does not allow',
      { gir: 5, ressources: 200_00, aideSociale: true },
      { hebergement: 2_129_17, dependance: 182_50, 'aide-sociale': -2_236_67 },
    ],
    [
      // (8,000 − 1,043.59) ÷ 2 = 3,478.21, that is 0.41194 of the way: 80 % of it of 486.67 is 160.38
      'a spouse at home keeps their part, then the income is halved',
      { ressources: 8_000_00, foyer: 'conjoint-a-domicile' },
      { hebergement: 2_129_17, dependance: 669_17, apa: -326_29 },
    ],
    [
      // 2,500 − 1,043.59 = 1,456.41, nine tenths of it are 1,310.76
      'and the social aid asks nothing of that part',
      { gir: 5, ressources: 2_500_00, foyer: 'conjoint-a-domicile', aideSociale: true },
      { hebergement: 2_129_17, dependance: 182_50, 'aide-sociale': -1_000_91 },
    ],
    [
      // half of 3,000: nine tenths of 1,500 are 1,350
      'and of two residents half of what they have',
      { gir: 5, ressources: 3_000_00, foyer: 'deux-residents', aideSociale: true },
      { hebergement: 2_129_17, dependance: 182_50, 'aide-sociale': -961_67 },
    ],
    [
      'no social aid for who can pay',
      { gir: 5, ressources: 4_000_00, aideSociale: true },
      { hebergement: 2_129_17, dependance: 182_50 },
    ],
  ] as const)('%s', (_, voulue, attendues) => {
    expect(lignes(voulue)).toEqual(attendues)
  })

  it('two residents: half of the income for each bill', () => {
    const deux = estimer(situation({ ressources: 6_000_00, foyer: 'deux-residents' }), bareme)
    const seule = estimer(situation({ ressources: 3_000_00 }), bareme)
    expect(deux).toEqual(seule)
  })

  it.each([
    ['31', '2025-06-30', false],
    ['31', '2025-07-01', true],
    ['31', '2026-12-31', true],
    ['31', '2027-01-01', false],
    ['34', '2026-06-01', false],
    // the métropole de Lyon is, the rest of the Rhône is not: nothing is guessed
    ['69', '2026-06-01', false],
    [null, '2026-06-01', false],
  ])('%s on %s: part of the experiment %s', (departement, j, attendu) => {
    expect(enExperience(departement, jour(j))).toBe(attendu)
  })

  const centimes = (max: number) => fc.integer({ min: 0, max })
  const uneSituation = fc.record<Situation>({
    hebergementParJour: centimes(300_00),
    dependanceParJour: centimes(60_00),
    dependanceGir56ParJour: centimes(30_00),
    gir: fc.constantFrom(1, 2, 3, 4, 5, 6),
    participationForfaitaire: fc.option(centimes(30_00)),
    ressources: centimes(20_000_00),
    foyer: fc.constantFrom('seul', 'conjoint-a-domicile', 'deux-residents'),
    aideAuLogement: centimes(2_000_00),
    impotAnnuel: fc.option(centimes(50_000_00)),
    aideSociale: fc.boolean(),
  })

  it('whatever the situation: whole cents, never negative, and the lines add up', () => {
    fc.assert(
      fc.property(uneSituation, s => {
        const { lignes, aPayer, reste, reductionPossible, ressourcesRestantes } = estimer(s, bareme)
        const somme = lignes.reduce((total, { montant }) => total + montant, 0)
        expect(somme).toBe(reste)
        for (const montant of [...lignes.map(l => l.montant), aPayer, reste, reductionPossible])
          expect(Number.isInteger(montant)).toBe(true)
        expect(reste).toBeGreaterThanOrEqual(0)
        expect(aPayer).toBeGreaterThanOrEqual(reste)
        expect(reductionPossible).toBeLessThanOrEqual(2_500_00)
        const siennes = s.foyer === 'deux-residents' ? Math.round(s.ressources / 2) : s.ressources
        expect(ressourcesRestantes).toBe(siennes - reste)
      }),
    )
  })

  it('more income never means more APA, a higher price never means less to pay', () => {
    fc.assert(
      fc.property(uneSituation, centimes(5_000_00), (s, plus) => {
        const apa = (de: Situation) =>
          -(estimer(de, bareme).lignes.find(({ cle }) => cle === 'apa')?.montant ?? 0)
        expect(apa({ ...s, ressources: s.ressources + plus })).toBeLessThanOrEqual(apa(s))
        const cher = { ...s, hebergementParJour: s.hebergementParJour + plus }
        expect(estimer(cher, bareme).aPayer).toBeGreaterThanOrEqual(estimer(s, bareme).aPayer)
      }),
    )
  })

  it('the social aid never pays more than the bill, nor changes anything else', () => {
    fc.assert(
      fc.property(uneSituation, s => {
        const [avec, sans] = [true, false].map(aideSociale =>
          estimer({ ...s, aideSociale, impotAnnuel: null }, bareme),
        )
        const aide = -(avec?.lignes.find(({ cle }) => cle === 'aide-sociale')?.montant ?? 0)
        expect((avec?.aPayer ?? 0) + aide).toBe(sans?.aPayer)
      }),
    )
  })
})
