/** RFC 7643 and 7644. */
export const urnUtilisateur = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const urnEntreprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const urnListe = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
export const urnRecherche = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest'
export const urnCorrectif = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
export const urnErreur = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** Ours: what identifies a health professional, and the rights they hold, which nobody changes from here. */
export const urnProfessionnel = 'urn:viatrajectoire:params:scim:schemas:1.0:Professionnel'
export const urnHabilitations = 'urn:viatrajectoire:params:scim:schemas:1.0:Habilitations'

export const racine = '/scim/v2'
