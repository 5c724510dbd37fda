import { sql } from 'kysely'
import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import type { Extrait } from './modele.ts'

export type DepartPrevu = {
  compteId: string
  prenom: string
  nom: string
  structureId: string
  structure: string
  le: Jour
}

/** Departures to come, still undoable, in what somebody administers; the nearest first. */
export async function departsPrevus(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  maintenant: Date,
  limite: number,
): Promise<Extrait<DepartPrevu>> {
  const lignes = await base
    .selectFrom('depart as d')
    .innerJoin('compte as c', 'c.id', 'd.compte_id')
    .innerJoin('structure as s', 's.id', 'd.structure_id')
    .where('d.annule_le', 'is', null)
    .where('d.immediat', '=', false)
    .where('d.le', '>=', jourDe(maintenant))
    .where(structuresDe(administrationDe(acteur), 's'))
    .select(['c.id as compteId', 'c.prenom', 'c.nom', 's.id as structureId', 's.nom as structure', 'd.le'])
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('d.le')
    .orderBy('d.id')
    .limit(limite)
    .execute()
  return {
    total: lignes[0]?.total ?? 0,
    premiers: lignes.map(({ total: _, le, ...depart }) => ({ ...depart, le: jour(le) })),
  }
}
