import { z } from 'zod'
import { statutsAnomalie, systemeStatutAnomalie } from '../anomalies.ts'
import type { Entrepot } from './entrepot.ts'
import type { Ressource } from './ressources.ts'

export const schemaReponse = z.object({
  statut: z.enum([...statutsAnomalie.keys()] as [string, ...string[]]),
  motif: z.string().min(1).optional(),
})
export type ReponseAnomalie = z.input<typeof schemaReponse>

/** Moves an anomaly report to a status of TRE_R352. @returns it, or undefined when there is none of that id */
export function repondreAuSignalement(
  entrepot: Entrepot,
  id: string,
  { statut, motif }: ReponseAnomalie,
): Ressource | undefined {
  const tache = entrepot.lire('Task', id)
  const { libelle, fhir } = statutsAnomalie.get(statut) ?? {}
  if (!tache || !fhir) return undefined
  return entrepot.deposer({
    ...tache,
    status: fhir,
    businessStatus: { coding: [{ system: systemeStatutAnomalie, code: statut, display: libelle }] },
    lastModified: entrepot.maintenant().toISOString(),
    ...(motif && { statusReason: { text: motif } }),
  })
}
