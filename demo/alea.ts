/** A deterministic source of chance: the same seed gives the same demo region, on any machine. */
export type Alea = {
  /** A number in [0, 1). */
  reel: () => number
  /** An integer in [min, max]. */
  entier: (min: number, max: number) => number
  choisir: <T>(liste: readonly T[]) => T
  /** True once in `sur` on average. */
  unSur: (sur: number) => boolean
  /** An identifier in the form of a version 4 UUID. */
  uuid: () => string
  /** An independent source for a named part: adding a draw in one part does not shift the others. */
  part: (nom: string) => Alea
}

/** mulberry32: 32 bits of state, plenty for a fictional region. */
export function creerAlea(graine: number): Alea {
  const etat = { valeur: graine >>> 0 }
  const reel = () => {
    etat.valeur = (etat.valeur + 0x6d2b79f5) >>> 0
    const a = Math.imul(etat.valeur ^ (etat.valeur >>> 15), 1 | etat.valeur)
    const b = (a + Math.imul(a ^ (a >>> 7), 61 | a)) ^ a
    return ((b ^ (b >>> 14)) >>> 0) / 4_294_967_296
  }
  const entier = (min: number, max: number) => min + Math.floor(reel() * (max - min + 1))
  return {
    reel,
    entier,
    choisir: liste => {
      const choix = liste[entier(0, liste.length - 1)]
      if (choix === undefined) throw new Error('On ne choisit pas dans une liste vide.')
      return choix
    },
    unSur: sur => entier(1, sur) === 1,
    uuid: () => {
      const hexa = Array.from({ length: 32 }, () => entier(0, 15).toString(16)).join('')
      return `${hexa.slice(0, 8)}-${hexa.slice(8, 12)}-4${hexa.slice(13, 16)}-a${hexa.slice(17, 20)}-${hexa.slice(20)}`
    },
    part: nom => creerAlea(empreinte(nom, graine)),
  }
}

/** FNV-1a, to turn a name and a seed into another seed. */
function empreinte(nom: string, graine: number): number {
  return [...nom].reduce(
    (h, c) => Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0,
    (0x811c9dc5 ^ graine) >>> 0,
  )
}
