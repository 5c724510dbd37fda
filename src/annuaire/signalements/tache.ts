import { systemeStatutAnomalie } from '#src/structures/ror/anomalies.ts'
import type { ObjetDeFiche } from '#src/structures/tables.ts'

const nos = 'https://mos.esante.gouv.fr/NOS'
const systemes = {
  action: `${nos}/TRE_R349-ActionAnomalie/FHIR/TRE-R349-ActionAnomalie`,
  theme: `${nos}/TRE_R350-ThematiqueAnomalie/FHIR/TRE-R350-ThematiqueAnomalie`,
  statut: systemeStatutAnomalie,
  entree: 'https://interop.esante.gouv.fr/ig/fhir/ror/CodeSystem/input-task-ror-codesystem',
}

const typeFhir: Record<ObjetDeFiche, string> = {
  structure: 'Organization',
  unite: 'Organization',
  offre: 'HealthcareService',
  lieu: 'Location',
}

const actions = { AJO: 'Ajout', COR: 'Correction', SUP: 'Suppression' } as const
const themes = { '01': 'Complétude', '06': 'Exactitude' } as const

/** What the anomaly is, in the codes of the ROR: TRE_R349 (what to do) and TRE_R350 (what kind). */
export function qualifier({ affichee, attendue }: { affichee: string | null; attendue: string | null }): {
  action: keyof typeof actions
  theme: keyof typeof themes
} {
  if (affichee === null) return { action: 'AJO', theme: '01' }
  return { action: attendue === null ? 'SUP' : 'COR', theme: '06' }
}

export type AnomalieSignalee = {
  /** Our own id of the report: the same at each try, so that the ROR may tell a second delivery. */
  id: string
  objet: ObjetDeFiche
  /** Logical id of the resource in the ROR. */
  rorId: string | null
  identifiant: string | null
  chemin: string
  affichee: string | null
  attendue: string | null
  precisions: string | null
  creeLe: Date
}

const code = (system: string, valeur: string, display?: string) => ({
  coding: [{ system, code: valeur, ...(display && { display }) }],
})

/** An anomaly report as profile `ror-task` wants it (interop.md §1.5, write side): `POST [base]/Task`. */
export function tacheDe(a: AnomalieSignalee): Record<string, unknown> {
  const { action, theme } = qualifier(a)
  const type = typeFhir[a.objet]
  return {
    resourceType: 'Task',
    meta: { profile: ['https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/ror-task'] },
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${a.id}` }],
    status: 'in-progress',
    businessStatus: code(systemes.statut, '02', 'À traiter'),
    intent: 'order',
    code: code(systemes.theme, theme, themes[theme]),
    description: descriptionDe(a),
    focus: {
      type,
      ...(a.rorId && { reference: `${type}/${a.rorId}` }),
      ...(a.identifiant && { identifier: { value: a.identifiant } }),
    },
    authoredOn: a.creeLe.toISOString(),
    lastModified: a.creeLe.toISOString(),
    reasonCode: code(systemes.action, action, actions[action]),
    input: [
      { type: code(systemes.entree, 'systemRequester'), valueString: 'ViaTrajectoire' },
      {
        type: code(systemes.entree, 'pathElementError'),
        valueExpression: { language: 'text/fhirpath', expression: a.chemin },
      },
    ],
  }
}

function descriptionDe({ affichee, attendue, precisions }: AnomalieSignalee): string {
  return [
    affichee === null ? 'Valeur absente.' : `Valeur actuelle : ${affichee}.`,
    attendue === null ? 'À supprimer.' : `Valeur attendue : ${attendue}.`,
    precisions,
  ]
    .filter(Boolean)
    .join('\n')
}
