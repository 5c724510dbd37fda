import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour } from '#src/socle/temps/jours.ts'
import { lireContacts } from './lire-fiche.ts'
import type { LieuFiche, OffreFiche } from './modele.ts'

/** Every offer of a structure, its own and its units', with places, beds and contacts. Four queries. */
export async function lireOffres(
  base: Lecture,
  structureId: string,
): Promise<(OffreFiche & { uniteId: string | null })[]> {
  const offres = await base
    .selectFrom('offre')
    .selectAll()
    .where('structure_id', '=', structureId)
    .orderBy('active', 'desc')
    .orderBy('nom')
    .orderBy('id')
    .execute()
  const ids = offres.map(({ id }) => id)
  const contacts = await lireContacts(base, 'offre_id', ids)
  const lieux = await lireLieux(base, ids)
  return offres.map(o => ({
    uniteId: o.unite_id,
    id: o.id,
    nom: o.nom,
    champ: o.champ_libelle ?? o.champ_code,
    categorie: o.categorie_libelle ?? o.categorie_code,
    caracteristiques: o.caracteristiques,
    ageMin: o.age_min,
    ageMax: o.age_max,
    horaires: o.horaires,
    sensible: o.sensible,
    active: o.active,
    indisponible:
      o.indisponible_du || o.indisponible_au || o.indisponible_motif
        ? {
            du: jourOuRien(o.indisponible_du),
            au: jourOuRien(o.indisponible_au),
            motif: o.indisponible_motif,
          }
        : null,
    source: { majLe: o.ror_maj_le },
    lieux: lieux.get(o.id) ?? [],
    contacts: contacts.get(o.id) ?? [],
  }))
}

async function lireLieux(base: Lecture, offreIds: readonly string[]): Promise<Map<string, LieuFiche[]>> {
  if (offreIds.length === 0) return new Map()
  const lieux = await base
    .selectFrom('offre_lieu as ol')
    .innerJoin('lieu as l', 'l.ror_id', 'ol.lieu_ror_id')
    .selectAll('l')
    .select('ol.offre_id as offreId')
    .where('ol.offre_id', 'in', offreIds)
    .orderBy('l.nom')
    .orderBy('l.id')
    .execute()
  const capacites = await lireCapacites(base, [...new Set(lieux.map(({ id }) => id))])
  const lus = lieux.map(l => ({
    offreId: l.offreId,
    lieu: {
      nom: l.nom,
      fonction: l.fonction_libelle,
      adresse:
        [l.voie, [l.code_postal, l.commune].filter(Boolean).join(' ')].filter(Boolean).join(', ') || null,
      capacites: capacites.get(l.id) ?? [],
    },
  }))
  return new Map(
    [...Map.groupBy(lus, ({ offreId }) => offreId)].map(([id, groupe]) => [
      id,
      groupe.map(({ lieu }) => lieu),
    ]),
  )
}

async function lireCapacites(base: Lecture, lieuIds: readonly string[]) {
  if (lieuIds.length === 0) return new Map<string, LieuFiche['capacites'][number][]>()
  const lignes = await base
    .selectFrom('capacite')
    .selectAll()
    .where('lieu_id', 'in', lieuIds)
    .orderBy('lieu_id')
    .orderBy('rang')
    .execute()
  return Map.groupBy(
    lignes.map(c => ({
      lieuId: c.lieu_id,
      nature: c.nature_libelle ?? c.nature_code,
      statut: c.statut_libelle ?? c.statut_code,
      nombre: c.nombre,
      temporalite: c.temporalite,
      genre: c.genre,
      majLe: c.maj_le,
    })),
    ({ lieuId }) => lieuId,
  )
}

const jourOuRien = (texte: string | null): Jour | null => (texte ? jour(texte) : null)
