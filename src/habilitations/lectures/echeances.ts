import { type RawBuilder, sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import { type Administration, administrationDe, estTerritoriale } from '../pouvoirs/administration.ts'
import { structuresDe } from '../pouvoirs/structures-administrees.ts'
import { type Habilitation, habilitationsDansLOrdre } from './lire-habilitations.ts'

/**
 * Rights (alias `h`) of what somebody administers, territorial ones apart. `explain` taught that an `or` with a
 * condition on `structure` read every right of France; hence two ways for a territory.
 * @param comment `par structure`: from the array of its structures, to count or to read all;
 *   `un par un`: right after right, to stop when a page is full or when other conditions already keep few
 */
export function droitsAdministres(
  a: Administration,
  comment: 'par structure' | 'un par un' = 'par structure',
): RawBuilder<boolean> {
  if (a.national) return sql<boolean>`true`
  const [seule] = a.structures
  const structures = estTerritoriale(a)
    ? comment === 'par structure'
      ? sql<boolean>`h.structure_id = any(array(select id from structure where ${structuresDe(a)}))`
      : sql<boolean>`(select true from structure where structure.id = h.structure_id and ${structuresDe(a)} limit 1)`
    : // a plain equality lets an index give its order: the page of a big hospital then stops early
      seule && a.structures.length === 1
      ? sql<boolean>`h.structure_id = ${seule}::uuid`
      : sql<boolean>`h.structure_id = any(${a.structures}::uuid[])`
  const unites = a.unites.map(({ uniteId }) => uniteId)
  return unites.length === 0
    ? structures
    : sql<boolean>`(${structures} or h.unite_id = any(${unites}::uuid[]))`
}

/** Counting further would say nothing more to who has to act. */
const comptees = 1000

/**
 * The rights that end within so many days in what somebody administers, the soonest first. Their own are counted
 * too: they have to ask somebody.
 * @returns `plafonne` when there are more than `total`
 */
export async function echeances(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  jours: number,
  maintenant: Date,
  limite = 10,
  structureId: string | null = null,
): Promise<{ total: number; plafonne: boolean; prochaines: Habilitation[] }> {
  const aujourdhui = jourDe(maintenant)
  const a = administrationDe(acteur)
  // a few lines of a territory are soon met by walking; a whole page is not
  const comment = limite <= 20 ? 'un par un' : 'par structure'
  const proches = base
    .selectFrom('habilitation as h')
    .select('h.id')
    .where('h.terminee_le', 'is', null)
    .where('h.fin', '>=', aujourdhui)
    .where('h.fin', '<=', ajouterJours(aujourdhui, jours))
    .where(sql<boolean>`h.periode @> ${maintenant}::timestamptz`)
    .$if(structureId !== null, r => r.where('h.structure_id', '=', structureId))
  const [lignes, compte] = await Promise.all([
    proches.where(droitsAdministres(a, comment)).orderBy('h.fin').orderBy('h.id').limit(limite).execute(),
    base
      .selectFrom(
        proches
          .where(droitsAdministres(a))
          .limit(comptees + 1)
          .as('proches'),
      )
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  const ids = lignes.map(({ id }) => id)
  return {
    total: Math.min(compte.total, comptees),
    plafonne: compte.total > comptees,
    prochaines: await habilitationsDansLOrdre(base, ids, maintenant),
  }
}
