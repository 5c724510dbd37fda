import { type RawBuilder, sql } from 'kysely'
import { administrationDe, estTerritoriale } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Demande, enDemande, selectionnerDemandes } from './lire-demande.ts'

export const listes = ['a-traiter', 'miennes', 'closes'] as const
export type Liste = (typeof listes)[number]

/** Counts stop there: beyond, nobody reads the figure. */
const comptesAuPlus = 999

/**
 * Requests (`d`, of the structure `s`) that are this person's to answer: all those of their structures or units;
 * of a territory, those that reached it. Never their own.
 */
function aMoi(acteur: Pick<Acteur, 'droits' | 'compteId'>): RawBuilder<boolean> {
  const toutes = administrationDe(acteur)
  const desStructures = { ...toutes, national: false, regions: [], departements: [] }
  const unites = toutes.unites.map(({ uniteId }) => uniteId)
  // only what they hold: a lone condition on the structure goes by its index, an `or` reads every request of France
  const siennes = [
    toutes.structures.length + toutes.entites.length > 0 && structuresDe(desStructures, 's'),
    unites.length > 0 && sql`d.unite_id = any(${unites}::uuid[])`,
    estTerritoriale(toutes) && sql`(d.niveau = 'region' and ${structuresDe(toutes, 's')})`,
  ].filter(condition => condition !== false)
  const ou = siennes.length > 0 ? sql.join(siennes, sql` or `) : sql`false`
  return sql<boolean>`(d.demandeur_id is distinct from ${acteur.compteId} and (${ou}))`
}

function deLaListe(liste: Liste, { compteId }: Pick<Acteur, 'compteId'>): RawBuilder<boolean> {
  switch (liste) {
    case 'a-traiter':
      return sql<boolean>`d.etat = 'a-traiter'`
    case 'miennes':
      return sql<boolean>`d.etat = 'a-traiter' and d.prise_par = ${compteId}`
    case 'closes':
      return sql<boolean>`d.etat <> 'a-traiter'`
    default:
      return liste satisfies never
  }
}

/** A page of a list: the oldest first when they wait, the latest first once closed. */
export async function lireListe(
  base: Lecture,
  acteur: Acteur,
  { liste, page, parPage }: { liste: Liste; page: number; parPage: number },
): Promise<Demande[]> {
  const lignes = await selectionnerDemandes(base)
    .where(aMoi(acteur))
    .where(deLaListe(liste, acteur))
    .orderBy(liste === 'closes' ? sql`d.close_le desc` : sql`d.creee_le`)
    .orderBy('d.id')
    .limit(parPage)
    .offset((page - 1) * parPage)
    .execute()
  return lignes.map(enDemande)
}

export async function compterListe(base: Lecture, acteur: Acteur, liste: Liste): Promise<number> {
  const bornees = base
    .selectFrom('demande as d')
    .innerJoin('structure as s', 's.id', 'd.structure_id')
    .select('d.id')
    .where(aMoi(acteur))
    .where(deLaListe(liste, acteur))
    .limit(comptesAuPlus)
  const { total } = await base
    .selectFrom(bornees.as('bornees'))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}
