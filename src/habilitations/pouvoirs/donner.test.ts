import { describe, expect, it } from 'vitest'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { profils } from '../lectures/profils.ts'
import { administrationDe } from './administration.ts'
import { profilsQueLActeurPeutDonner } from './donner.ts'
import { niveauSur, type Situation } from './niveaux.ts'

const test = baseDeTest()

const ici: Situation = { entite: 'e', territoires: [{ departement: '34', region: '76' }] }
const lieux = {
  unite: [{ genre: 'unite', structureId: 's', uniteId: 'u' }, ici],
  structure: [{ genre: 'structure', structureId: 's' }, ici],
  entite: [{ genre: 'entite', entiteId: 'e' }, ici],
  departement: [
    { genre: 'departement', departement: '34' },
    { ...ici, entite: null },
  ],
  region: [
    { genre: 'region', region: '76' },
    { entite: null, territoires: [{ departement: null, region: '76' }] },
  ],
  national: [{ genre: 'national' }, { entite: null, territoires: [] }],
} as const satisfies Record<string, readonly [Perimetre, Situation]>
type Lieu = keyof typeof lieux

const acteurs = {
  'référent unité': ['adm-referent-unite', 'unite'],
  'référent structure': ['adm-referent-structure', 'structure'],
  'référent entité': ['adm-referent-structure', 'entite'],
  départemental: ['adm-departemental', 'departement'],
  régional: ['adm-regional', 'region'],
  national: ['adm-national', 'national'],
  assistance: ['adm-assistance', 'region'],
  DPO: ['adm-dpo', 'region'],
  soignant: ['san-receveur-medical', 'structure'],
} as const satisfies Record<string, readonly [string, Lieu]>
type Qui = keyof typeof acteurs

const administration = (qui: Qui) => {
  const [profil, lieu] = acteurs[qui]
  return administrationDe({ droits: [{ habilitationId: 'h', profil, perimetre: lieux[lieu][0] }] })
}

async function donne(qui: Qui, lieu: Lieu): Promise<string[]> {
  const [perimetre, situation] = lieux[lieu]
  const familles = ['administration', 'sanitaire-receveur']
  const possibles = profilsQueLActeurPeutDonner(
    administration(qui),
    perimetre,
    { ...situation, familles },
    await profils(test.base),
  )
  return possibles.map(({ code }) => code)
}

const duMetier = [
  'san-receveur-consultation',
  'san-receveur-medical',
  'san-receveur-decision',
  'san-gestionnaire-lits',
]
const duDepartement = [
  'adm-departemental',
  'san-coordination',
  'san-medecin-liberal',
  'pa-guichet-unique',
  'tnd-liberal',
  'obs-departement',
]
const deLaRegion = ['adm-regional', 'adm-assistance', 'san-coordination', 'obs-ars']
const toutDeLaRegion = ['adm-regional', 'adm-assistance', 'adm-dpo', 'san-coordination', 'obs-ars']
const toutDeLUnite = ['adm-referent-unite', ...duMetier]
const toutDeLaStructure = ['adm-referent-structure', ...duMetier, 'san-statistiques']
const rien: string[] = []

/** The table of decision 015: unité, structure, entité, département, région, national. */
describe('who gives what, where', () => {
  it.each<[Qui, readonly string[][]]>([
    ['référent unité', [duMetier, rien, rien, rien, rien, rien]],
    ['référent structure', [toutDeLUnite, toutDeLaStructure, rien, rien, rien, rien]],
    ['référent entité', [toutDeLUnite, toutDeLaStructure, ['adm-referent-structure'], rien, rien, rien]],
    ['départemental', [toutDeLUnite, toutDeLaStructure, ['adm-referent-structure'], rien, rien, rien]],
    [
      'régional',
      [toutDeLUnite, toutDeLaStructure, ['adm-referent-structure'], duDepartement, deLaRegion, rien],
    ],
    [
      'national',
      [
        toutDeLUnite,
        toutDeLaStructure,
        ['adm-referent-structure'],
        duDepartement,
        toutDeLaRegion,
        ['adm-national', 'adm-assistance', 'adm-dpo', 'obs-national'],
      ],
    ],
    ['assistance', [rien, rien, rien, rien, rien, rien]],
    ['DPO', [rien, rien, rien, rien, rien, rien]],
    ['soignant', [rien, rien, rien, rien, rien, rien]],
  ])('%s', async (qui, attendus) => {
    const donnes = await Promise.all((Object.keys(lieux) as Lieu[]).map(lieu => donne(qui, lieu)))
    expect(donnes).toEqual(attendus)
  })

  it.each<[Qui]>([['départemental'], ['régional'], ['référent entité']])('%s stops at the border', qui => {
    const ailleurs: Situation = { entite: 'x', territoires: [{ departement: '35', region: '53' }] }
    expect(niveauSur(administration(qui), { genre: 'structure', structureId: 'x' }, ailleurs)).toBeNull()
  })

  it('an entité is a territory’s only when all its structures stand there', () => {
    const [perimetre] = lieux.entite
    const partagee = (...territoires: Situation['territoires']): Situation => ({ entite: 'e', territoires })
    const herault = { departement: '34', region: '76' }
    const bretagne = { departement: '35', region: '53' }
    expect(niveauSur(administration('régional'), perimetre, partagee(herault))).toBe('region')
    expect(niveauSur(administration('régional'), perimetre, partagee(herault, bretagne))).toBeNull()
    expect(niveauSur(administration('régional'), perimetre, partagee())).toBeNull()
    expect(
      niveauSur(administration('régional'), perimetre, partagee({ departement: null, region: null })),
    ).toBeNull()
    const deux = { ...administration('régional'), departements: ['35'] }
    expect(niveauSur(deux, perimetre, partagee(herault, bretagne))).toBe('departement')
  })
})
