import { sql } from 'kysely'
import type { EtatCompte } from '#src/comptes/tables.ts'
import { estVivante } from '#src/habilitations/lectures/vivantes.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour } from '#src/socle/temps/jours.ts'

/** A right without its holder: the query reads no name, no address, no RPPS, no id of an account. */
export type DroitMasque = {
  /** Rank of the person among those shown here: says that two rights are one person's, and nothing of who. */
  numero: number
  profil: string
  unite: string | null
  debut: Jour
  fin: Jour
  compte: EtatCompte
  /** Day of the last sign-in. */
  connexion: Jour | null
}

export const droitsParPage = 50

/**
 * The rights that hold or will hold in a structure, masked as they are read. Sorted and numbered by a digest salted
 * with the opening, whose id nobody is shown: neither can be computed from an identity, nor followed from one opening
 * to the next.
 */
export async function lireDroitsMasques(
  base: Lecture,
  structureId: string,
  { page, ouvertureId, maintenant }: { page: number; ouvertureId: string; maintenant: Date },
): Promise<{ total: number; droits: DroitMasque[] }> {
  const lignes = await base
    .selectFrom('habilitation as h')
    .innerJoin('profil as p', 'p.code', 'h.profil_code')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .leftJoin('unite as u', 'u.id', 'h.unite_id')
    .where('h.structure_id', '=', structureId)
    .where(estVivante(maintenant, 'h'))
    .select(['p.libelle as profil', 'u.nom as unite', 'h.debut', 'h.fin', 'c.etat as compte'])
    .select(sql<string | null>`(c.derniere_connexion_le at time zone 'Europe/Paris')::date`.as('connexion'))
    .select(
      sql<number>`dense_rank() over (order by sha256((h.compte_id::text || ${ouvertureId}::text)::bytea))`.as(
        'numero',
      ),
    )
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('numero')
    .orderBy('p.ordre')
    .limit(droitsParPage)
    .offset((page - 1) * droitsParPage)
    .execute()
  return {
    total: lignes[0]?.total ?? 0,
    droits: lignes.map(({ total: _, ...l }) => ({
      ...l,
      debut: jour(l.debut),
      fin: jour(l.fin),
      connexion: l.connexion ? jour(l.connexion) : null,
    })),
  }
}
