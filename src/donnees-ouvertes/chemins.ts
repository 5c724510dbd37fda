export const cheminDonnees = '/annuaire/donnees'
export const cheminDuFichier = (nom: string) => `${cheminDonnees}/${nom}`
