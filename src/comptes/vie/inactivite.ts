import { ajouterJours, type Jour, jourDe, joursEntre } from '#src/socle/temps/jours.ts'

export type Silence = {
  /** Last sign of life. */
  depuis: Date
  /** What was already announced about this very silence. */
  avertis: readonly { palier: number; le: Date }[]
}

export type Reglage = {
  /** Days of silence after which the account closes; 0: never. */
  jours: number
  /** Days before the closing when the person is told. */
  paliers: readonly number[]
}

export type Suite =
  | { genre: 'rien' }
  | { genre: 'avertir'; palier: number; fermeture: Jour }
  | { genre: 'fermer' }

const rien: Suite = { genre: 'rien' }

/**
 * What becomes of a silent account today. Nobody is closed without having had the last warning, and the days that it
 * promised, however late the job or however old the silence when this rule came in.
 */
export function suiteDuSilence(
  { depuis, avertis }: Silence,
  { jours, paliers }: Reglage,
  aujourdhui: Jour,
): Suite {
  if (jours === 0) return rien
  const prevue = ajouterJours(jourDe(depuis), jours)
  if (paliers.length === 0) return aujourdhui >= prevue ? { genre: 'fermer' } : rien
  const dernier = Math.min(...paliers)
  const ultime = avertis.find(({ palier }) => palier === dernier)
  if (ultime) {
    const fermeture = plusTard(prevue, ajouterJours(jourDe(ultime.le), dernier))
    return aujourdhui >= fermeture ? { genre: 'fermer' } : rien
  }
  const atteints = paliers.filter(palier => joursEntre(aujourdhui, prevue) <= palier)
  if (atteints.length === 0) return rien
  const palier = Math.min(...atteints)
  if (avertis.some(deja => deja.palier <= palier)) return rien
  return { genre: 'avertir', palier, fermeture: plusTard(prevue, ajouterJours(aujourdhui, dernier)) }
}

function plusTard(a: Jour, b: Jour): Jour {
  return a > b ? a : b
}
