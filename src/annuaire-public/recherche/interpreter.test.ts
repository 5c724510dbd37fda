import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comprehension } from './comprehension.ts'
import { interpreter } from './interpreter.ts'
import { composerLexique } from './lexique.ts'
import { candidatsDeCommune } from './lire-commune.ts'
import { nomDeCommune } from './normaliser.ts'

const departements = [
  { code: '18', nom: 'Cher' },
  { code: '2A', nom: 'Corse-du-Sud' },
  { code: '29', nom: 'Finistère' },
  { code: '31', nom: 'Haute-Garonne' },
  { code: '33', nom: 'Gironde' },
  { code: '34', nom: 'Hérault' },
  { code: '35', nom: 'Ille-et-Vilaine' },
  { code: '38', nom: 'Isère' },
  { code: '44', nom: 'Loire-Atlantique' },
  { code: '59', nom: 'Nord' },
  { code: '69', nom: 'Rhône' },
  { code: '75', nom: 'Paris' },
  { code: '86', nom: 'Vienne' },
  { code: '93', nom: 'Seine-Saint-Denis' },
  { code: '974', nom: 'La Réunion' },
]
const lexique = composerLexique({
  departements,
  regions: [
    { code: '76', nom: 'Occitanie' },
    { code: '53', nom: 'Bretagne' },
  ],
})

const communes = [
  ['34', 'Montpellier'],
  ['34', 'Lunel'],
  ['34', 'Castelnau-le-Lez'],
  ['31', 'Toulouse'],
  ['35', 'Rennes'],
  ['29', 'Brest'],
  ['38', 'Vienne'],
  ['93', 'Saint-Denis'],
  ['974', 'Saint-Denis'],
  ['75', 'PARIS 15E ARRONDISSEMENT'],
  ['44', 'Saint-Herblain'],
  ['69', 'Lyon'],
  ['33', 'Bordeaux'],
  ['34', 'Mas'],
].map(([departementCode = '', nom = '']) => {
  const nomNormalise = nomDeCommune(nom)
  return { cle: `${departementCode}-${nomNormalise}`, nom, nomNormalise, departementCode }
})

const lire = (texte: string) =>
  interpreter(texte, { lexique, communes, departements: new Set(departements.map(({ code }) => code)) })

/** What was understood, without what is empty. */
function resume(texte: string) {
  const { passages: _, lieuxEnToutesLettres: __, communes: ou, ...reste } = lire(texte)
  const dit = { ...reste, communes: ou.map(({ cle }) => cle) } satisfies Record<string, unknown>
  return Object.fromEntries(
    Object.entries(dit).filter(([, valeur]) => (Array.isArray(valeur) ? valeur.length > 0 : Boolean(valeur))),
  )
}

type Attendu = Partial<Omit<Comprehension, 'communes'>> & { communes?: string[] }

