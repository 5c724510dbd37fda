import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const racine = join(import.meta.dirname, '../..')

export type Processus = {
  pid: number
  /** Everything printed so far, both streams. */
  sortie: () => string
  /** Resolves when the address is printed. @throws with what was printed when the process ends before. */
  pret: () => Promise<string>
  fini: () => Promise<number | null>
  tuer: (signal: NodeJS.Signals) => Promise<void>
}

export function nouveauDossier(): string {
  const dossier = mkdtempSync(join(tmpdir(), 'vt-pannes-'))
  chmodSync(dossier, 0o755)
  return dossier
}

/** Who was started by this process and lives: Linux only. */
export function enfantsDe(pid: number): number[] {
  const enfants = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return enfants.split(' ').filter(Boolean).map(Number)
}

/** The product in a process of its own, as `npm start` runs it. */
export function lancerProduit(env: Record<string, string>): Processus {
  const enfant: ChildProcess = spawn(process.execPath, ['--import', 'tsx', join(racine, 'src/main.ts')], {
    cwd: racine,
    env: { ...process.env, JOURNAL_TECHNIQUE: 'erreurs', ...env },
  })
  const morceaux: string[] = []
  enfant.stdout?.on('data', morceau => morceaux.push(String(morceau)))
  enfant.stderr?.on('data', morceau => morceaux.push(String(morceau)))
  const fin = once(enfant, 'exit').then(([code]) => code as number | null)
  const sortie = () => morceaux.join('')

  return {
    pid: enfant.pid ?? 0,
    sortie,
    fini: () => fin,
    tuer: async signal => {
      enfant.kill(signal)
      await fin
    },
    pret: () =>
      new Promise((resoudre, refuser) => {
        const regarder = () => {
          const adresse = /répond sur (\S+)/.exec(sortie())?.[1]
          if (adresse) resoudre(adresse)
        }
        enfant.stdout?.on('data', regarder)
        regarder()
        fin.then(code => refuser(new Error(`arrêté (${code}) : ${sortie()}`)))
      }),
  }
}
