import { hash, verify } from '@node-rs/argon2'
import { fileDeCalcul } from './file-de-calcul.ts'

/**
 * argon2id, 46 MiB and 8 passes: measured at 80 to 100 ms on 2 cores at 2.5 GHz (50 ms with 5 passes; 64 MiB and
 * 5 passes take as long but weigh more). OWASP asks 46 MiB and 1 pass at least. Lanes stay at 1: several
 * verifications at once already use the cores. A change applies to the next passwords, older ones still verify.
 */
export const parametresArgon2 = { memoryCost: 47_104, timeCost: 8, parallelism: 1 } as const

/**
 * Verified when there is no password to verify, so that an unknown address costs as much as a known one.
 * The digest of a random secret that nobody kept, with the parameters above (a test checks it).
 */
export const leurre =
  '$argon2id$v=19$m=47104,t=8,p=1$yFy5FO7B0c2fc+x2l3aT1A$4eWUvUH7Syq5vtiwtqWgq9tv1r0aE8Udy9+VqQDSEJc'

// 2 × 46 MiB at most, and half of the four threads that Node shares with files and DNS. 60 in line: 3 s of patience.
const calculer = fileDeCalcul({ enMemeTemps: 2, enAttente: 60 })

/** @throws Sature when too many are asked at once. */
export function hacherMotDePasse(motDePasse: string): Promise<string> {
  return calculer(() => hash(normaliser(motDePasse), parametresArgon2))
}

export type Verifier = (empreinte: string, motDePasse: string) => Promise<boolean>

/** @throws Sature when too many are asked at once. */
export const verifierMotDePasse: Verifier = (empreinte, motDePasse) =>
  calculer(() => verify(empreinte, normaliser(motDePasse)))

/** The same keys give the same password on every machine: « é » has two spellings in Unicode (NIST SP 800-63B). */
function normaliser(motDePasse: string): string {
  return motDePasse.normalize('NFKC')
}
