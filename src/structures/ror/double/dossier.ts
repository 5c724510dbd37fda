import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { objet, objets, texte } from '../fhir.ts'
import { lireFichier } from '../lire-fichier.ts'
import { listerFichiers } from '../lister-fichiers.ts'
import { estRessource, type Ressource } from './ressources.ts'

/** What the source publishes on a day: everything it has then, or what changed since the day before. */
export type Journee = {
  jour: number
  complete: boolean
  ressources: Ressource[]
  /** Resources that are not in the complete export, and yet still answer when they are read. */
  survivantes: Ressource[]
  /** The source's clock on that day, when it says it. */
  instant: Date | undefined
}

/**
 * Reads a folder of FHIR files, whole in memory. Sub-folders named `j0-export…`, `j1-delta`… are days; without any, the
 * folder is one day. Beside a complete day, `jN-lectures.json` may hold answers of reads: [{ statut, corps }].
 * @throws a refusal, in French, when a file is no FHIR JSON.
 */
export async function lireDossier(chemin: string): Promise<Journee[]> {
  const entrees = await readdir(chemin, { withFileTypes: true }).catch(() => [])
  const jours = entrees
    .flatMap(({ name }) => {
      const numero = /^j(\d{1,4})-/.exec(name)?.[1]
      return numero && !name.endsWith('.json') ? [{ nom: name, jour: Number(numero) }] : []
    })
    .sort((a, b) => a.jour - b.jour)
  if (jours.length === 0) return [await lireJournee(chemin, { jour: 0, complete: true })]
  return Promise.all(
    jours.map(async ({ nom, jour }) => ({
      ...(await lireJournee(join(chemin, nom), { jour, complete: !nom.includes('delta') })),
      survivantes: await lireSurvivantes(join(chemin, `j${jour}-lectures.json`)),
    })),
  )
}

async function lireJournee(
  chemin: string,
  { jour, complete }: Pick<Journee, 'jour' | 'complete'>,
): Promise<Journee> {
  const ressources: Ressource[] = []
  for (const fichier of await listerFichiers(chemin)) {
    for await (const ressource of lireFichier(fichier))
      if (estRessource(ressource)) ressources.push(ressource)
  }
  const instant = Date.parse(
    texte(objet(await lireJson(join(chemin, 'manifest.json')))?.transactionTime) ?? '',
  )
  return {
    jour,
    complete,
    ressources,
    survivantes: [],
    instant: Number.isNaN(instant) ? undefined : new Date(instant),
  }
}

async function lireSurvivantes(chemin: string): Promise<Ressource[]> {
  return objets(await lireJson(chemin)).flatMap(({ statut, corps }) =>
    statut === 200 && estRessource(corps) ? [corps] : [],
  )
}

/** Undefined when there is no such file. */
async function lireJson(chemin: string): Promise<unknown> {
  const contenu = await readFile(chemin, 'utf8').catch(() => undefined)
  return contenu === undefined ? undefined : JSON.parse(contenu)
}
