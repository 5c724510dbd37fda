import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Signalement } from './lire-signalements.ts'

type Auteur = { maintenant: Date; acteur?: { compteId: string } | null; origine?: Origine }

/** The line of the journal about a report; a job has no author. */
export function noterSignalement(
  tx: Ecriture,
  { maintenant, acteur, origine }: Auteur,
  s: Signalement,
  acte: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  return journaliser(tx, {
    instant: maintenant,
    acteurId: acteur?.compteId ?? null,
    acte: `signalement.${acte}`,
    structureId: s.structureId,
    details: { champ: s.libelle, sur: s.sur, signalement: s.id, ...details },
    ...(origine && { origine }),
  })
}
