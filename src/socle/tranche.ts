import type { Lecture } from './base/base.ts'
import type { Actes } from './journal/actes.ts'
import type { Services } from './services.ts'
import type { Travail } from './travaux/travail.ts'
import type { EntreeMenu } from './web/menu.ts'
import type { Route } from './web/route.ts'

/**
 * A vertical slice, as the application sees it. Each slice exports one; `application.ts` only lists them,
 * so that a new feature never edits a central registry.
 */
export type Tranche = {
  nom: string
  routes?: readonly Route[]
  menu?: readonly EntreeMenu[]
  travaux?: readonly Travail[]
  commandes?: readonly (Commande | CommandeSansBase)[]
  actes?: Actes
  mesures?: readonly Mesure[]
  /** Once at start, before anything is served: fills what an empty base needs. */
  preparer?: (services: Services) => Promise<void>
}

/** A figure that only the base knows, read each time `/metrics` is. */
export type Mesure = {
  /** 'viatrajectoire_ror_echecs' */
  nom: string
  aide: string
  /** Names of what tells its values apart. */
  etiquettes: readonly string[]
  lire: (base: Lecture) => Promise<{ etiquettes: Record<string, string>; valeur: number }[]>
}

/** A subcommand of `npx viatrajectoire`: does its work and prints one JSON line on stdout. */
export type Commande = Presentation & {
  executer: (services: Services, appel: Appel) => Promise<CodeDeSortie>
}

/** One that neither reads nor migrates the base. */
export type CommandeSansBase = Presentation & { executerSansBase: (appel: Appel) => Promise<CodeDeSortie> }

type Presentation = {
  /** One or two words: 'migrer', 'ror importer' */
  nom: string
  description: string
  /** Positional arguments as commander writes them: '<dossier>' */
  arguments?: string
  options?: readonly { drapeau: string; description: string; defaut?: string }[]
}

type Appel = { arguments: string[]; options: Record<string, string> }

/** 0 done, 1 refused input (nothing changed), 2 wrong usage. */
export type CodeDeSortie = 0 | 1 | 2
