import { z } from 'zod'
import { schemaRpps } from '#src/socle/identifiants/rpps.ts'
import { facultatif, nomDePersonne, telephone, texteCourt } from '#src/socle/web/schemas.ts'

/** Who a person is, apart from their address. Null: not told. */
export type Identite = {
  civilite: 'madame' | 'monsieur' | null
  nom: string
  prenom: string
  professionCode: string | null
  fonction: string | null
  rpps: string | null
  telephone: string | null
}

const civilite = z
  .enum(['', 'madame', 'monsieur'], { error: 'Choisissez une civilité de la liste.' })
  .transform(v => (v === '' ? null : v))

const rpps = z.string().transform((saisie, contexte): string | null => {
  if (saisie.trim() === '') return null
  const lu = schemaRpps.safeParse(saisie)
  if (lu.success) return lu.data
  contexte.addIssue({ code: 'custom', message: lu.error.issues[0]?.message ?? 'Numéro RPPS inexact.' })
  return z.NEVER
})

/** The fields of a form about identity: spread them in its schema, then give `valeurs` to the use case. */
export const champsIdentite = {
  civilite,
  nom: nomDePersonne('Nom'),
  prenom: nomDePersonne('Prénom'),
  professionCode: facultatif(texteCourt('Profession', 60)),
  fonction: facultatif(texteCourt('Fonction', 120)),
  rpps,
  telephone: facultatif(telephone),
}

/** How each field is called on screen and in the journal. */
export const libellesIdentite: Record<keyof Identite, string> = {
  civilite: 'civilité',
  nom: 'nom',
  prenom: 'prénom',
  professionCode: 'profession',
  fonction: 'fonction',
  rpps: 'numéro RPPS',
  telephone: 'téléphone',
}
