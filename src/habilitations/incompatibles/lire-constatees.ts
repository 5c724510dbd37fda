import { type RawBuilder, sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Habilitation, trouverHabilitations } from '../lectures/lire-habilitations.ts'
import type { Administration } from '../pouvoirs/administration.ts'
import { droitsAdministres } from '../pouvoirs/droits-administres.ts'

export type Constatee = { droits: readonly [Habilitation, Habilitation]; raison: string; constateeLe: Date }

const montreesAuPlus = 100

/** The conflicts found at night that still stand, where one of the two rights is in the perimeter; the latest first. */
export async function lireConstatees(
  base: Lecture,
  a: Administration,
  maintenant: Date,
): Promise<Constatee[]> {
  const dedans: RawBuilder<boolean> = sql`exists (
    select from habilitation h where h.id in (k.habilitation_id, k.autre_id) and ${droitsAdministres(a, 'un par un')})`
  const { rows } = await sql<{ ids: [string, string]; raison: string; le: Date }>`
    select jsonb_build_array(k.habilitation_id, k.autre_id) as ids, x.raison, k.constatee_le as le
    from incompatibilite_constatee k
      join habilitation_incompatible x on x.habilitation_id = k.habilitation_id and x.autre_id = k.autre_id
    where upper(x.periode) > ${maintenant}::timestamptz and ${dedans}
    order by k.constatee_le desc, k.habilitation_id limit ${montreesAuPlus}`.execute(base)
  const droits = new Map(
    (
      await trouverHabilitations(
        base,
        rows.flatMap(({ ids }) => ids),
        maintenant,
      )
    ).map(h => [h.id, h]),
  )
  return rows.flatMap(({ ids: [un, autre], raison, le }) => {
    const [a, b] = [droits.get(un), droits.get(autre)]
    return a && b ? [{ droits: [a, b] as const, raison, constateeLe: le }] : []
  })
}

export type PaireDeclaree = { a: string; b: string; portee: 'structure' | 'partout'; raison: string }

/** The table itself, in the words of the catalogue. */
export function lirePaires(base: Lecture): Promise<PaireDeclaree[]> {
  return base
    .selectFrom('profil_incompatible as i')
    .innerJoin('profil as a', 'a.code', 'i.profil_a')
    .innerJoin('profil as b', 'b.code', 'i.profil_b')
    .select(['a.libelle as a', 'b.libelle as b', 'i.portee', 'i.raison'])
    .orderBy('a.ordre')
    .orderBy('b.ordre')
    .execute()
}
