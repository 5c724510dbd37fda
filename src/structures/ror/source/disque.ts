import { codeSql } from '#src/socle/base/transaction.ts'
import { type EchecRor, echec } from './echec.ts'

/** Of the file system, not of the network. */
export const estDuDisque = (erreur: unknown): boolean =>
  /^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EIO|EMFILE|ENFILE|ENOTDIR|EEXIST)$/.test(codeSql(erreur) ?? '')

/** What the folder of slices refuses, in a sentence. */
export function echecDuDisque(erreur: unknown): EchecRor {
  const code = codeSql(erreur) ?? ''
  return /^(ENOSPC|EDQUOT)$/.test(code)
    ? echec(
        'disque-plein',
        `Il n’y a plus de place dans DATA_DIR/ror pour les tranches de l’export (${code}).`,
        erreur,
      )
    : echec('incident', `Le dossier DATA_DIR/ror ne peut pas être écrit (${code}).`, erreur)
}
