import type { Ecriture } from '#src/socle/base/base.ts'
import type { Genre } from '../../tables.ts'
import { type Gardee, marquer } from './lots.ts'

type Pretendante = { gardee: Gardee; finess: string | null }

/**
 * A FINESS belongs to one row. When two resources claim it, the newest has it (the first by its id at equal dates), whatever
 * the order in which they come; when the row was there before the ROR (or under an older id), the resource adopts it, so that the rights
 * given on it stay.
 * @returns the ids that must wait.
 */
export async function arbitrerFiness(
  tx: Ecriture,
  table: 'entite_juridique' | 'structure',
  lot: readonly Pretendante[],
): Promise<ReadonlySet<string>> {
  const refusees = new Set<string>()
  const gagnantes = new Map<string, Pretendante>()
  for (const candidate of lot) {
    if (candidate.finess === null) continue
    const rivale = gagnantes.get(candidate.finess)
    const gagne = !rivale || prime(candidate.gardee, rivale.gardee)
    if (gagne) gagnantes.set(candidate.finess, candidate)
    if (rivale) refusees.add((gagne ? rivale : candidate).gardee.id)
  }
  if (gagnantes.size === 0) return refusees

  const titulaires = await tx
    .selectFrom(table)
    .select(['id', 'finess', 'ror_id', 'ror_maj_le', 'absente_le'])
    .where('finess', 'in', [...gagnantes.keys()])
    .execute()
  const autres = titulaires.flatMap(titulaire => {
    const gagnante = gagnantes.get(titulaire.finess ?? '')
    return gagnante && gagnante.gardee.id !== titulaire.ror_id ? { titulaire, gagnante } : []
  })
  const dejaLa = await presentes(
    tx,
    table,
    autres.map(({ gagnante }) => gagnante.gardee.id),
  )
  for (const { titulaire, gagnante } of autres) {
    const adopte =
      !dejaLa.has(gagnante.gardee.id) &&
      (titulaire.ror_id === null ||
        // the source has it no more: it was made again under another id
        titulaire.absente_le !== null ||
        prime(gagnante.gardee, { id: titulaire.ror_id, maj_le: titulaire.ror_maj_le }))
    if (!adopte) {
      refusees.add(gagnante.gardee.id)
      continue
    }
    await tx.updateTable(table).set({ ror_id: gagnante.gardee.id }).where('id', '=', titulaire.id).execute()
    if (titulaire.ror_id !== null) {
      const genre: Genre = table === 'structure' ? 'structure' : 'entite-juridique'
      await marquer(tx, genre, [{ id: titulaire.ror_id, motif: 'finess-deja-pris' }])
    }
  }
  return refusees
}

async function presentes(
  tx: Ecriture,
  table: 'entite_juridique' | 'structure',
  ids: string[],
): Promise<ReadonlySet<string | null>> {
  if (ids.length === 0) return new Set()
  const lignes = await tx.selectFrom(table).select('ror_id').where('ror_id', 'in', ids).execute()
  return new Set(lignes.map(({ ror_id }) => ror_id))
}

type Datee = Pick<Gardee, 'id' | 'maj_le'>

function prime(a: Datee, b: Datee): boolean {
  const ecart = (a.maj_le?.getTime() ?? 0) - (b.maj_le?.getTime() ?? 0)
  return ecart > 0 || (ecart === 0 && a.id < b.id)
}
