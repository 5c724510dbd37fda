/** Own requests, and the form that makes one. */
export const cheminMesDemandes = '/administration/mes-demandes'
export const cheminDemander = `${cheminMesDemandes}/nouvelle`
export const renouvelerLaMienne = (habilitationId: string) =>
  `${cheminDemander}?habilitation=${habilitationId}`

/** What référents answer. */
export const cheminDemandes = '/administration/demandes'
export const cheminDemande = (id: string) => `${cheminDemandes}/${id}`

export const cheminSecondReferent = (structureId: string) =>
  `/administration/second-referent?structure=${structureId}`

/** Open to anybody. */
export const cheminCompte = '/demander-un-compte'
