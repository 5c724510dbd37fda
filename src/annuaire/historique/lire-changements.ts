import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { debutDuJour, type Jour } from '#src/socle/temps/jours.ts'
import type { ObjetDeFiche } from '#src/structures/tables.ts'

/** One field that changed: what it was, since when as far as we know, what it became and when. */
export type ChangementLu = {
  id: number
  objet: ObjetDeFiche
  /** How people call the object; null when it is the structure itself, or is gone. */
  sur: string | null
  champ: string
  avant: unknown
  apres: unknown
  source: 'ror' | 'viatrajectoire'
  auteur: string | null
  depuis: Date | null
  le: Date
}

const parPage = 40

/**
 * What changed on a fiche, the latest first, sensitive units left out.
 * @param depuis only from that day
 * @param avant id of the last line of the page before
 */
export async function lireChangements(
  base: Lecture,
  structureId: string,
  { depuis, avant = Number.MAX_SAFE_INTEGER }: { depuis: Jour | null; avant?: number | undefined },
): Promise<{ changements: ChangementLu[]; suivante: number | null }> {
  const lignes = await base
    .selectFrom('changement_fiche as c')
    .leftJoin('unite as u', 'u.id', 'c.objet_id')
    .leftJoin('offre as o', 'o.id', 'c.objet_id')
    .leftJoin('lieu as l', 'l.id', 'c.objet_id')
    .leftJoin('compte as a', 'a.id', 'c.acteur_id')
    .select(['c.id', 'c.objet', 'c.champ', 'c.avant', 'c.apres', 'c.source', 'c.depuis', 'c.le'])
    .select(({ fn }) => fn.coalesce('u.nom', 'o.nom', 'l.nom').as('sur'))
    .select(sql<string | null>`nullif(concat_ws(' ', a.prenom, a.nom), '')`.as('auteur'))
    .where('c.structure_id', '=', structureId)
    .where('c.id', '<', avant)
    .$if(depuis !== null, r => r.where('c.le', '>=', depuis === null ? new Date() : debutDuJour(depuis)))
    .where(
      sql<boolean>`not exists (select from offre x where x.sensible and (x.id = c.objet_id or x.unite_id = c.objet_id
        or exists (select from offre_lieu ol where ol.offre_id = x.id and ol.lieu_ror_id = l.ror_id)))`,
    )
    .orderBy('c.id', 'desc')
    .limit(parPage + 1)
    .execute()
  const changements = lignes.slice(0, parPage)
  return { changements, suivante: lignes.length > parPage ? (changements.at(-1)?.id ?? null) : null }
}
