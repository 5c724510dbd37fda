import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { chargerLibelles } from './nos/libelles.ts'
import { lieuSensible } from './publication.ts'
import { tableDe } from './ror/terminologies.ts'
import type { Canal, Caracteristique, Horaire, Niveau } from './tables.ts'

/** Where a block comes from: null when nothing of it was received from the ROR. */
export type SourceRor = {
  /** When the source says that it changed it. */
  majLe: Date | null
  /** When our copy last changed. */
  recueLe: Date
  regionCode: string | null
} | null

export type ContactFiche = {
  /** What for: « Standard », « Prise de rendez-vous »… */
  nature: string | null
  fonction: string | null
  nom: string | null
  niveau: Niveau
  canal: Canal
  valeur: string
}

export type CapaciteFiche = {
  nature: string | null
  natureCode: string | null
  statut: string | null
  statutCode: string | null
  nombre: number
  genre: string | null
  majLe: Date | null
}

export type LieuFiche = {
  id: string
  nom: string | null
  fonction: string | null
  statut: string | null
  voie: string | null
  codePostal: string | null
  commune: string | null
  capacites: CapaciteFiche[]
  source: SourceRor
}

export type OffreFiche = {
  id: string
  uniteId: string | null
  nom: string
  identifiant: string | null
  champ: string | null
  categorie: string | null
  caracteristiques: Caracteristique[]
  ageMin: number | null
  ageMax: number | null
  horaires: Horaire[]
  active: boolean
  indisponibleDu: string | null
  indisponibleAu: string | null
  indisponibleMotif: string | null
  contacts: ContactFiche[]
  lieux: LieuFiche[]
  source: SourceRor
}

/** The offers of a structure and of its units, but the sensitive ones and those that the ROR has no more, with their places (but where a sensitive unit works) and contacts. */
export async function lireOffres(base: Lecture, structureId: string, niveau: Niveau): Promise<OffreFiche[]> {
  const offres = await base
    .selectFrom('offre')
    .select(['id', 'nom', 'identifiant', 'caracteristiques', 'horaires', 'active', 'unite_id as uniteId'])
    .select(['champ_code', 'champ_libelle', 'categorie_code', 'categorie_libelle'])
    .select(['age_min as ageMin', 'age_max as ageMax'])
    .select(['indisponible_du as indisponibleDu', 'indisponible_au as indisponibleAu'])
    .select(['indisponible_motif as indisponibleMotif', 'ror_maj_le', 'ror_recue_le', 'ror_region_code'])
    .where('structure_id', '=', structureId)
    .where('sensible', '=', false)
    .where('absente_le', 'is', null)
    .orderBy('nom')
    .orderBy('id')
    .execute()
  const ids = offres.map(({ id }) => id)
  const lieux = await lireLieux(base, ids)
  const contacts = await lireContacts(base, 'offre_id', ids, niveau)
  const tables = new Map(
    offres.flatMap(offre => offre.caracteristiques.map(trait => [trait, tableDuTrait(trait)])),
  )
  const libelle = await chargerLibelles(base, [
    ...offres.map(({ champ_code }) => ({ table: 'R227', code: champ_code })),
    ...offres.map(({ categorie_code }) => ({ table: 'R244', code: categorie_code })),
    ...[...tables].map(([{ code }, table]) => ({ table, code })),
  ])
  return offres.map(({ ror_maj_le, ror_recue_le, ror_region_code, champ_code, champ_libelle, ...reste }) => {
    const { categorie_code, categorie_libelle, ...offre } = reste
    return {
      ...offre,
      champ: libelle('R227', champ_code, champ_libelle),
      categorie: libelle('R244', categorie_code, categorie_libelle),
      caracteristiques: offre.caracteristiques.map(trait => ({
        ...trait,
        libelle: libelle(tables.get(trait) ?? '', trait.code, trait.libelle),
      })),
      lieux: lieux.get(offre.id) ?? [],
      contacts: contacts.get(offre.id) ?? [],
      source: sourceRor(ror_maj_le, ror_recue_le, ror_region_code),
    }
  })
}

function tableDuTrait({ systeme, code }: Caracteristique): string | undefined {
  return tableDe({ systeme: systeme ?? undefined, code, libelle: undefined })
}

