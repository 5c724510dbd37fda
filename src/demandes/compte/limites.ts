import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'

/** Requests over a day, per mailbox, place of departure and structure: a whole hospital may share one address. */
export const limites = { courriel: 3, adresse: 20, structure: 30 } as const
export type Limite = keyof typeof limites
const jour = 86_400_000

type Origine = { courriel: string; adresse: string | null; structureId: string; maintenant: Date }

/** Which limit is reached, the most telling first. A burst of parallel requests is counted one by one. */
export async function limiteAtteinte(tx: Ecriture, o: Origine): Promise<Limite | null> {
  const cles: Record<
    Limite,
    readonly [colonne: 'courriel' | 'adresse' | 'structure_id', valeur: string | null]
  > = {
    adresse: ['adresse', o.adresse],
    structure: ['structure_id', o.structureId],
    courriel: ['courriel', o.courriel],
  }
  const depuis = new Date(o.maintenant.getTime() - jour)
  // always in this order: two requests never wait for each other
  for (const limite of ['adresse', 'structure', 'courriel'] as const) {
    const [colonne, valeur] = cles[limite]
    if (valeur === null) continue
    await sql`select pg_advisory_xact_lock(hashtextextended(${`demande:${limite}:${valeur.toLowerCase()}`}, 42))`.execute(
      tx,
    )
    const { faites } = await tx
      .selectFrom('demande_a_prouver')
      .select(({ fn }) => fn.countAll<number>().as('faites'))
      .where(colonne, '=', valeur)
      .where('creee_le', '>', depuis)
      .executeTakeFirstOrThrow()
    if (faites >= limites[limite]) return limite
  }
  return null
}
