import { codeSql } from '#src/socle/base/transaction.ts'

/**
 * Two writes that do not wait for one another, in one transaction: the base has always one of them to work on. When one
 * fails, the other is awaited all the same, so that nothing of it reaches the base after the caller has undone both. Two and
 * no more: `pg` lets one statement wait behind the one under way.
 * @throws the first failure that is not the echo of another
 */
export async function ensemble<T>(...ecritures: [Promise<T>, Promise<T>]): Promise<T[]> {
  const issues = await Promise.allSettled(ecritures)
  const echecs = issues.filter(issue => issue.status === 'rejected').map(({ reason }) => reason as unknown)
  if (echecs.length > 0) throw echecs.find(echec => codeSql(echec) !== transactionAvortee) ?? echecs[0]
  return issues.flatMap(issue => (issue.status === 'fulfilled' ? [issue.value] : []))
}

const transactionAvortee = '25P02'
