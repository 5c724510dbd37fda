import type { Ecriture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { type ContexteDAuteur, verrouillerStructures } from '../contexte.ts'
import { resteraitSansReferent } from '../fins/dernier-referent.ts'
import { arreterPourDepart, finsDuDepart } from './arreter.ts'
import { droitsQuiPartent } from './lire-departs.ts'

export type Constat = {
  compteId: string
  /** Already known to be the caller's to act on. */
  structures: readonly { id: string; nom: string }[]
  motif: string
}

/**
 * An information system says that somebody has left: their rights in these structures end now, as by a départ that a
 * référent declares, and may be restored like it until tonight. All or nothing: a structure that would be left
 * without a référent (G16) refuses the whole, before anything is written.
 */
export async function constaterDeparts(
  tx: Ecriture,
  contexte: ContexteDAuteur,
  { compteId, structures, motif }: Constat,
): Promise<{ ok: true; arretees: number } | { ok: false; sansReferent: { id: string; nom: string } }> {
  const { maintenant } = contexte
  const le = jourDe(maintenant)
  await verrouillerStructures(
    tx,
    structures.map(({ id }) => id),
  )
  const departs = await Promise.all(
    structures.map(async structure => ({
      structure,
      droits: await droitsQuiPartent(tx, { compteId, structureId: structure.id }, maintenant),
    })),
  )
  for (const { structure, droits } of departs) {
    const fins = finsDuDepart(droits, le, maintenant)
    if (await resteraitSansReferent(tx, { structureId: structure.id, fins }, maintenant))
      return { ok: false, sansReferent: structure }
  }
  for (const { structure, droits } of departs) {
    const [premier, ...autres] = droits
    if (!premier) continue
    const { id: structureId, nom: lieu } = structure
    await arreterPourDepart(tx, contexte, { structureId, lieu, le, motif, droits: [premier, ...autres] })
  }
  return { ok: true, arretees: departs.flatMap(({ droits }) => droits).length }
}
