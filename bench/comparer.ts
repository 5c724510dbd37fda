/** Milliseconds of each of two ways, taken in turn: what else the machine does weighs on both alike. */
export async function enAlternance(
  fois: number,
  premiere: (rang: number) => Promise<unknown>,
  seconde: (rang: number) => Promise<unknown>,
): Promise<[number[], number[]]> {
  const durees: [number[], number[]] = [[], []]
  for (let rang = 0; rang < fois; rang++)
    for (const [i, faire] of [premiere, seconde].entries()) {
      const depart = performance.now()
      await faire(rang)
      durees[i]?.push(performance.now() - depart)
    }
  return durees
}
