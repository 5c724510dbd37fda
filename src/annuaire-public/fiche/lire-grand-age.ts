import type { Lecture } from '#src/socle/base/base.ts'
import type { Hebergement } from '#src/structures/tables.ts'

export type Tarif = { nature: string; montant: string; au: string }
export type PlacesDeclarees = {
  hebergement: Hebergement | 'unite-protegee'
  capacite: number | null
  libres: number | null
  declareeLe: Date
}

export type GrandAge = {
  offre: {
    hebergements: Hebergement[]
    aideSociale: boolean | null
    apl: boolean | null
    alzheimer: boolean | null
    uhr: boolean | null
    pasa: boolean | null
    puv: boolean | null
    logements: string[]
    autresPrestations: string | null
    majLe: Date
  } | null
  tarifs: Tarif[]
  places: PlacesDeclarees[]
}

/** What an establishment for older people declares of itself: what it has, its prices, its places. */
export async function lireGrandAge(base: Lecture, structureId: string): Promise<GrandAge> {
  const offre = await base
    .selectFrom('grand_age')
    .select(['hebergements', 'apl', 'alzheimer', 'uhr', 'pasa', 'puv', 'logements'])
    .select(['aide_sociale as aideSociale', 'autres_prestations as autresPrestations', 'maj_le as majLe'])
    .where('structure_id', '=', structureId)
    .executeTakeFirst()
  const tarifs = await base
    .selectFrom('tarif_grand_age')
    .select(['nature', 'montant', 'au'])
    .where('structure_id', '=', structureId)
    .execute()
  const places = await base
    .selectFrom('place_declaree')
    .select(['hebergement', 'capacite', 'libres', 'declaree_le as declareeLe'])
    .where('structure_id', '=', structureId)
    .orderBy('hebergement')
    .execute()
  return { offre: offre ?? null, tarifs, places }
}
