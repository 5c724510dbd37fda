import { z } from 'zod'
import { type NumeroRpps, rppsDeLIdentifiantNational } from '#src/socle/identifiants/rpps.ts'

/** Who Pro Santé Connect says is there. It proves who, never what for: rights come from référents only. */
export type IdentitePsc = {
  /** `sub`: the provider's own name for the person. */
  sujet: string
  /** National identifier: 8 and the RPPS, 0 and the ADELI, 3… or 5… for staff of a structure. */
  identifiant: string
  rpps: NumeroRpps | null
  nom: string
  prenom: string
  /** Names under which the person works, when they differ from the civil ones. */
  nomsExercice: readonly { nom: string; prenom: string }[]
}

// fields are empty strings rather than absent, and lists may be missing
const mot = (max: number) =>
  z
    .string()
    .transform(v =>
      v
        .toWellFormed()
        .replace(/\p{Cc}/gu, '')
        .trim(),
    )
    .pipe(z.string().min(1).max(max))
const facultatif = z.string().catch('')

const userinfo = z.object({
  sub: mot(255),
  SubjectNameID: facultatif,
  preferred_username: facultatif,
  family_name: mot(120),
  given_name: mot(120),
  SubjectRefPro: z
    .object({
      exercices: z
        .array(z.object({ nomDexercice: facultatif, prenomDexercice: facultatif }).catch(vide))
        .max(100)
        .catch([]),
    })
    .catch({ exercices: [] }),
})

/** Reads a userinfo answer, tolerant on everything that is not the identity itself. @returns null when it names nobody */
export function lireIdentite(claims: unknown): IdentitePsc | null {
  const lu = userinfo.safeParse(claims)
  if (!lu.success) return null
  const { sub, SubjectNameID, preferred_username, family_name, given_name, SubjectRefPro } = lu.data
  const identifiant = mot(64).safeParse(SubjectNameID || preferred_username)
  if (!identifiant.success) return null
  return {
    sujet: sub,
    identifiant: identifiant.data,
    rpps: rppsDeLIdentifiantNational(identifiant.data),
    nom: family_name,
    prenom: given_name,
    nomsExercice: SubjectRefPro.exercices.map(e => ({ nom: e.nomDexercice, prenom: e.prenomDexercice })),
  }
}

function vide() {
  return { nomDexercice: '', prenomDexercice: '' }
}
