import { randomUUID } from 'node:crypto'
import type { Ecriture } from '#src/socle/base/base.ts'
import { noterChangements } from '#src/structures/historique/noter-changements.ts'
import { insererEnBloc } from '../ecriture/en-bloc.ts'

type Hopital = { id: string; telephone: string | null; claire: string; youssef: string }

const unJour = 86_400_000
const ilYA = (maintenant: Date, jours: number) => new Date(maintenant.getTime() - jours * unJour)

/** The hospital of the référent of the demo: convention, consultations, units, reports to the ROR, what changed. */
export async function animerLHopital(tx: Ecriture, maintenant: Date): Promise<void> {
  const hopital = await trouver(tx)
  if (!hopital) return
  await semerPrado(tx, hopital, maintenant)
  await semerConsultations(tx, hopital, maintenant)
  await semerUnites(tx, hopital, maintenant)
  await semerSignalements(tx, hopital, maintenant)
}

async function trouver(tx: Ecriture): Promise<Hopital | undefined> {
  const compte = (courriel: string) =>
    tx.selectFrom('compte').select('id').where('courriel', '=', courriel).executeTakeFirst()
  const [claire, youssef] = await Promise.all([
    compte('claire.delmas@ch-clapassiers.example'),
    compte('youssef.benali@ch-clapassiers.example'),
  ])
  if (!claire || !youssef) return undefined
  const structure = await tx
    .selectFrom('habilitation as h')
    .innerJoin('structure as s', 's.id', 'h.structure_id')
    .select(['s.id', 's.telephone'])
    .where('h.compte_id', '=', claire.id)
    .where('h.profil_code', '=', 'adm-referent-structure')
    .executeTakeFirst()
  return structure && { ...structure, claire: claire.id, youssef: youssef.id }
}

const saisie = (objet_id: string, partie: string, { id }: Hopital, compte_id: string, le: Date) => ({
  objet_id,
  partie,
  structure_id: id,
  version: 1,
  compte_id,
  le,
})

async function semerPrado(tx: Ecriture, hopital: Hopital, maintenant: Date): Promise<void> {
  const caisse = await tx
    .selectFrom('structure')
    .select('id')
    .where('categorie_code', '=', 'VT-CPAM')
    .where('departement_code', '=', '34')
    .executeTakeFirst()
  if (!caisse) return
  await insererEnBloc(tx, 'convention_prado', [
    { structure_id: hopital.id, caisse_id: caisse.id, debut: '2024-09-01', fin: null },
  ])
  await insererEnBloc(
    tx,
    'convention_prado_volet',
    ['prado-maternite', 'prado-chirurgie', 'prado-insuffisance-cardiaque'].map(code => ({
      structure_id: hopital.id,
      code,
      axe: 'volet-prado',
    })),
  )
  await insererEnBloc(tx, 'saisie_fiche', [
    saisie(hopital.id, 'prado', hopital, hopital.claire, ilYA(maintenant, 210)),
  ])
}

const consultations: readonly [
  nom: string,
  responsable: string,
  telephone: string,
  lieu: string,
  codes: string[],
][] = [
  [
    'Consultation mémoire',
    'Docteur Léa Fabre',
    '0465710871',
    'Bâtiment B, 2e étage',
    ['spe-memoire', 'spe-geriatrie'],
  ],
  ['Cardiologie', 'Docteur Paul Cros', '0465710872', 'Bâtiment A, rez-de-chaussée', ['spe-cardiologie']],
  [
    'Chirurgie orthopédique',
    'Docteur Nora Haddad',
    '0465710873',
    'Bâtiment A, 1er étage',
    ['spe-chirurgie-orthopedique'],
  ],
  [
    'Soins palliatifs',
    'Docteur Jean Roques',
    '0465710874',
    'Bâtiment C',
    ['spe-soins-palliatifs', 'spe-douleur'],
  ],
]

async function semerConsultations(tx: Ecriture, hopital: Hopital, maintenant: Date): Promise<void> {
  const lignes = consultations.map(([nom, responsable, telephone, lieu, codes]) => ({
    codes,
    ligne: {
      id: randomUUID(),
      structure_id: hopital.id,
      nom,
      responsable,
      telephone,
      courriel: 'consultations@ch-clapassiers.example',
      lieu,
      retiree_le: null,
    },
  }))
  await insererEnBloc(
    tx,
    'consultation',
    lignes.map(({ ligne }) => ligne),
  )
  await insererEnBloc(
    tx,
    'consultation_specialite',
    lignes.flatMap(({ ligne, codes }) =>
      codes.map(code => ({ consultation_id: ligne.id, code, axe: 'specialite' })),
    ),
  )
  await insererEnBloc(
    tx,
    'saisie_fiche',
    lignes.map(({ ligne }, rang) =>
      saisie(ligne.id, 'consultation', hopital, hopital.youssef, ilYA(maintenant, 90 + 20 * rang)),
    ),
  )
}

