import { hkdfSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'

export type ConfigSecrets = Pick<Config, 'CLE_SECRETS' | 'DATA_DIR'>

/** One key of the configuration, cut into one key per use. */
export type Cle = {
  /** Names the key beside what it encrypted, and tells nothing of it. */
  nom: Buffer
  chiffrement: Buffer
  empreinte: Buffer
}

/** Newest first: the first one encrypts, all of them decrypt. */
export type Trousseau = readonly [Cle, ...Cle[]]

const connus = new WeakMap<ConfigSecrets, Trousseau>()

/** The keys that protect what the base alone must not reveal. */
export function trousseauDe(config: ConfigSecrets): Trousseau {
  const connu = connus.get(config)
  if (connu) return connu
  const [premiere, ...autres] = config.CLE_SECRETS ?? [cleDuDossier(config.DATA_DIR)]
  const trousseau: Trousseau = [enCle(premiere ?? ''), ...autres.map(enCle)]
  connus.set(config, trousseau)
  return trousseau
}

function enCle(base64: string): Cle {
  const secret = Buffer.from(base64, 'base64')
  const derivee = (usage: string, octets: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', usage, octets))
  return {
    nom: derivee('nom', 4),
    chiffrement: derivee('chiffrement', 32),
    empreinte: derivee('empreinte', 32),
  }
}

/** Made once, readable by its owner only. Several processes may start together: one file wins, whole. */
function cleDuDossier(dossier: string): string {
  const chemin = join(dossier, 'cle-secrets')
  mkdirSync(dossier, { recursive: true })
  const brouillon = `${chemin}.${process.pid}`
  writeFileSync(brouillon, randomBytes(32).toString('base64'), { mode: 0o600 })
  try {
    linkSync(brouillon, chemin)
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur
  } finally {
    rmSync(brouillon)
  }
  return readFileSync(chemin, 'utf8').trim()
}
