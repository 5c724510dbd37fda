import { z } from 'zod'
import { schemaJour } from '#src/socle/temps/jours.ts'
import { schemaJeton } from '#src/socle/web/formulaires.ts'
import { facultatif, texteCourt } from '#src/socle/web/schemas.ts'
import { type Decision, decisions } from '../regles.ts'
import type { CibleDeDecision, VueDeLigne } from './decider.ts'
import { criteres } from './signaux.ts'

const recharger = 'Rechargez la page et recommencez.'

const vues = z
  .array(z.string().regex(/^\d{1,7}:\d{1,7}$/, recharger))
  .max(500, 'Choisissez 500 lignes au plus à la fois.')
  .transform((brutes): VueDeLigne[] =>
    brutes.map(brute => {
      const [rang = 0, version = 0] = brute.split(':').map(Number)
      return { rang, version }
    }),
  )

/** `une=maintenir:12:0`, one line; `lot=maintenir` with lines ticked; `regle=maintenir:active`, all those it finds. */
export const schemaDecider = z.object({
  jeton: schemaJeton,
  une: z.string().max(40),
  lot: z.string().max(20),
  regle: z.string().max(40),
  l: vues,
})

export const schemaReduire = z.object({
  jeton: schemaJeton,
  l: vues,
  reduiteAu: z.union([z.literal('').transform(() => null), schemaJour]),
  profil: facultatif(z.string().regex(/^[a-z0-9-]{0,60}$/, recharger)),
  unite: facultatif(z.string().regex(/^(|[0-9a-f-]{36})$/, recharger)),
  commentaire: facultatif(texteCourt('Pourquoi', 500)),
})

export const schemaConfier = z.object({ jeton: schemaJeton, l: vues, a: z.string().max(36) })

export type Demande =
  | { genre: 'decision'; decision: Exclude<Decision, 'reduire'>; cible: CibleDeDecision }
  /** It needs one more answer first. */
  | { genre: 'page'; page: 'reduire' | 'confier'; vues: readonly VueDeLigne[] }

const directes = decisions.filter(d => d !== 'reduire')

/** What the form asks for; null when it makes no sense. */
export function lireDemande({ une, lot, regle, l }: z.infer<typeof schemaDecider>): Demande | null {
  const [mot, ...suite] = (une || regle || lot).split(':')
  const decision = directes.find(d => d === mot)
  if (une) {
    const [rang, version] = suite.map(Number)
    return decision && Number.isInteger(rang) && Number.isInteger(version)
      ? {
          genre: 'decision',
          decision,
          cible: { genre: 'lignes', vues: [{ rang: rang ?? 0, version: version ?? 0 }] },
        }
      : null
  }
  if (regle) {
    const critere = criteres.find(c => c === suite[0])
    return decision && critere ? { genre: 'decision', decision, cible: { genre: 'regle', critere } } : null
  }
  if (l.length === 0) return null
  if (lot === 'reduire' || lot === 'confier') return { genre: 'page', page: lot, vues: l }
  return decision ? { genre: 'decision', decision, cible: { genre: 'lignes', vues: l } } : null
}
