/** Addresses of this part, and of those it leads to. */
export const chemins = {
  recherche: '/administration/utilisateurs',
  csv: '/administration/utilisateurs.csv',
  creer: '/administration/utilisateurs/creer',
  fiche: (compteId: string) => `/administration/utilisateurs/${compteId}`,
  identite: (compteId: string) => `/administration/utilisateurs/${compteId}/identite`,
  inviter: (compteId: string) => `/administration/utilisateurs/${compteId}/invitation`,
  attribuer: (compteId?: string) =>
    `/administration/habilitations/attribuer${compteId ? `?compte=${compteId}` : ''}`,
}
