import type { Lecture } from '#src/socle/base/base.ts'
import type { Partie } from '../tables.ts'

/** Who typed a part last, and when; version 0 when nobody ever did. */
export type EtatSaisie = { version: number; par: string | null; le: Date | null }

export const jamaisSaisie: EtatSaisie = { version: 0, par: null, le: null }

export async function lireSaisie(base: Lecture, objetId: string, partie: Partie): Promise<EtatSaisie> {
  return (await lireSaisies(base, [objetId], partie)).get(objetId) ?? jamaisSaisie
}

/** Same, of several objects at once. */
export async function lireSaisies(
  base: Lecture,
  objetIds: readonly string[],
  partie: Partie,
): Promise<ReadonlyMap<string, EtatSaisie>> {
  if (objetIds.length === 0) return new Map()
  const lignes = await base
    .selectFrom('saisie_fiche as s')
    .leftJoin('compte as c', 'c.id', 's.compte_id')
    .select(['s.objet_id', 's.version', 's.le', 'c.prenom', 'c.nom'])
    .where('s.objet_id', 'in', objetIds)
    .where('s.partie', '=', partie)
    .where('s.version', '>', 0)
    .execute()
  return new Map(
    lignes.map(({ objet_id, version, le, prenom, nom }) => [
      objet_id,
      { version, le, par: prenom && nom ? `${prenom} ${nom}` : null },
    ]),
  )
}
