const fiche = (structureId: string) => `/administration/fiche-annuaire/${structureId}`

export const chemins = {
  onglet: (structureId = ':structureId') => `${fiche(structureId)}/synchronisation`,
  demander: (structureId = ':structureId') => `${fiche(structureId)}/synchronisation/demander`,
  etat: (structureId = ':structureId') => `${fiche(structureId)}/synchronisation/etat`,
}
