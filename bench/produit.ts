import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { type Travail, travail } from './travail.ts'

const racine = join(import.meta.dirname, '..')

export type Produit = {
  origine: string
  dossier: string
  /** The product's own command line, on the same data. @returns the JSON line that it ends with. */
  commande: (...arguments_: string[]) => Record<string, unknown>
  /** Resolves when `/readyz` answers. @throws when the server stops before. */
  demarrer: () => Promise<void>
  arreter: () => Promise<void>
  /** Peak resident memory of the web process, in MB. */
  memoireMaximale: () => number
  travail: () => Travail
  fermer: () => Promise<void>
}

/**
 * The real product, as `npm start` runs it, on a data folder of its own.
 * @param options.garde a folder to keep at the end; otherwise a fresh one, thrown away
 */
export async function installerProduit(
  options: { garde?: string | undefined; demo?: boolean } = {},
): Promise<Produit> {
  const dossier = options.garde ? resolve(options.garde) : mkdtempSync(join(tmpdir(), 'vt-bench-'))
  mkdirSync(dossier, { recursive: true })
  chmodSync(dossier, 0o755)
  const port = await portLibre()
  const smtp = await ouvrirBoiteAuxLettres()
  const env = {
    ...process.env,
    DATA_DIR: dossier,
    PORT: String(port),
    DATABASE_URL: '',
    SMTP_URL: smtp.url,
    DEMO: options.demo ? '1' : '0',
    JOURNAL_TECHNIQUE: 'erreurs',
    // what is measured is behind the sign-in; its own bench asks for one password and one session
    SECOND_FACTEUR: 'desactive',
  }
  const origine = `http://localhost:${port}`
  const etat: { web?: ChildProcess } = {}

  const arreter = async () => {
    if (!etat.web || etat.web.exitCode !== null) return
    etat.web.kill('SIGINT')
    await once(etat.web, 'exit')
  }

  return {
    origine,
    dossier,
    commande: (...arguments_) => {
      const { stdout, status } = spawnSync(
        process.execPath,
        ['--import', 'tsx', join(racine, 'src/cli.ts'), ...arguments_],
        // the seeding command belongs to the demo; the server itself runs as in production
        { cwd: racine, env: { ...env, DEMO: '1' }, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
      )
      if (status !== 0) throw new Error(`« ${arguments_.join(' ')} » a échoué (${status})`)
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')
    },
    demarrer: async () => {
      etat.web = spawn(process.execPath, argumentsDeStart(), {
        cwd: racine,
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      for (;;) {
        const pret = await fetch(`${origine}/readyz`).then(
          r => r.ok,
          () => false,
        )
        if (pret) return
        if (etat.web.exitCode !== null) throw new Error('Le serveur s’est arrêté.')
        await new Promise(suite => setTimeout(suite, 50))
      }
    },
    memoireMaximale: () => {
      const statut = readFileSync(`/proc/${etat.web?.pid}/status`, 'utf8')
      return Number(/VmHWM:\s+(\d+)/.exec(statut)?.[1] ?? Number.NaN) / 1024
    },
    travail: () => {
      const [postmaster] = readFileSync(join(dossier, 'postgresql/postmaster.pid'), 'utf8').split('\n')
      return travail(etat.web?.pid ?? 0, Number(postmaster))
    },
    arreter,
    fermer: async () => {
      await arreter()
      await smtp.fermer()
      if (!options.garde) rmSync(dossier, { recursive: true, force: true })
    },
  }
}

/** The very options of `npm start`: they bound the memory that the bench measures. */
function argumentsDeStart(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(racine, 'package.json'), 'utf8'))
  return String(scripts.start).split(' ').slice(1)
}

/** Takes every mail and keeps none: sending is part of what the product does, receiving is not. */
async function ouvrirBoiteAuxLettres() {
  const serveur = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (flux, _, fini) => {
      flux.on('end', () => fini()).resume()
    },
  })
  const ecoute = serveur.listen(0)
  await once(ecoute, 'listening')
  const { port } = ecoute.address() as AddressInfo
  return {
    url: `smtp://localhost:${port}`,
    fermer: () => new Promise<void>(resoudre => serveur.close(resoudre)),
  }
}

async function portLibre(): Promise<number> {
  const serveur = createServer().listen(0)
  await once(serveur, 'listening')
  const adresse = serveur.address()
  serveur.close()
  return typeof adresse === 'object' && adresse ? adresse.port : 3999
}
