import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'

export type EtatJeton = 'valable' | 'remplace' | 'expire' | 'revoque'

export type Jeton = {
  id: string
  entiteId: string
  prefixe: string
  libelle: string
  auteur: string
  creeLe: Date
  expireLe: Date
  dernierUsageLe: Date | null
  revoqueLe: Date | null
  etat: EtatJeton
}

function jetons(base: Lecture, maintenant: Date) {
  return base
    .selectFrom('jeton_scim as j')
    .innerJoin('compte as auteur', 'auteur.id', 'j.cree_par')
    .select(['j.id', 'j.entite_juridique_id as entiteId', 'j.prefixe', 'j.libelle', 'j.cree_le as creeLe'])
    .select(['j.expire_le as expireLe', 'j.dernier_usage_le as dernierUsageLe', 'j.revoque_le as revoqueLe'])
    .select([
      sql<string>`auteur.prenom || ' ' || auteur.nom`.as('auteur'),
      sql<EtatJeton>`case
        when j.revoque_le is not null then 'revoque'
        when j.expire_le <= ${maintenant}::timestamptz then 'expire'
        when exists (select from jeton_scim suivant where suivant.remplace_id = j.id) then 'remplace'
        else 'valable' end`.as('etat'),
    ])
}

/** The latest first: one page is enough for years of rotation. */
export function jetonsDe(base: Lecture, entiteId: string, maintenant: Date): Promise<Jeton[]> {
  return jetons(base, maintenant)
    .where('j.entite_juridique_id', '=', entiteId)
    .orderBy('j.cree_le', 'desc')
    .limit(50)
    .execute()
}

export async function trouverJeton(
  base: Lecture,
  qui: { entiteId: string; jetonId: string },
  maintenant: Date,
): Promise<Jeton | null> {
  const jeton = await jetons(base, maintenant)
    .where('j.entite_juridique_id', '=', qui.entiteId)
    .where('j.id', '=', qui.jetonId)
    .executeTakeFirst()
  return jeton ?? null
}
