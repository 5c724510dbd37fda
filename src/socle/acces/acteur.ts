/** On what a right bears. A unit's right names its structure too: whoever administers one sees the other. */
export type Perimetre =
  | { genre: 'structure'; structureId: string }
  | { genre: 'unite'; structureId: string; uniteId: string }
  /** every structure that the entité juridique has at the moment */
  | { genre: 'entite'; entiteId: string }
  | { genre: 'departement'; departement: string }
  | { genre: 'region'; region: string }
  | { genre: 'national' }

/** A right that holds at this very instant. */
export type Droit = { habilitationId: string; profil: string; perimetre: Perimetre }

/** The person behind a request, with what they may do now: read afresh from the base at each request. */
export type Acteur = {
  compteId: string
  prenom: string
  nom: string
  courriel: string
  droits: readonly Droit[]
  /** Path of the page where something must be done before any other opens; null when all is in order. */
  obligation: string | null
}
