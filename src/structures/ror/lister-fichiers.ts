import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { refus } from './refus.ts'

/**
 * The JSON files to read: the one given, or all those of the folder and of its sub-folders, by name.
 * @throws a refusal when nothing is there.
 */
export async function listerFichiers(chemin: string): Promise<string[]> {
  const etat = await stat(chemin).catch((erreur: unknown) => {
    throw refus(`${chemin} : ce fichier ou ce dossier n’existe pas, ou n’est pas lisible.`, erreur)
  })
  if (!etat.isDirectory()) return [chemin]
  const entrees = await readdir(chemin, { recursive: true, withFileTypes: true })
  const fichiers = entrees
    .filter(entree => entree.isFile() && /\.(json|ndjson|jsonl)$/i.test(entree.name))
    .map(entree => join(entree.parentPath, entree.name))
    .sort()
  if (fichiers.length === 0) throw refus(`${chemin} : ce dossier ne contient aucun fichier JSON.`)
  return fichiers
}
