/** Too many at once: nothing was done, the person may try again in a moment. Becomes a 503 page. */
export class Sature extends Error {}

/**
 * Runs costly work a few at a time and lets a bounded number wait: a burst of sign-ins takes neither the memory
 * nor the threads of the process. Beyond, it is refused at once rather than made to wait for nothing.
 */
export function fileDeCalcul(limites: { enMemeTemps: number; enAttente: number }) {
  const attente: (() => void)[] = []
  let enCours = 0

  return async function calculer<T>(travail: () => Promise<T>): Promise<T> {
    if (enCours >= limites.enMemeTemps) {
      if (attente.length >= limites.enAttente) throw new Sature('Trop de calculs en attente.')
      // the one that ends hands its place over: `enCours` does not move
      await new Promise<void>(commencer => attente.push(commencer))
    } else {
      enCours++
    }
    try {
      return await travail()
    } finally {
      const suivant = attente.shift()
      if (suivant) suivant()
      else enCours--
    }
  }
}
