import { sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import { administrationDe } from '../pouvoirs/administration.ts'
import { droitsAdministres } from '../pouvoirs/droits-administres.ts'
import { type Habilitation, habilitationsDansLOrdre } from './lire-habilitations.ts'

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
