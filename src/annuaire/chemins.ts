const racine = '/administration/fiche-annuaire'

/** Addresses of the fiche: given an id, or its name as the router has it (`':structureId'`). */
export const chemins = {
  liste: racine,
  aConfirmer: '/administration/fiches-a-confirmer',
  signalements: '/administration/signalements-ror',
  signalement: (id: string) => `/administration/signalements-ror/${id}`,
  piece: (id: string) => `/administration/signalements-ror/${id}/piece`,

  fiche: (structureId: string) => `${racine}/${structureId}`,
  unites: (structureId: string) => `${racine}/${structureId}/unites`,
  unite: (structureId: string, uniteId: string) => `${racine}/${structureId}/unites/${uniteId}`,
  referents: (structureId: string) => `${racine}/${structureId}/referents`,
  consultations: (structureId: string) => `${racine}/${structureId}/consultations`,
  consultation: (structureId: string, consultationId: string) =>
    `${racine}/${structureId}/consultations/${consultationId}`,
  grandAge: (structureId: string) => `${racine}/${structureId}/grand-age`,
  modifierGrandAge: (structureId: string) => `${racine}/${structureId}/grand-age/modifier`,
  places: (structureId: string) => `${racine}/${structureId}/grand-age/places`,
  prado: (structureId: string) => `${racine}/${structureId}/prado`,
  historique: (structureId: string) => `${racine}/${structureId}/historique`,
  completude: (structureId: string) => `${racine}/${structureId}/completude`,
  confirmer: (structureId: string) => `${racine}/${structureId}/confirmer`,
  signalementsDe: (structureId: string) => `${racine}/${structureId}/signalements`,
  signaler: (structureId: string) => `${racine}/${structureId}/signaler`,
  pdf: (structureId: string) => `${racine}/${structureId}/fiche.pdf`,
}

/** The page where this very field is reported; without a field, the one where those of the object are chosen from. */
export function adresseSignaler(
  structureId: string,
  { objet, id }: { objet: string; id: string },
  champ?: string,
): string {
  return `${chemins.signaler(structureId)}?${new URLSearchParams({ objet, id, ...(champ && { champ }) })}`
}
