import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { etatOuverture } from '#src/structures/fermeture.ts'
import { type ContactFiche, lireContacts } from '#src/structures/fiche-contacts.ts'
import { lireOffres, type OffreFiche } from '#src/structures/fiche-offres.ts'
import { niveauPublic, structurePublique } from '#src/structures/publication.ts'
import { type StructureResumee, selectionStructures } from '#src/structures/requetes.ts'
import { offresVisibles } from '../modele/offres-visibles.ts'
import { types } from '../vocabulaire/types.ts'
import { type GrandAge, lireGrandAge } from './lire-grand-age.ts'

export type Offre = OffreFiche & { unite: string | null }

export type Etablissement = StructureResumee & {
  finess: string
  voie: string | null
  complement: string | null
  latitude: number | null
  longitude: number | null
  telephone: string | null
  courriel: string | null
  siteWeb: string | null
  gestionnaire: string | null
  statut: string | null
  ouverteLe: string | null
  /** When the source last changed it. */
  majLe: Date | null
  fermee: boolean
  types: string[]
  contacts: ContactFiche[]
  offres: Offre[]
  grandAge: GrandAge
}

/**
 * What anybody may read of an establishment, by its FINESS: nothing sensitive, no contact but those of free access.
 * @returns undefined when it does not exist, was absent from the source or disabled here, or is none of those that the
 *   directory lists. A closed one is read, and says that it is closed.
 */
export async function lireEtablissement(
  base: Lecture,
  finess: string,
  aujourdHui: Jour,
): Promise<Etablissement | undefined> {
  const ligne = await selectionStructures(base)
    .leftJoin('entite_juridique', 'entite_juridique.id', 'structure.entite_juridique_id')
    .leftJoin('annuaire_public', 'annuaire_public.structure_id', 'structure.id')
    .select(['structure.voie', 'structure.complement', 'structure.latitude', 'structure.longitude'])
    .select(['structure.telephone', 'structure.courriel', 'structure.site_web as siteWeb'])
    .select(['structure.ouverte_le as ouverteLe', 'structure.ror_maj_le as majLe'])
    .select(['entite_juridique.nom as gestionnaire', 'entite_juridique.statut_libelle as statut'])
    .select('annuaire_public.types')
    .where('structure.finess', '=', finess)
    .where(structurePublique('structure'))
    .executeTakeFirst()
  if (!ligne) return undefined
  const fermee = etatOuverture(ligne, aujourdHui) === 'fermee'
  const connus = ligne.types ?? (fermee ? typesDeCategorie(ligne.categorieCode) : [])
  if (connus.length === 0) return undefined
  const contacts = await lireContacts(base, 'structure_id', [ligne.id], niveauPublic)
  return {
    ...ligne,
    finess,
    fermee,
    types: connus,
    contacts: contacts.get(ligne.id) ?? [],
    offres: fermee ? [] : await offresPubliques(base, ligne.id, aujourdHui),
    grandAge: await lireGrandAge(base, ligne.id),
  }
}

function typesDeCategorie(code: string | null): string[] {
  return types.filter(({ categories }) => code !== null && categories?.includes(code)).map(({ cle }) => cle)
}

async function offresPubliques(base: Lecture, structureId: string, aujourdHui: Jour): Promise<Offre[]> {
  const { rows } = await sql<{ id: string; unite: string | null }>`
    select o.id, u.nom as unite from offre o ${offresVisibles(aujourdHui)} and o.structure_id = ${structureId}`.execute(
    base,
  )
  const visibles = new Map(rows.map(({ id, unite }) => [id, unite]))
  return (await lireOffres(base, structureId, niveauPublic))
    .filter(({ id }) => visibles.has(id))
    .map(offre => ({ ...offre, unite: visibles.get(offre.id) ?? null }))
}
