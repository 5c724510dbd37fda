import type { FicheARegarder } from '#src/annuaire/completude/fiches-a-regarder.ts'
import type { Demande } from '#src/demandes/lire-demande.ts'
import type { Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import type { ReferentsDeStructure } from '#src/habilitations/lectures/referents.ts'
import type { StructureSansReleve } from '#src/habilitations/lectures/structures-sans-releve.ts'
import type { RevueEnCours } from '#src/revues/liste/lire-revues.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import type { Operateur } from '../textes/operateur.ts'
import type { CompteEnAttente } from './comptes-en-attente.ts'
import type { DepartPrevu } from './departs-prevus.ts'

/** A list of which the page shows the beginning; `plafonne` when there are more than `total`. */
export type Extrait<T> = { total: number; plafonne?: boolean; premiers: readonly T[] }

/** What awaits whoever administers structures or a territory. */
export type ADecider = {
  echeances: Extrait<Habilitation>
  fragiles: Extrait<StructureSansReleve>
  enAttente: Extrait<CompteEnAttente>
  departs: Extrait<DepartPrevu>
  revues: Extrait<RevueEnCours>
  /** The oldest first. */
  demandes: Extrait<Demande>
  /** Where the référent themselves has something to fill in or to confirm, the least complete first. */
  fiches: Extrait<FicheARegarder>
}

export type Accueil = {
  /** Own account id: oneself is never whom to ask. */
  moi: string
  prenom: string
  aujourdHui: Jour
  /** null: this person administers nothing. */
  aDecider: ADecider | null
  /** Own rights, running and to come. */
  droits: readonly Habilitation[]
  relais: readonly ReferentsDeStructure[]
  /** Whom to write to when nobody else is known. */
  equipe: Operateur
  /** One-time token of the forms of the page. */
  jeton: string
}
