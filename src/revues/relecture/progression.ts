import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Decision } from '../regles.ts'
import { type Critere, criteres, seVoit } from './signaux.ts'

export type Progression = {
  total: number
  decidees: number
  parDecision: Record<Decision, number>
  /** Entrusted to me, and not decided. */
  pourMoi: number
  /** Mine: somebody else reviews them. */
  miennes: number
}

/** How far a review has come. */
export async function lireProgression(base: Lecture, revueId: string, moi: string): Promise<Progression> {
  const { rows } = await sql<Record<Decision | 'total' | 'decidees' | 'pourMoi' | 'miennes', number>>`
    select count(*) as total, count(decision) as decidees,
      count(*) filter (where decision = 'maintenir') as maintenir, count(*) filter (where decision = 'reduire') as reduire,
      count(*) filter (where decision = 'terminer') as terminer, count(*) filter (where decision = 'inconnue') as inconnue,
      count(*) filter (where confiee_a = ${moi}::uuid and decision is null) as "pourMoi",
      count(*) filter (where compte_id = ${moi}::uuid and decision is null) as miennes
    from revue_ligne where revue_id = ${revueId}::uuid`.execute(base)
  const {
    total = 0,
    decidees = 0,
    pourMoi = 0,
    miennes = 0,
    maintenir = 0,
    reduire = 0,
    terminer = 0,
    inconnue = 0,
  } = rows[0] ?? {}
  return { total, decidees, pourMoi, miennes, parDecision: { maintenir, reduire, terminer, inconnue } }
}

/** How many lines still to decide show each thing: the rules that one may decide by. */
export async function compterParCritere(
  base: Lecture,
  { revueId, moi, maintenant }: { revueId: string; moi: string; maintenant: Date },
): Promise<Record<Critere, number>> {
  const comptes = criteres.map(
    critere => sql`count(*) filter (where ${seVoit(critere, maintenant)}) as ${sql.ref(critere)}`,
  )
  const { rows } = await sql<Record<Critere, number>>`
    select ${sql.join(comptes)}
    from revue_ligne l join compte c on c.id = l.compte_id join habilitation h on h.id = l.habilitation_id
    where l.revue_id = ${revueId}::uuid and l.decision is null and l.compte_id <> ${moi}::uuid`.execute(base)
  const [comptees] = rows
  return Object.fromEntries(criteres.map(critere => [critere, comptees?.[critere] ?? 0])) as Record<
    Critere,
    number
  >
}
