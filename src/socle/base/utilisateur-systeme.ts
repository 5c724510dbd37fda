import { execFileSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'

export type UtilisateurSysteme = { uid: number; gid: number } | undefined

/**
 * PostgreSQL refuses to run as root. When we are root (containers, bare machines), the server runs as an
 * unprivileged user that exists everywhere; otherwise as ourselves.
 */
export function utilisateurDePostgres(): UtilisateurSysteme {
  if (process.getuid?.() !== 0) return undefined
  for (const nom of ['postgres', 'nobody']) {
    try {
      const id = (option: string) => Number(execFileSync('id', [option, nom], { stdio: 'pipe' }).toString())
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // this user does not exist here: try the next
    }
  }
  throw new Error(
    'PostgreSQL ne peut pas tourner en root et aucun utilisateur « postgres » ou « nobody » n’existe.',
  )
}

/** Whether `chemin` can be reached by that user: every parent folder must let others through. */
export function estAtteignable(chemin: string, utilisateur: UtilisateurSysteme): boolean {
  if (!utilisateur) {
    accessSync(dirname(chemin), constants.R_OK)
    return true
  }
  for (let dossier = dirname(chemin); ; dossier = dirname(dossier)) {
    const etat = statSync(dossier, { throwIfNoEntry: false })
    const passe = !etat || etat.uid === utilisateur.uid || (etat.mode & 0o001) !== 0
    if (!passe) return false
    if (dossier === dirname(dossier)) return true
  }
}
