import { sql } from 'kysely'
import type { Services } from '#src/socle/services.ts'

/** What the announcement of a closing needs of the house. */
export type Rouages = Pick<Services, 'base' | 'config'>

/** Mornings looked back on, in days: what a crash or a stop of the jobs would have kept untold. */
const rattrapage = 3
/** People per transaction: what a crash would have to do again. */
export const parLot = 100

/** Closed for want of a signature, these last mornings; `le`: the civil day. */
export const recentes = (maintenant: Date) => sql`(
  select *, (close_le at time zone 'Europe/Paris')::date as le from revue
  where etat = 'close' and close_le > ${maintenant}::timestamptz - make_interval(days => ${sql.lit(rattrapage)})
)`

/** What the closing itself stopped: neither decided by somebody who acted, nor over already. */
export const arretee = sql`l.fin_constatee = r.close_le
  and (l.issue = 'suspendue' or l.issue = 'terminee' and l.decision is null)`