/** Contacts by bearer, in the order of the source, up to the level that the reader may see. */
export async function lireContacts(
  base: Lecture,
  porteur: 'structure_id' | 'unite_id' | 'offre_id',
  ids: readonly string[],
  niveau: Niveau,
): Promise<Map<string, ContactFiche[]>> {
  if (ids.length === 0) return new Map()
  const lignes = await base
    .selectFrom('contact_ror')
    .select(['nature', 'fonction', 'nom', 'niveau', 'canal', 'valeur', `${porteur} as porteur`])
    .where(porteur, 'in', ids)
    .where('niveau', '<=', niveau)
    .orderBy('rang')
    .execute()
  const groupes = Map.groupBy(lignes, ligne => ligne.porteur ?? '')
  return new Map([...groupes].map(([id, liste]) => [id, liste.map(({ porteur: _, ...contact }) => contact)]))
}

async function lireLieux(base: Lecture, offreIds: readonly string[]): Promise<Map<string, LieuFiche[]>> {
  if (offreIds.length === 0) return new Map()
  const lignes = await base
    .selectFrom('offre_lieu')
    .innerJoin('lieu', 'lieu.ror_id', 'offre_lieu.lieu_ror_id')
    .select(['offre_lieu.offre_id', 'lieu.id', 'lieu.nom', 'lieu.statut', 'lieu.voie', 'lieu.commune'])
    .select(['lieu.fonction_code', 'lieu.fonction_libelle', 'lieu.code_postal as codePostal'])
    .select(['lieu.ror_maj_le', 'lieu.ror_recue_le', 'lieu.ror_region_code'])
    .where('offre_lieu.offre_id', 'in', offreIds)
    .where('lieu.absente_le', 'is', null)
    .where(sql<boolean>`not ${lieuSensible('lieu')}`)
    .orderBy('lieu.nom')
    .orderBy('lieu.id')
    .execute()
  const capacites = await lireCapacites(base, [...new Set(lignes.map(({ id }) => id))])
  const libelle = await chargerLibelles(
    base,
    lignes.map(({ fonction_code }) => ({ table: 'R343', code: fonction_code })),
  )
  const groupes = Map.groupBy(lignes, ({ offre_id }) => offre_id)
  return new Map(
    [...groupes].map(([offreId, liste]) => [
      offreId,
      liste.map(
        ({
          offre_id: _,
          ror_maj_le,
          ror_recue_le,
          ror_region_code,
          fonction_code,
          fonction_libelle,
          ...lieu
        }) => ({
          ...lieu,
          fonction: libelle('R343', fonction_code, fonction_libelle),
          capacites: capacites.get(lieu.id) ?? [],
          source: sourceRor(ror_maj_le, ror_recue_le, ror_region_code),
        }),
      ),
    ]),
  )
}

async function lireCapacites(
  base: Lecture,
  lieuIds: readonly string[],
): Promise<Map<string, CapaciteFiche[]>> {
  if (lieuIds.length === 0) return new Map()
  const lignes = await base
    .selectFrom('capacite')
    .select(['lieu_id', 'nombre', 'genre', 'nature_libelle as nature', 'nature_code as natureCode'])
    .select(['maj_le as majLe'])
    .select(['statut_code as statutCode', 'statut_libelle as statut'])
    .where('lieu_id', 'in', lieuIds)
    .orderBy('rang')
    .execute()
  const libelle = await chargerLibelles(base, [
    ...lignes.map(({ natureCode }) => ({ table: 'R329', code: natureCode })),
    ...lignes.map(({ statutCode }) => ({ table: 'R330', code: statutCode })),
  ])
  const groupes = Map.groupBy(lignes, ({ lieu_id }) => lieu_id)
  return new Map(
    [...groupes].map(([id, liste]) => [
      id,
      liste.map(({ lieu_id: _, nature, statut, ...capacite }) => ({
        ...capacite,
        nature: libelle('R329', capacite.natureCode, nature),
        statut: libelle('R330', capacite.statutCode, statut),
      })),
    ]),
  )
}

export function sourceRor(majLe: Date | null, recueLe: Date | null, regionCode: string | null): SourceRor {
  return recueLe && { majLe, recueLe, regionCode }
}
