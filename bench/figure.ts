/** One measured figure against its threshold. */
export type Figure = { mesure: string; valeur: number; unite: string; seuil: number; tenu: boolean }

/**
 * `echelle`: share of the national size (1 = 30,000 structures); `duree`: seconds of each load;
 * `dossier`: a data folder seeded once and kept, to measure again without seeding again.
 */
export type OptionsBench = { echelle: number; duree: number; dossier: string | undefined }
export type Bench = (options: OptionsBench) => AsyncIterable<Figure>

const arrondi = (valeur: number) => Math.round(valeur * 10) / 10

export function auPlus(mesure: string, valeur: number, unite: string, seuil: number): Figure {
  return { mesure, valeur: arrondi(valeur), unite, seuil, tenu: valeur <= seuil }
}

export function auMoins(mesure: string, valeur: number, unite: string, seuil: number): Figure {
  return { mesure, valeur: arrondi(valeur), unite, seuil, tenu: valeur >= seuil }
}

/** Nearest-rank percentile of unsorted values. */
export function centile(valeurs: readonly number[], p: number): number {
  const triees = [...valeurs].sort((a, b) => a - b)
  return triees[Math.max(0, Math.ceil((p / 100) * triees.length) - 1)] ?? Number.NaN
}
