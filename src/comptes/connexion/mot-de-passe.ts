import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { enTexte, type ParametresArgon2, schemaArgon2 } from '#src/socle/config/argon2.ts'
import { fileDeCalcul, Sature } from './file-de-calcul.ts'

// One core always left to the pages, and one of the four threads that Node shares with files and DNS. 60 in line: about
// a second of patience.
const calculer = fileDeCalcul({
  enMemeTemps: Math.min(Math.max(availableParallelism() - 1, 1), 3),
  enAttente: 60,
})

/** @throws Sature when too many are asked at once. */
export function hacherMotDePasse(motDePasse: string, parametres: ParametresArgon2): Promise<string> {
  return calculer(() => hash(normaliser(motDePasse), parametres))
}

export type Verifier = (empreinte: string, motDePasse: string) => Promise<boolean>

/** @throws Sature when too many are asked at once. */
export const verifierMotDePasse: Verifier = (empreinte, motDePasse) =>
  calculer(() => verify(empreinte, normaliser(motDePasse)))

/**
 * Verified when there is no password to verify, so that an unknown address costs as much as a known one. It looks like
 * a digest and is none: 256 random bits that no password gives.
 */
export function leurre(parametres: ParametresArgon2): string {
  const sansFin = (octets: Buffer) => octets.toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$${enTexte(parametres)}$${sansFin(randomBytes(16))}$${sansFin(randomBytes(32))}`
}

/**
 * The same password under today's parameters, when they ask for more work than its digest cost; undefined when they do
 * not, or when the machine has better to do: the next sign-in will.
 */
export async function renforcer(
  empreinte: string,
  motDePasse: string,
  parametres: ParametresArgon2,
): Promise<string | undefined> {
  if (travailDe(parametresDe(empreinte)) >= travailDe(parametres)) return undefined
  try {
    return await hacherMotDePasse(motDePasse, parametres)
  } catch (erreur) {
    if (erreur instanceof Sature) return undefined
    throw erreur
  }
}

/** Memory filled, over all passes: what an attacker has to pay for each guess. */
const travailDe = (p: ParametresArgon2 | undefined) => (p ? p.memoryCost * p.timeCost : 0)

/** Undefined for parameters that the configuration would refuse: weaker than any that it takes. */
function parametresDe(empreinte: string): ParametresArgon2 | undefined {
  return schemaArgon2.safeParse(empreinte.split('$')[3]).data
}

/** The same keys give the same password on every machine: « é » has two spellings in Unicode (NIST SP 800-63B). */
function normaliser(motDePasse: string): string {
  return motDePasse.normalize('NFKC')
}
