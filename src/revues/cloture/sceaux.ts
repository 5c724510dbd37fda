import { hash, randomUUID } from 'node:crypto'
import type { NomScelle, Relecteurs } from '../tables.ts'

/** What stands in the place of an erased name. */
export const anonyme = 'Compte anonymisé'

/**
 * SHA-256 of « sel:nom », hexadecimal: what the digest of an attestation covers in the place of a name. Without the salt,
 * nobody can try names one after the other: once both are erased, the seal tells nothing. Its twin is in `sceller`.
 */
export function sceauDe(sel: string, nom: string): string {
  return hash('sha256', `${sel}:${nom}`)
}

/** A name as it is kept from the closing on. */
export function scellerNom(nom: string, sel: string = randomUUID()): NomScelle {
  return { nom, sel, sceau: sceauDe(sel, nom) }
}

/** The name of somebody who decided or signed; null when nobody did. */
export function nomDuRelecteur(relecteurs: Relecteurs, compteId: string | null): string | null {
  return compteId && (relecteurs[compteId]?.nom ?? anonyme)
}
