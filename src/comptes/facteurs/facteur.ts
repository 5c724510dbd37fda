import type { Child } from 'hono/jsx'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { Attente } from './attente.ts'

/** What is shown and verified at the second step of a sign-in. */
export type Epreuve = {
  /** In addresses and forms: 'application' */
  genre: string
  libelle: string
  /** What is inside the form, up to its end. */
  etape: (contexte: ContexteEtape) => Promise<Child>
  /**
   * Whether what was submitted proves the factor. Uses it up in the same transaction: the same answer sent twice, even
   * at the same time, is right once.
   */
  verifier: (tx: Ecriture, presentation: Presentation) => Promise<boolean>
  /** What a wrong answer is told, beside the field `code`. */
  refus: string
}

export type ContexteEtape = {
  base: Lecture
  attente: Attente
  maintenant: Date
  /** `refus`, when the answer before was wrong. */
  erreur: string | undefined
  /** The end of the form: « trust this device », and the button. Left out when there is nothing to send yet. */
  fin: Child
}

export type Presentation = {
  attente: Attente
  /** One value per field. */
  champs: Readonly<Record<string, string>>
  maintenant: Date
  origine: Origine
  config: Config
}

export type FacteurDuCompte = { id: string; nom: string; ajouteLe: Date; utiliseLe: Date | null }

/** A kind of second factor that people add to their account. To add a kind: one file, and one line in `registre.ts`. */
export type Facteur = Epreuve & {
  /** For the guided page: who it suits and what it needs, in plain words. */
  description: string
  /** Where one is added; open despite the obligation. */
  ajout: string
  /** Those of the account, oldest first. */
  lister: (base: Lecture, compteId: string) => Promise<FacteurDuCompte[]>
  renommer: (tx: Ecriture, cible: { compteId: string; id: string; nom: string }) => Promise<void>
  /** One of the account's, or all of them. */
  retirer: (tx: Ecriture, cible: { compteId: string; id?: string }) => Promise<void>
}
