import { sql } from 'kysely'
import type { EtatCompte } from '#src/comptes/tables.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { type Jour, jour } from '#src/socle/temps/jours.ts'
import { enCours } from './filtres.ts'
import { droitDansPortee, type Portee } from './portee.ts'

/** One line of the results: who, and what they hold now in the perimeter of who looks, nothing of elsewhere. */
export type Ligne = {
  id: string
  prenom: string
  nom: string
  courriel: string
  profession: string | null
  fonction: string | null
  etat: EtatCompte
  derniereConnexionLe: Date | null
  /** The account that goes on in place of this one. */
  fusion: { id: string; nom: string } | null
  /** By place: `lieu` names the structure, or the territory, in which `unite` stands. */
  droits: { lieu: string; structureId: string | null; unite: string | null; profils: string[] }[]
  prochaineEcheance: Jour | null
}

/** The accounts of these ids, in the order of the ids. */
export async function lireLignes(
  base: Lecture,
  portee: Portee,
  ids: readonly string[],
  maintenant: Date,
): Promise<Ligne[]> {
  if (ids.length === 0) return []
  const [comptes, droits] = await Promise.all([
    lireComptes(base, ids),
    lireDroits(base, portee, ids, maintenant),
  ])
  const parId = new Map(comptes.map(compte => [compte.id, compte]))
  const parCompte = Map.groupBy(droits, ({ compte_id }) => compte_id)
  return ids.flatMap(id => {
    const compte = parId.get(id)
    if (!compte) return []
    const siens = parCompte.get(id) ?? []
    const parLieu = Map.groupBy(siens, ({ lieu, unite }) => `${lieu}|${unite}`)
    const fins = siens.map(({ fin }) => fin).sort()
    return {
      ...compte,
      droits: [...parLieu.values()].map(ds => ({
        lieu: ds[0]?.lieu ?? '',
        structureId: ds[0]?.structureId ?? null,
        unite: ds[0]?.unite ?? null,
        profils: ds.map(({ libelle }) => libelle),
      })),
      prochaineEcheance: fins[0] ? jour(fins[0]) : null,
    }
  })
}

function lireComptes(base: Lecture, ids: readonly string[]) {
  return base
    .selectFrom('compte as c')
    .leftJoin('profession as p', 'p.code', 'c.profession_code')
    .leftJoin('compte as garde', 'garde.id', 'c.fusionne_avec')
    .select(
      sql<Ligne['fusion']>`case when garde.id is not null then
        json_build_object('id', garde.id, 'nom', garde.prenom || ' ' || garde.nom) end`.as('fusion'),
    )
    .select(['c.id', 'c.prenom', 'c.nom', 'c.courriel', 'c.fonction', 'c.etat', 'p.libelle as profession'])
    .select('c.derniere_connexion_le as derniereConnexionLe')
    .modifyFront(preparee)
    .where('c.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

function lireDroits(base: Lecture, portee: Portee, ids: readonly string[], maintenant: Date) {
  return base
    .selectFrom('habilitation as h')
    .modifyFront(preparee)
    .innerJoin('profil', 'profil.code', 'h.profil_code')
    .leftJoin('structure as s', 's.id', 'h.structure_id')
    .leftJoin('unite as u', 'u.id', 'h.unite_id')
    .leftJoin('departement as d', 'd.code', 'h.departement_code')
    .leftJoin('region as r', 'r.code', 'h.region_code')
    .select(['h.compte_id', 'h.fin', 'profil.libelle', 'u.nom as unite', 'h.structure_id as structureId'])
    .select(
      sql<string>`coalesce(s.nom, d.nom || ' (' || d.code || ')', 'région ' || r.nom,
        'toute la France')`.as('lieu'),
    )
    .where('h.compte_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(enCours(maintenant))
    .where(droitDansPortee(portee))
    .orderBy('s.nom')
    .orderBy('u.nom')
    .orderBy('profil.ordre')
    .execute()
}
