const minute = 60_000
const heure = 60 * minute

/** From this many failures on, one waits this long after the last of them. */
type Palier = { echecs: number; attente: number }

/** What is counted: failures since `duree`, judged by the last palier reached. */
export type Progression = { duree: number; paliers: readonly Palier[] }

/** A forgotten password takes three or four guesses; a stolen list takes thousands. */
export const parCompte: Progression = {
  duree: 24 * heure,
  paliers: [
    { echecs: 5, attente: minute },
    { echecs: 6, attente: 2 * minute },
    { echecs: 7, attente: 5 * minute },
    { echecs: 8, attente: 15 * minute },
    { echecs: 9, attente: 30 * minute },
    { echecs: 10, attente: heure },
  ],
}

/**
 * One address may be a whole hospital's: it slows down who tries one password on many accounts (some forty guesses an
 * hour), and leaves room for who never gets in.
 */
export const parReseau: Progression = {
  duree: heure,
  paliers: [
    { echecs: 20, attente: 30_000 },
    { echecs: 30, attente: 2 * minute },
    { echecs: 40, attente: 15 * minute },
  ],
}

/** More failures than that change nothing any more: no need to read them all. */
export const echecsUtiles = ({ paliers }: Progression) => Math.max(...paliers.map(({ echecs }) => echecs))

/** From when one more attempt is looked at, given the failures that count; undefined when at once. */
export function reprise(
  { paliers }: Progression,
  { echecs, dernier, maintenant }: { echecs: number; dernier: Date | null; maintenant: Date },
): Date | undefined {
  const attente = paliers.findLast(palier => echecs >= palier.echecs)?.attente ?? 0
  const date = new Date((dernier?.getTime() ?? 0) + attente)
  return attente > 0 && date > maintenant ? date : undefined
}
