import type { Lecture } from '#src/socle/base/base.ts'
import type { Hebergement } from '#src/structures/tables.ts'
import { type EtatSaisie, lireSaisie } from '../saisie/lire-saisie.ts'
import { type NatureDeTarif, naturesDeTarif } from './tarifs.ts'

export const hebergements = ['permanent', 'temporaire', 'accueil-de-jour', 'accueil-de-nuit'] as const
export const logements = ['F1', 'F1bis', 'F2'] as const
export const lieuxDePlaces = [...hebergements, 'unite-protegee'] as const
export type LieuDePlaces = (typeof lieuxDePlaces)[number]

export const motDHebergement: Record<LieuDePlaces, string> = {
  permanent: 'Hébergement permanent',
  temporaire: 'Hébergement temporaire',
  'accueil-de-jour': 'Accueil de jour',
  'accueil-de-nuit': 'Accueil de nuit',
  'unite-protegee': 'Unité protégée',
}

export const traitsGrandAge = {
  aide_sociale: 'Habilité à l’aide sociale à l’hébergement',
  apl: 'Aide personnalisée au logement (APL)',
  alzheimer: 'Unité Alzheimer',
  uhr: 'Unité d’hébergement renforcée (UHR)',
  pasa: 'Pôle d’activités et de soins adaptés (PASA)',
  puv: 'Petite unité de vie (PUV)',
} as const
export type TraitGrandAge = keyof typeof traitsGrandAge

export type OffreGrandAge = Record<TraitGrandAge, boolean | null> & {
  hebergements: Hebergement[]
  logements: (typeof logements)[number][]
  autres_prestations: string | null
}

export type Tarif = { nature: NatureDeTarif; montant: string; au: string }
export type Place = {
  hebergement: LieuDePlaces
  capacite: number | null
  libres: number | null
  declareeLe: Date
}

export type GrandAge = {
  /** Null: nothing was ever said. */
  offre: OffreGrandAge | null
  tarifs: Tarif[]
  places: Place[]
  saisie: EtatSaisie
  saisiePlaces: EtatSaisie
}

/** The Grand Âge offer of a structure (domain.md §4.3), its prices and the places that it says are free. */
export async function lireGrandAge(base: Lecture, structureId: string): Promise<GrandAge> {
  const [offre, tarifs, places, saisie, saisiePlaces] = await Promise.all([
    base
      .selectFrom('grand_age')
      .select(['hebergements', 'aide_sociale', 'apl', 'alzheimer', 'uhr', 'pasa', 'puv', 'logements'])
      .select('autres_prestations')
      .where('structure_id', '=', structureId)
      .executeTakeFirst(),
    base
      .selectFrom('tarif_grand_age')
      .select(['nature', 'montant', 'au'])
      .where('structure_id', '=', structureId)
      .execute(),
    base
      .selectFrom('place_declaree')
      .select(['hebergement', 'capacite', 'libres', 'declaree_le as declareeLe'])
      .where('structure_id', '=', structureId)
      .execute(),
    lireSaisie(base, structureId, 'grand-age'),
    lireSaisie(base, structureId, 'places'),
  ])
  return {
    offre: offre ?? null,
    tarifs: naturesDeTarif.flatMap(({ nature }) => {
      const tarif = tarifs.find(t => t.nature === nature)
      return tarif ? { ...tarif, nature } : []
    }),
    places: lieuxDePlaces.flatMap(lieu => places.find(({ hebergement }) => hebergement === lieu) ?? []),
    saisie,
    saisiePlaces,
  }
}
