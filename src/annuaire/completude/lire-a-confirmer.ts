import { sql } from 'kysely'
import type { Administration } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterMois, debutDuJour, type Jour, jourDe } from '#src/socle/temps/jours.ts'

export const filtres = ['retard', 'jamais', 'toutes'] as const
export type Filtre = (typeof filtres)[number]

export type AConfirmer = {
  id: string
  nom: string
  commune: string | null
  finess: string | null
  categorie: string | null
  confirmeeLe: Date | null
  arriveeLe: Date
}

export const parPage = 50

type Question = { filtre: Filtre; page: number; maintenant: Date; mois: number }

/**
 * The open structures of a perimeter whose fiche is late or was never confirmed: the longest without a word first.
 * @returns the page, and how many there are by filter
 */
export async function lireAConfirmer(
  base: Lecture,
  a: Administration,
  { filtre, page, maintenant, mois }: Question,
): Promise<{ structures: AConfirmer[]; nombres: Record<Filtre, number> }> {
  const seuil = debutDuJour(ajouterMois(jourDe(maintenant), -mois))
  const aujourdhui: Jour = jourDe(maintenant)
  const retard = sql<boolean>`coalesce(f.le, s.cree_le) < ${seuil}`
  const jamais = sql<boolean>`f.le is null`
  const ouvertes = base
    .selectFrom('structure as s')
    .leftJoin('confirmation_fiche as f', 'f.structure_id', 's.id')
    .where(structuresDe(a, 's'))
    .where(({ or, eb }) => or([eb('s.fermee_le', 'is', null), eb('s.fermee_le', '>', aujourdhui)]))
    .where('s.desactivee_le', 'is', null)
  const [comptes, structures] = await Promise.all([
    ouvertes
      .select([
        sql<number>`count(*) filter (where ${retard})`.as('retard'),
        sql<number>`count(*) filter (where ${jamais})`.as('jamais'),
        sql<number>`count(*)`.as('toutes'),
      ])
      .executeTakeFirstOrThrow(),
    ouvertes
      .leftJoin('categorie_structure as c', 'c.code', 's.categorie_code')
      .select(['s.id', 's.nom', 's.commune', 's.finess', 'c.libelle as categorie'])
      .select(['f.le as confirmeeLe', 's.cree_le as arriveeLe'])
      .$if(filtre === 'retard', r => r.where(retard))
      .$if(filtre === 'jamais', r => r.where(jamais))
      .orderBy(sql`coalesce(f.le, s.cree_le)`)
      .orderBy('s.nom')
      .orderBy('s.id')
      .limit(parPage)
      .offset((page - 1) * parPage)
      .execute(),
  ])
  return { structures, nombres: comptes }
}
