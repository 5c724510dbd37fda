export type Module = 'grand-age' | 'sanitaire' | 'handicap' | 'tnd'
export type Public = 'personnes-agees' | 'handicap' | 'enfants' | 'addictions'

/** A kind of establishment or of service, as families and professionals call it. */
export type TypeDeStructure = {
  cle: string
  module: Module
  libelle: string
  /** What the letters stand for, in one plain sentence. */
  definition: string
  /** Everyday names, without accents, usual slips included. The plural is understood. */
  noms: readonly string[]
  /** FINESS categories (TRE_R66) that are this type. */
  categories?: readonly string[]
  /** Types of offer (TRE_R244) that make it. */
  offres?: readonly string[]
  /** Operational activities (TRE_R211) that make it. */
  activites?: readonly string[]
  /** Fields of activity (TRE_R227) that make it. */
  champs?: readonly string[]
  /** Whom it is for, when its offers do not say. */
  publics?: readonly Public[]
  /** A mention is only meant beside the word of its family: « cardio » alone is no rehabilitation. */
  mentionDe?: string
  /** Its type in schema.org, when there is a better one than MedicalOrganization. */
  schema?: 'Hospital'
}
