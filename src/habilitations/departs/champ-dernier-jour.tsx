import type { Jour } from '#src/socle/temps/jours.ts'
import { ChampDate } from '#src/socle/ui/champs.tsx'

/** The day of a departure: today, all ends at once. */
export const ChampDernierJour = (p: { le: string; aujourdhui: Jour; erreur: string | undefined }) => (
  <ChampDate
    nom="le"
    libelle="Dernier jour dans la structure"
    aide="Aujourd’hui : tout s’arrête immédiatement."
    valeur={p.le}
    min={p.aujourdhui}
    erreur={p.erreur}
  />
)
