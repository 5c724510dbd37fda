import { createHash, type Hash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Jour } from '#src/socle/temps/jours.ts'

/** Bytes of a line in a block that was read: its id (big endian), its SHA-256. */
export const octetsLus = 8 + 32
/** Bytes of a line as the seal keeps it: its id, the first 8 of its digest. */
export const octetsGardes = 8 + 8
/** Lines of a block. */
export const lignesParBloc = 4096

/**
 * Digest of a line (alias `j`), computed next to it over PostgreSQL's own binary form of a row: each column with its
 * type and its length, so that nothing can be taken for something else; `jsonb` writes its keys in one order only;
 * texts in the encoding of the connection, which is UTF-8. Twice as fast as over JSON (1.6 µs a line). Columns are
 * named, so that a column added one day does not undo older seals. Here rather than in an SQL function: whoever could
 * rewrite lines could have rewritten the function.
 */
export const empreinteDeLigne: RawBuilder<Buffer> = sql<Buffer>`sha256(record_send(row(
  j.id, j.instant, j.acteur_id, j.acte, j.issue, j.compte_id, j.structure_id, j.habilitation_id, j.motif, j.details,
  j.origine)))`

/** The digest of a day starts with what it is, its date, and the seal before it; then come its lines, as read. */
export function commencerSceau(jour: Jour, precedente: Buffer | null): Hash {
  return createHash('sha256')
    .update(`viatrajectoire journal 1\n${jour}\n`)
    .update(precedente ?? Buffer.alloc(32))
}

/** What the seal keeps of a block that was read. */
export function abreger(bloc: Buffer): Buffer {
  const lignes = bloc.length / octetsLus
  const abrege = Buffer.allocUnsafe(lignes * octetsGardes)
  for (let i = 0; i < lignes; i++)
    bloc.copy(abrege, i * octetsGardes, i * octetsLus, i * octetsLus + octetsGardes)
  return abrege
}

/** Id of the line at this rank of a block, counted from the end when negative. */
export function idDansBloc(bloc: Buffer, rang: number, octets = octetsLus): number {
  const position = rang < 0 ? bloc.length + rang * octets : rang * octets
  return Number(bloc.readBigInt64BE(position))
}
