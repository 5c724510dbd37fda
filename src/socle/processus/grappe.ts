import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as attendre } from 'node:timers/promises'
import type { Logger } from 'pino'

/** A child that lived that long was well: the next death counts as a first one. In ms, like the others. */
const enBonneSante = 60_000
const premierDelai = 1_000
const dernierDelai = 30_000
/** What a child is given to end the requests under way, once asked to stop. */
const patience = 8_000

export type Grappe = {
  /** Once every child listens; rejects when one dies before any did. */
  prete: Promise<void>
  arreter: () => Promise<void>
}

/**
 * Children that serve on one port, each a whole process: they hold no state, the base does. One that dies is replaced, less and
 * less quickly if it dies again; the others go on meanwhile.
 * @param env what each child is told over our own environment
 */
export function ouvrirGrappe({
  processus,
  env,
  log,
}: {
  processus: number
  env: Record<string, string>
  log: Pick<Logger, 'error'>
}): Grappe {
  const etat = { arret: false, ecoutent: 0 }
  const prete = Promise.withResolvers<void>()
  const naitre = (morts: number) => {
    if (etat.arret) return
    const enfant = cluster.fork(env)
    const naissance = Date.now()
    enfant.once('listening', () => {
      if (++etat.ecoutent === processus) prete.resolve()
    })
    enfant.once('exit', (code, signal) =>
      mourir(enfant, { code, signal, morts, age: Date.now() - naissance }),
    )
  }
  const mourir = (
    { id }: Worker,
    { code, signal, morts, age }: { code: number; signal: string; morts: number; age: number },
  ) => {
    if (etat.arret) return
    // it has said why: the port is taken, a wrong file…
    if (etat.ecoutent === 0) return prete.reject(new EnfantMort())
    const encore = age > enBonneSante ? 0 : morts
    const delai = Math.min(dernierDelai, premierDelai * 2 ** encore)
    log.error({ enfant: id, code, signal, delai }, 'un processus web est mort : un autre le remplace')
    setTimeout(() => naitre(encore + 1), delai).unref()
  }
  for (let n = 0; n < processus; n++) naitre(0)
  return {
    prete: prete.promise,
    arreter: async () => {
      etat.arret = true
      await Promise.all(Object.values(cluster.workers ?? {}).map(enfant => enfant && congedier(enfant)))
    },
  }
}

/** Raised when a child cannot even start: it has printed why. */
export class EnfantMort extends Error {}

async function congedier(enfant: Worker): Promise<void> {
  if (enfant.isDead()) return
  const parti = once(enfant, 'exit')
  enfant.process.kill('SIGTERM')
  const aTemps = await Promise.race([parti.then(() => true), attendre(patience, false, { ref: false })])
  if (!aTemps) enfant.process.kill('SIGKILL')
  await parti
}
