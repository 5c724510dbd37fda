import { sql } from 'kysely'
import { referentStructure } from '#src/habilitations/pouvoirs/administration.ts'
import type { Lecture } from '#src/socle/base/base.ts'

export type Pressenti = { id: string; prenom: string; nom: string; fonction: string | null }

const auPlus = 50

/** Who works in the structure, may sign in, and is not its référent; never who looks. */
export function pressentis(
  base: Lecture,
  {
    structureId,
    moi,
    texte,
    maintenant,
  }: { structureId: string; moi: string; texte: string; maintenant: Date },
): Promise<Pressenti[]> {
  const tient = sql<boolean>`h.structure_id = ${structureId} and h.periode @> ${maintenant}::timestamptz`
  const mots = texte.split(/\s+/).filter(Boolean).slice(0, 4)
  const requete = base
    .selectFrom('compte as c')
    .leftJoin('profession as p', 'p.code', 'c.profession_code')
    .select(['c.id', 'c.prenom', 'c.nom'])
    .select(({ fn }) => fn.coalesce('c.fonction', 'p.libelle').as('fonction'))
    .where('c.etat', '=', 'actif')
    .where('c.id', '<>', moi)
    .where(sql<boolean>`c.id in (select h.compte_id from habilitation h where ${tient})`)
    .where(
      sql<boolean>`not exists (select from habilitation h
        where h.compte_id = c.id and h.profil_code = ${referentStructure} and ${tient})`,
    )
    .orderBy('c.tri')
    .limit(auPlus)
  return mots
    .reduce((r, mot) => r.where(sql<boolean>`c.recherche like '%' || normaliser(${mot}) || '%'`), requete)
    .execute()
}