const phrases: [string, Attendu][] = [
  ['ehpad montpellier', { types: ['ehpad'], communes: ['34-montpellier'] }],
  ['EHPAD à Montpellier', { types: ['ehpad'], communes: ['34-montpellier'] }],
  ['ehpad 34', { types: ['ehpad'], departements: ['34'] }],
  ['ehpad 34000', { types: ['ehpad'], codesPostaux: ['34000'] }],
  ['ehpad dans l’hérault', { types: ['ehpad'], departements: ['34'] }],
  ['ephad monpellier', { types: ['ehpad'], communes: ['34-montpellier'] }],
  ['maison de retraite rennes', { types: ['ehpad'], communes: ['35-rennes'] }],
  ['maisons de retraite médicalisées brest', { types: ['ehpad'], communes: ['29-brest'] }],
  ['smr cardio 31', { types: ['smr-cardio'], departements: ['31'] }],
  ['SSR cardiologie Toulouse', { types: ['smr-cardio'], communes: ['31-toulouse'] }],
  ['rééducation cardiaque toulouse', { types: ['smr-cardio'], communes: ['31-toulouse'] }],
  [
    'centre de rééducation après avc haute garonne',
    { types: ['smr-systeme-nerveux'], departements: ['31'], nom: ['apres'] },
  ],
  ['soins de suite et de réadaptation gériatrique', { types: ['smr-geriatrie'] }],
  ['smr', { types: ['smr'] }],
  ['smr enfants', { types: ['smr-pediatrie'] }],
  ['ime enfants', { types: ['ime'], publics: ['enfants'] }],
  ['convalescence bordeaux', { types: ['smr'], communes: ['33-bordeaux'] }],
  ['cardiologie montpellier', { nom: ['cardiologie'], communes: ['34-montpellier'] }],
  ['ehpad alzheimer rennes', { types: ['ehpad'], options: ['alzheimer'], communes: ['35-rennes'] }],
  ['ehpad avec unité protégée', { types: ['ehpad'], options: ['alzheimer'] }],
  ['ehpad habilité aide sociale 35', { types: ['ehpad'], options: ['aide-sociale'], departements: ['35'] }],
  ['ehpad pas cher lyon', { types: ['ehpad'], souhaits: ['prix'], communes: ['69-lyon'] }],
  [
    'hébergement temporaire saint herblain',
    { modes: ['hebergement-temporaire'], communes: ['44-saint herblain'] },
  ],
  ['accueil de jour st herblain', { modes: ['accueil-de-jour'], communes: ['44-saint herblain'] }],
  ['hôpital de jour lyon', { modes: ['hospitalisation-de-jour'], communes: ['69-lyon'] }],
  ['smr locomoteur hdj', { types: ['smr-locomoteur'], modes: ['hospitalisation-de-jour'] }],
  ['hopitaux bretagne', { types: ['hopital'], regions: ['53'] }],
  ['chu toulouse', { types: ['hopital'], communes: ['31-toulouse'] }],
  ['clinique du parc', { types: ['clinique'], nom: ['parc'] }],
  ['résidence les tilleuls', { nom: ['residence', 'tilleuls'] }],
  ['les jardins de montpellier', { nom: ['jardins'], communes: ['34-montpellier'] }],
  ['340000017', { finess: ['340000017'] }],
  ['34 000 001 7', { finess: ['340000017'] }],
  ['2A0000123', { finess: ['2A0000123'] }],
  ['12 rue des tilleuls montpellier', { adresse: ['12', 'tilleuls'], communes: ['34-montpellier'] }],
  [
    '8 bis place de la halle, 34400 lunel',
    { adresse: ['8', 'halle'], codesPostaux: ['34400'], communes: ['34-lunel'] },
  ],
  ['avenue de l’europe rennes', { adresse: ['europe'], communes: ['35-rennes'] }],
  ['esat nord', { types: ['esat'], departements: ['59'] }],
  ['savs à vienne', { types: ['savs'], communes: ['38-vienne'] }],
  ['savs vienne', { types: ['savs'], departements: ['86'] }],
  ['mas', { types: ['mas'] }],
  ['ehpad saint-denis', { types: ['ehpad'], communes: ['93-saint denis', '974-saint denis'] }],
  ['ehpad st denis 974', { types: ['ehpad'], departements: ['974'], communes: ['974-saint denis'] }],
  ['ehpad paris', { types: ['ehpad'], departements: ['75'] }],
  ['ehpad paris 15', { types: ['ehpad'], communes: ['75-paris'] }],
  [
    'je cherche un ehpad avec des places disponibles près de lunel',
    { types: ['ehpad'], souhaits: ['places'], rayons: [20], communes: ['34-lunel'] },
  ],
  ['had', { types: ['had'] }],
  ['hospitalisation à domicile 2a', { types: ['had'], departements: ['2A'] }],
  ['soins palliatifs occitanie', { types: ['soins-palliatifs'], regions: ['76'] }],
  ['readaptaion toulouse', { types: ['smr'], communes: ['31-toulouse'] }],
  ['"les landes vertes"', { nom: ['les', 'landes', 'vertes'] }],
  ['« clinique de Lyon »', { nom: ['clinique', 'de', 'lyon'] }],
  ['foyer de vie pour adultes handicapés', { types: ['foyer-de-vie'], publics: ['handicap'] }],
  ['castelnau le lez', { communes: ['34-castelnau le lez'] }],
  ['', {}],
  ['   ', {}],
  ['!!! ???', {}],
]

describe('what people type', () => {
  it.each(phrases)('« %s »', (texte, attendu) => {
    expect(resume(texte)).toEqual(attendu)
  })

  it('says which words were taken for what, so that each can be taken back', () => {
    const texte = 'EHPAD Les Tilleuls à Montpellier'
    const vus = lire(texte).passages.map(({ genre, debut, fin }) => [genre, texte.slice(debut, fin)])
    expect(vus).toEqual([
      ['type', 'EHPAD'],
      ['nom', 'Tilleuls'],
      ['commune', 'Montpellier'],
    ])
  })

  it('never throws, never loses its place in the text, and asks the base little', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), texte => {
        const { passages } = lire(texte)
        for (const { debut, fin } of passages)
          expect(debut >= 0 && debut < fin && fin <= texte.length).toBe(true)
        expect(passages.toSorted((a, b) => a.debut - b.debut)).toEqual(passages)
        expect(candidatsDeCommune(texte).length).toBeLessThanOrEqual(120 * 6)
      }),
    )
  })
})
