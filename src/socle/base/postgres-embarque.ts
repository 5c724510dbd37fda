import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Binaires, trouverBinaires } from './binaires.ts'
import { estAtteignable, type UtilisateurSysteme, utilisateurDePostgres } from './utilisateur-systeme.ts'

const executer = promisify(execFile)

export type PostgresEmbarque = {
  /** Connection string over a Unix socket: no TCP port is opened. */
  url: (base: string) => string
  /** True when this process started the server, and so is the one to stop it. */
  demarreIci: boolean
  tourne: () => boolean
  /** Starts it again, on the same data. */
  relancer: () => Promise<void>
  arreter: () => Promise<void>
}

/**
 * Starts, or joins when it already runs, the PostgreSQL server whose data live in `dossier`.
 * A server left behind by a killed process is joined as it is; one that crashed recovers from its own log.
 */
export async function demarrerPostgres(
  dossier: string,
  options: { ephemere?: boolean; connexions?: number } = {},
): Promise<PostgresEmbarque> {
  const utilisateur = utilisateurDePostgres()
  const binaires = await trouverBinaires(utilisateur)
  const donnees = emplacement(join(dossier, 'postgresql'), utilisateur)
  const prises = join(tmpdir(), `vt-${createHash('sha256').update(donnees).digest('hex').slice(0, 12)}`)
  creerDossier(prises, utilisateur)

  if (!existsSync(join(donnees, 'PG_VERSION'))) await initialiser(binaires, donnees, utilisateur)
  const demarreIci = !tourne(donnees)
  const reglages = {
    ...reglagesCommuns,
    ...(options.ephemere ? reglagesEphemeres : { max_connections: String(options.connexions ?? 100) }),
    unix_socket_directories: prises,
  }
  const relancer = () => lancer(binaires, donnees, reglages, utilisateur)
  if (demarreIci) await relancer()

  return {
    url: base => `postgres://viatrajectoire@localhost/${base}?host=${encodeURIComponent(prises)}`,
    demarreIci,
    tourne: () => tourne(donnees),
    relancer,
    arreter: async () => {
      await executer(binaires.pg_ctl, ['stop', '-D', donnees, '-m', 'fast', '-w'], { ...utilisateur })
      rmSync(prises, { recursive: true, force: true })
    },
  }
}

/** Below a folder that PostgreSQL's own user cannot enter, the data go to a stable place outside of it. */
function emplacement(voulu: string, utilisateur: UtilisateurSysteme): string {
  mkdirSync(join(voulu, '..'), { recursive: true })
  if (estAtteignable(voulu, utilisateur)) return voulu
  const cle = createHash('sha256').update(voulu).digest('hex').slice(0, 12)
  return join('/var/tmp', `viatrajectoire-${cle}`)
}

function creerDossier(chemin: string, utilisateur: UtilisateurSysteme) {
  mkdirSync(chemin, { recursive: true, mode: 0o700 })
  if (utilisateur) chownSync(chemin, utilisateur.uid, utilisateur.gid)
}

async function initialiser({ initdb }: Binaires, donnees: string, utilisateur: UtilisateurSysteme) {
  rmSync(donnees, { recursive: true, force: true })
  creerDossier(donnees, utilisateur)
  const options = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  await executer(
    initdb,
    ['-D', donnees, '-U', 'viatrajectoire', '--auth=trust', '--no-instructions', '--no-sync', ...options],
    { ...utilisateur, cwd: donnees },
  )
}

async function lancer(
  { pg_ctl }: Binaires,
  donnees: string,
  reglages: Record<string, string>,
  utilisateur: UtilisateurSysteme,
) {
  const arguments_ = Object.entries(reglages).map(([nom, valeur]) => `-c ${nom}=${valeur}`)
  // pg_ctl detaches the server from our terminal: Ctrl-C reaches us alone, and we stop it in order.
  await executer(
    pg_ctl,
    [
      'start',
      '-D',
      donnees,
      '-w',
      '-t',
      '60',
      '-l',
      join(donnees, 'serveur.log'),
      '-o',
      arguments_.join(' '),
    ],
    { ...utilisateur, cwd: donnees },
  )
}

/** The server wrote its pid in the first line of its lock file; the pid may be stale after a crash. */
function tourne(donnees: string): boolean {
  try {
    const [pid = ''] = readFileSync(join(donnees, 'postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 0)
    return /postgres/.test(commande(Number(pid)))
  } catch {
    return false
  }
}

/** A recycled pid may belong to anybody: look at what it runs, where the system tells. */
function commande(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return 'postgres'
  }
}

const reglagesCommuns = {
  listen_addresses: "''",
  shared_buffers: '256MB',
  effective_cache_size: '2GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  random_page_cost: '1.1',
  max_wal_size: '2GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** For test databases only: nothing survives a power cut, everything is faster. */
const reglagesEphemeres = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '200',
  max_wal_size: '8GB',
}