const declarees: readonly [debutDuNom: string, codes: string[]][] = [
  [
    'SMR gériatrique – hospitalisation',
    [
      'patho-fracture-col',
      'patho-denutrition',
      'patho-alzheimer',
      'res-kinesitherapeute',
      'res-ergotherapeute',
      'soin-oxygene',
      'soin-pansements-complexes',
    ],
  ],
  [
    'SMR neurologique',
    [
      'patho-avc',
      'patho-lesion-cerebrale',
      'patho-neurodegenerative',
      'res-orthophoniste',
      'res-neuropsychologue',
      'soin-gastrostomie',
      'soin-tracheotomie',
    ],
  ],
  ['Réadaptation cardiaque', ['patho-insuffisance-cardiaque', 'res-apa', 'res-dieteticien', 'soin-oxygene']],
  [
    'Unité de soins palliatifs',
    [
      'patho-soins-palliatifs',
      'patho-cancer',
      'res-psychologue',
      'res-medecin-permanent',
      'soin-pca',
      'soin-voie-centrale',
    ],
  ],
]

async function semerUnites(tx: Ecriture, hopital: Hopital, maintenant: Date): Promise<void> {
  const unites = await tx
    .selectFrom('unite')
    .select(['id', 'nom'])
    .where('structure_id', '=', hopital.id)
    .execute()
  const axes = { patho: 'pathologie', res: 'ressource', soin: 'soin-technique' } as const
  const trouvees = declarees.flatMap(([debut, codes]) => {
    const unite = unites.find(({ nom }) => nom.startsWith(debut))
    return unite ? [{ unite, codes }] : []
  })
  await insererEnBloc(
    tx,
    'unite_declaration',
    trouvees.flatMap(({ unite, codes }) =>
      codes.map(code => ({
        unite_id: unite.id,
        code,
        axe: axes[(code.split('-')[0] ?? 'res') as keyof typeof axes],
      })),
    ),
  )
  await insererEnBloc(
    tx,
    'saisie_fiche',
    trouvees.map(({ unite }, rang) =>
      saisie(unite.id, 'unite', hopital, hopital.claire, ilYA(maintenant, 60 + 15 * rang)),
    ),
  )
}

/** One report waits; one was closed by itself when the right value came. */
async function semerSignalements(tx: Ecriture, hopital: Hopital, maintenant: Date): Promise<void> {
  const { id, telephone, claire, youssef } = hopital
  const commun = {
    structure_id: id,
    unite_id: null,
    objet: 'structure',
    objet_id: id,
    sur: 'Centre hospitalier de Clapassiers',
    voie: 'courriel',
  }
  const ancien = '0465710699'
  await insererEnBloc(tx, 'signalement', [
    {
      ...commun,
      id: randomUUID(),
      champ: 'site_web',
      libelle: 'Site',
      affichee: 'https://www.ch-clapassiers.example',
      attendue: 'https://www.hopital-clapassiers.example',
      precisions: 'Le site a changé d’adresse à la rentrée.',
      compte_id: claire,
      cree_le: ilYA(maintenant, 6),
      etat: 'envoyee',
      close_le: null,
      version: 1,
    },
    {
      ...commun,
      id: randomUUID(),
      champ: 'telephone',
      libelle: 'Téléphone',
      affichee: ancien,
      attendue: telephone,
      precisions: 'Le standard a changé de numéro.',
      compte_id: youssef,
      cree_le: ilYA(maintenant, 52),
      etat: 'corrigee',
      close_le: ilYA(maintenant, 40),
      version: 2,
    },
  ])
  const source = { structureId: id, objet: 'structure', objetId: id, source: 'ror' } as const
  // the oldest first, as they came
  await noterChangements(tx, [
    {
      ...source,
      source: 'viatrajectoire',
      acteurId: claire,
      avant: { 'prado.volets': ['Chirurgie', 'Maternité'] },
      apres: { 'prado.volets': ['Chirurgie', 'Insuffisance cardiaque', 'Maternité'] },
      le: ilYA(maintenant, 210),
    },
    {
      ...source,
      avant: { nom_usuel: null },
      apres: { nom_usuel: 'Hôpital de Clapassiers' },
      le: ilYA(maintenant, 130),
    },
    { ...source, avant: { telephone: ancien }, apres: { telephone }, le: ilYA(maintenant, 40) },
  ])
}
