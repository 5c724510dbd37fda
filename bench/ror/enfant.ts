import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const racine = join(import.meta.dirname, '../..')

export type Mesure = { secondes: number; memoire: number; sortie: Record<string, unknown> }

/**
 * Runs a script of the project in a process of its own, under the memory options of `npm start`.
 * @returns the JSON line that it ends with, how long it took and its peak memory in MB.
 */
export async function enfant(
  script: string,
  arguments_: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Mesure> {
  const depart = performance.now()
  const processus = spawn(
    process.execPath,
    [...optionsDeMemoire(), '--import', 'tsx', join(racine, script), ...arguments_],
    { cwd: racine, env, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const etat = { memoire: 0 }
  const releve = setInterval(() => {
    etat.memoire = Math.max(etat.memoire, memoireDe(processus.pid))
  }, 100)
  const fin = new Promise<number | null>(resoudre => processus.once('exit', resoudre))
  const [ecrit, code] = await Promise.all([text(processus.stdout), fin])
  clearInterval(releve)
  if (code !== 0) throw new Error(`« ${script} ${arguments_[0]} » a échoué (${code}) : ${ecrit.slice(-500)}`)
  return {
    secondes: (performance.now() - depart) / 1000,
    memoire: etat.memoire,
    sortie: JSON.parse(ecrit.trim().split('\n').at(-1) ?? '{}'),
  }
}

function optionsDeMemoire(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(racine, 'package.json'), 'utf8'))
  return String(scripts.start)
    .split(' ')
    .filter(option => option.startsWith('--max'))
}

function memoireDe(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
