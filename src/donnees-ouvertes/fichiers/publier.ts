import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Services } from '#src/socle/services.ts'
import { type BilanExport, ecrireFichiers } from './ecrire.ts'

/** Files made together, in a folder named by the instant of their making. */
export type Edition = { dossier: string; faiteLe: Date }

/** An older one stays, so that whoever is downloading it finishes. */
const gardees = 2
const racine = ({ config }: Pick<Services, 'config'>) => join(config.DATA_DIR, 'donnees-ouvertes')

/** Editions on this machine, the newest first. A folder is complete: it takes its name once everything is in it. */
export async function editions(services: Pick<Services, 'config'>): Promise<Edition[]> {
  const noms = await readdir(racine(services)).catch(() => [])
  return noms
    .filter(nom => /^\d{13}$/.test(nom))
    .sort()
    .reverse()
    .map(nom => ({ dossier: join(racine(services), nom), faiteLe: new Date(Number(nom)) }))
}

/**
 * Makes a new edition beside the former one, which is served until then and stays if anything fails.
 * @param enCours name of the folder where it is being written; nobody reads it
 */
export async function publier(
  services: Pick<Services, 'base' | 'config' | 'horloge'>,
  enCours: string = `.en-cours-${randomUUID()}`,
): Promise<BilanExport> {
  const maintenant = services.horloge()
  const brouillon = join(racine(services), enCours)
  try {
    const bilan = await ecrireFichiers(services.base, brouillon, maintenant)
    const definitif = join(racine(services), String(maintenant.getTime()))
    await rm(definitif, { recursive: true, force: true })
    await rename(brouillon, definitif)
    for (const { dossier } of (await editions(services)).slice(gardees))
      await rm(dossier, { recursive: true, force: true })
    return bilan
  } catch (erreur) {
    await rm(brouillon, { recursive: true, force: true })
    throw erreur
  }
}

/** The same files in a folder of one's choice, each put in place when all are written. */
export async function exporterVers(
  services: Pick<Services, 'base' | 'horloge'>,
  dossier: string,
): Promise<BilanExport> {
  await mkdir(dossier, { recursive: true })
  const brouillon = join(dossier, `.en-cours-${randomUUID()}`)
  try {
    const bilan = await ecrireFichiers(services.base, brouillon, services.horloge())
    for (const fichier of await readdir(brouillon))
      await rename(join(brouillon, fichier), join(dossier, fichier))
    return bilan
  } finally {
    await rm(brouillon, { recursive: true, force: true })
  }
}
