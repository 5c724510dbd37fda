/** What the treatment of an anomaly report means to who made it. */
export type SensDuStatut = 'recu' | 'pris' | 'corrige' | 'refuse' | 'bloque'

export const systemeStatutAnomalie =
  'https://mos.esante.gouv.fr/NOS/TRE_R352-StatutMetierAnomalie/FHIR/TRE-R352-StatutMetierAnomalie'

/** TRE_R352 (value set J244, edition of 2023-12-15), and the FHIR status that goes with each. */
export const statutsAnomalie = carte<{ libelle: string; sens: SensDuStatut; fhir: string }>({
  '01': { libelle: 'Créé', sens: 'recu', fhir: 'requested' },
  '02': { libelle: 'À traiter', sens: 'recu', fhir: 'in-progress' },
  '03': { libelle: 'Annulé', sens: 'refuse', fhir: 'cancelled' },
  '04': { libelle: 'Bloqué (destinataire manquant)', sens: 'bloque', fhir: 'on-hold' },
  '05': { libelle: 'Envoyé au destinataire', sens: 'pris', fhir: 'in-progress' },
  '06': { libelle: 'Toléré temporairement', sens: 'pris', fhir: 'in-progress' },
  '07': { libelle: 'Toléré définitivement', sens: 'refuse', fhir: 'rejected' },
  '08': { libelle: 'Corrigé', sens: 'corrige', fhir: 'completed' },
  '09': { libelle: 'Refusé', sens: 'refuse', fhir: 'rejected' },
  '10': { libelle: 'À vérifier', sens: 'pris', fhir: 'in-progress' },
  '11': { libelle: 'Bloqué (destinataire erroné)', sens: 'bloque', fhir: 'on-hold' },
})

/** FHIR `task-status`, for a business status that says nothing yet. */
export const statutsFhir = carte<{ libelle: string; sens: SensDuStatut }>({
  accepted: { libelle: 'Accepté', sens: 'pris' },
  completed: { libelle: 'Terminé', sens: 'corrige' },
  rejected: { libelle: 'Refusé', sens: 'refuse' },
  cancelled: { libelle: 'Annulé', sens: 'refuse' },
  failed: { libelle: 'Échoué', sens: 'refuse' },
  'entered-in-error': { libelle: 'Saisi par erreur', sens: 'refuse' },
  'on-hold': { libelle: 'En attente', sens: 'bloque' },
})

/** Asked with what a source writes: « constructor » must find nothing. */
function carte<T>(table: Record<string, T>): ReadonlyMap<string, T> {
  return new Map(Object.entries(table))
}
