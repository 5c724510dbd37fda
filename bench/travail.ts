import { readdirSync, readFileSync } from 'node:fs'

/** CPU time spent so far, in ms: the web process, and PostgreSQL with all its children. */
export type Travail = { web: number; base: number; attente: number }

/** A clock tick of `/proc`, in ms: 100 a second on every Linux that Node runs on. */
const tic = 10

/**
 * Figures that do not depend on what else the machine does, unlike latencies. Linux only, as the bench is.
 * `attente`: how long the web process was ready and waited for a processor taken by somebody else.
 */
export function travail(web: number, postmaster: number): Travail {
  const processus = readdirSync('/proc').filter(nom => /^\d+$/.test(nom))
  const base = processus
    .map(Number)
    .map(pid => lire(pid))
    .filter(p => p?.pid === postmaster || p?.parent === postmaster)
  const [, attente = '0'] = readFileSync(`/proc/${web}/schedstat`, 'utf8').split(' ')
  return {
    web: lire(web)?.cpu ?? Number.NaN,
    base: base.reduce((somme, p) => somme + (p?.cpu ?? 0), 0),
    attente: Number(attente) / 1e6,
  }
}

/** Null when it ended meanwhile. */
function lire(pid: number): { pid: number; parent: number; cpu: number } | null {
  try {
    const apresLeNom = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const [parent, utilisateur, systeme] = [1, 11, 12].map(i => Number(apresLeNom[i]))
    return { pid, parent: parent ?? 0, cpu: ((utilisateur ?? 0) + (systeme ?? 0)) * tic }
  } catch {
    return null
  }
}
