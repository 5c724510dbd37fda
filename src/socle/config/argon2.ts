import { z } from 'zod'

/** Memory in KiB, passes, lanes: what `@node-rs/argon2` calls them. */
export type ParametresArgon2 = { memoryCost: number; timeCost: number; parallelism: number }

/** OWASP's equivalent minima (Password Storage Cheat Sheet): the less memory, the more passes. */
const minima: readonly { memoire: number; passes: number }[] = [
  { memoire: 47_104, passes: 1 },
  { memoire: 19_456, passes: 2 },
  { memoire: 12_288, passes: 3 },
  { memoire: 9_216, passes: 4 },
  { memoire: 7_168, passes: 5 },
]

/** The second of the minima: 15 ms of one core at 2.5 GHz, and two at a time weigh 38 MiB only. */
export const argon2ParDefaut = 'm=19456,t=2,p=1'

const attendu =
  'm=<Kio>,t=<passes>,p=<voies>, au moins ce que demande l’OWASP (m=19456,t=2,p=1 ou équivalent), 1 Gio et 20 passes au plus'

/** Written as in the digests themselves: `m=19456,t=2,p=1`. */
export const schemaArgon2 = z.string().transform((texte, contexte): ParametresArgon2 => {
  const [, m, t, p] = /^m=(\d{1,7}),t=(\d{1,2}),p=([1-4])$/.exec(texte) ?? []
  const lus = { memoryCost: Number(m), timeCost: Number(t), parallelism: Number(p) }
  if (p && lus.memoryCost <= 1_048_576 && lus.timeCost <= 20 && suffit(lus)) return lus
  contexte.addIssue({ code: 'custom', message: attendu })
  return z.NEVER
})

export function suffit({ memoryCost, timeCost }: ParametresArgon2): boolean {
  return minima.some(({ memoire, passes }) => memoryCost >= memoire && timeCost >= passes)
}

export const enTexte = ({ memoryCost, timeCost, parallelism }: ParametresArgon2) =>
  `m=${memoryCost},t=${timeCost},p=${parallelism}`
