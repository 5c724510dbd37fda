import { RefusScim } from './erreurs.ts'

/** Whether a list of ETags (`"a", W/"b"`, `*`) names this one. Weak comparison: our versions are weak. */
function nomme(entete: string, version: string): boolean {
  const nue = (etag: string) => etag.trim().replace(/^W\//i, '')
  return entete.trim() === '*' || entete.split(',').some(etag => nue(etag) === nue(version))
}

/** `If-None-Match`: what the reader has is still good. */
export function estConnue(entete: string | undefined, version: string): boolean {
  return entete !== undefined && nomme(entete, version)
}

/** `If-Match`: somebody has changed it since. To be called once it is ours to write. @throws RefusScim */
export function exigerVersion(entete: string | undefined, version: string): void {
  if (entete !== undefined && !nomme(entete, version))
    throw new RefusScim({
      statut: 412,
      detail: 'La ressource a changé depuis que vous l’avez lue : relisez-la, puis recommencez.',
    })
}
