export const cheminEcheances = '/administration/echeances'
export const cheminCalendrier = `${cheminEcheances}/calendrier`
