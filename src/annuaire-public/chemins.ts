export const cheminAnnuaire = '/annuaire'
export const cheminResteACharge = '/annuaire/reste-a-charge'

/** Stable for as long as the establishment is: its FINESS. */
export const cheminEtablissement = (finess: string) => `${cheminAnnuaire}/${finess}`
