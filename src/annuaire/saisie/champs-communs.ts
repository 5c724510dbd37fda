import { z } from 'zod'
import { schemaJour } from '#src/socle/temps/jours.ts'
import { schemaJeton } from '#src/socle/web/formulaires.ts'

/** What each form of the fiche carries: its one-time token, and the version that it was made from. */
export const communs = {
  jeton: schemaJeton,
  version: z
    .string()
    .regex(/^\d{1,9}$/, 'Ce formulaire est incomplet : rechargez la page et recommencez.')
    .transform(Number),
}

/** A day, or nothing. */
export const jourFacultatif = z.union([z.literal('').transform(() => null), schemaJour], {
  error: 'Saisissez une date réelle, par exemple 23/11/2026.',
})

/** Yes, no, or not said. */
export const ouiNon = z
  .enum(['oui', 'non', ''], 'Choisissez dans la liste.')
  .transform(v => (v === '' ? null : v === 'oui'))
