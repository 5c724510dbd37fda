/** A number in [0, 1) that depends only on its rank: the same run after run, with no order that repeats. */
export function alea(rang: number, sel = 0): number {
  const x = Math.imul((rang + 1) ^ (sel * 0x9e3779b1), 0x85ebca6b)
  const y = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return ((y ^ (y >>> 16)) >>> 0) / 2 ** 32
}

/** One of these. @throws when there is none: a bench without anybody measures nothing. */
export function un<T>(parmi: readonly T[], rang: number, sel = 0): T {
  const choisi = parmi[Math.floor(alea(rang, sel) * parmi.length)]
  if (choisi === undefined) throw new Error('Rien à tirer : le semis n’a pas ce qu’il faut à cette échelle.')
  return choisi
}

/** One of these, each as often as its weight says. */
export function pondere<T>(parmi: readonly (readonly [poids: number, quoi: T])[], rang: number, sel = 0): T {
  const total = parmi.reduce((somme, [poids]) => somme + poids, 0)
  const seuil = alea(rang, sel) * total
  const cumuls = parmi.map((_, i) => parmi.slice(0, i + 1).reduce((somme, [poids]) => somme + poids, 0))
  const choisi = parmi[cumuls.findIndex(cumul => seuil < cumul)] ?? parmi[0]
  if (!choisi) throw new Error('Rien à tirer.')
  return choisi[1]
}
