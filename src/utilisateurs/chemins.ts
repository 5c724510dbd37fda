/** Addresses of this part, and of those it leads to. */
export const chemins = {
  recherche: '/administration/utilisateurs',
  csv: '/administration/utilisateurs.csv',
  creer: '/administration/utilisateurs/creer',
  fiche: (compteId: string) => `/administration/utilisateurs/${compteId}`,
  identite: (compteId: string) => `/administration/utilisateurs/${compteId}/identite`,
  cree: (compteId: string) => `/administration/utilisateurs/${compteId}/cree`,
  historique: (compteId: string) => `/administration/utilisateurs/${compteId}/historique`,
  etat: (compteId: string) => `/administration/utilisateurs/${compteId}/etat`,
  nom: (compteId: string) => `/administration/utilisateurs/${compteId}/nom`,
  inviter: (compteId: string) => `/administration/utilisateurs/${compteId}/invitation`,
  doublons: '/administration/comptes-en-double',
  distincts: '/administration/comptes-en-double/distincts',
  fusionner: (garde?: string, absorbe?: string) =>
    `/administration/comptes-en-double/reunir${garde && absorbe ? `?garde=${garde}&absorbe=${absorbe}` : ''}`,
  aRevoir: '/administration/comptes-a-revoir',
  secondFacteur: (compteId: string) => `/administration/utilisateurs/${compteId}/second-facteur`,
  attribuer: (compteId?: string) =>
    `/administration/habilitations/attribuer${compteId ? `?compte=${compteId}` : ''}`,
}

/** Acts on rights, which have their own pages. */
export const cheminsDesDroits = {
  renouveler: (habilitationId: string) => `/administration/habilitations/renouveler?h=${habilitationId}`,
  retablir: (habilitationId: string) => `/administration/habilitations/retablir?h=${habilitationId}`,
  terminer: (habilitationId: string) => `/administration/habilitations/terminer?h=${habilitationId}`,
  depart: (compteId: string, structureId: string) =>
    `/administration/habilitations/depart?compte=${compteId}&structure=${structureId}`,
}
