export const chemins = {
  accueil: '/administration/imports',
  deposer: '/administration/imports/deposer',
  modele: '/administration/imports/modele',
  modeleDeparts: '/administration/imports/departs/modele',
  deposerDeparts: '/administration/imports/departs/deposer',
  un: (id: string) => `/administration/imports/${id}`,
  confirmer: (id: string) => `/administration/imports/${id}/confirmer`,
  reprendre: (id: string) => `/administration/imports/${id}/reprendre`,
  resultat: (id: string) => `/administration/imports/${id}/resultat.csv`,
  departs: (id: string) => `/administration/imports/departs/${id}`,
}
