import { statfs } from 'node:fs/promises'
import { codeSql } from '#src/socle/base/transaction.ts'
import { type EchecRor, echec } from './echec.ts'

/** Of the file system, not of the network. */
export const estDuDisque = (erreur: unknown): boolean =>
  /^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EIO|EMFILE|ENFILE|ENOTDIR|EEXIST)$/.test(codeSql(erreur) ?? '')

/** What the folder of slices refuses, in a sentence. */
export function echecDuDisque(erreur: unknown): EchecRor {
  const code = codeSql(erreur) ?? ''
  return /^(ENOSPC|EDQUOT)$/.test(code)
    ? pleinPour(code, erreur)
    : echec('incident', `Le dossier DATA_DIR/ror ne peut pas être écrit (${code}).`, erreur)
}

/** Left free: PostgreSQL may well write on the same disk, and everything would stop with it. */
const reserveOctets = 200_000_000
const octetsEntreDeuxMesures = 50_000_000

/**
 * Passes the pieces of a download on, as long as its disk has room: a source that never ends, or an answer that unzips
 * into a hundred times its weight, stops there.
 * @throws EchecRor
 */
export async function* tantQuIlYADeLaPlace(
  morceaux: AsyncIterable<Uint8Array>,
  dossier: string,
): AsyncGenerator<Uint8Array> {
  let depuis = octetsEntreDeuxMesures
  for await (const morceau of morceaux) {
    depuis += morceau.length
    if (depuis >= octetsEntreDeuxMesures) {
      const { bavail, bsize } = await statfs(dossier)
      if (bavail * bsize < reserveOctets) throw pleinPour('200 Mo restants')
      depuis = 0
    }
    yield morceau
  }
}

const pleinPour = (detail: string, cause?: unknown) =>
  echec(
    'disque-plein',
    `Il n’y a plus de place dans DATA_DIR/ror pour les tranches de l’export (${detail}).`,
    cause,
  )
