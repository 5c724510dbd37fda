import { type RawBuilder, sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import { type Administration, administrationDe } from './administration.ts'
import { enHabilitation, type Habilitation, selectionnerHabilitations } from './lire-habilitations.ts'
import { structuresDe } from './structures-administrees.ts'

/** Rights of the structures and units that somebody administers. On `habilitation` as h and `structure` as s. */
export function droitsAdministres(a: Administration): RawBuilder<boolean> {
  const unites = a.unites.map(({ uniteId }) => uniteId)
  return sql<boolean>`(${structuresDe(a, 's')} or h.unite_id = any(${unites}::uuid[]))`
}

/**
 * The rights that end within so many days in what somebody administers, the soonest first. Their own are counted
 * too: they have to ask somebody.
 */
export async function echeances(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  jours: number,
  maintenant: Date,
  limite = 10,
): Promise<{ total: number; prochaines: Habilitation[] }> {
  const aujourdhui = jourDe(maintenant)
  const requete = selectionnerHabilitations(base, maintenant)
    .where('h.terminee_le', 'is', null)
    .where('h.fin', '>=', aujourdhui)
    .where('h.fin', '<=', ajouterJours(aujourdhui, jours))
    .where(sql<boolean>`h.periode @> ${maintenant}::timestamptz`)
    .where(droitsAdministres(administrationDe(acteur)))
  const [lignes, compte] = await Promise.all([
    requete.orderBy('h.fin').orderBy('h.id').limit(limite).execute(),
    requete
      .clearSelect()
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { total: compte.total, prochaines: lignes.map(enHabilitation) }
}
