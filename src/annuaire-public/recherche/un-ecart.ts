/**
 * Whether two words are exactly one slip apart: a letter too many, too few, wrong, or two swapped. What decision 007
 * finds by index in the base, here between words at hand.
 */
export function unEcart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  const debut = [...a].findIndex((lettre, i) => lettre !== b[i])
  const i = debut === -1 ? a.length : debut
  const [resteA, resteB] = [a.slice(i), b.slice(i)]
  return (
    resteA.slice(1) === resteB ||
    resteA === resteB.slice(1) ||
    resteA.slice(1) === resteB.slice(1) ||
    (resteA[0] === resteB[1] && resteA[1] === resteB[0] && resteA.slice(2) === resteB.slice(2))
  )
}
