import { sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Origine } from '#src/socle/journal/journal.ts'

/** Who acts, when and from where. A request (`Requete<Acteur>`) is one. */
export type Contexte = {
  acteur: Acteur
  maintenant: Date
  origine: Origine
  services: { config: Pick<Config, 'URL_PUBLIQUE'> }
}

/** In whose name an act is written: a person, or an information system, which has no account. */
export type Auteur = { compteId: string | null; prenom: string; nom: string }
/** As `Contexte`, for the few acts that a system may do too. Any `Contexte` is one. */
export type ContexteDAuteur = Omit<Contexte, 'acteur'> & { acteur: Auteur }

/**
 * Waits for one's turn on the rights of these structures or entités, until the end of the transaction. Always in the same
 * order, so that two acts on several structures never wait for each other.
 */
export async function verrouillerStructures(tx: Ecriture, structureIds: readonly string[]): Promise<void> {
  const ids = [...new Set(structureIds)].sort()
  if (ids.length === 0) return
  await sql`select verrouiller_droits(id) from unnest(${ids}::uuid[]) as id`.execute(tx)
}

/** Same, for rights that stand in no structure: one person at a time. */
export function verrouillerComptes(tx: Ecriture, compteIds: readonly string[]): Promise<void> {
  return verrouillerStructures(tx, compteIds)
}
