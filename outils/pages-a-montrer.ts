import { annuaire } from './pages/annuaire.ts'
import { connexion } from './pages/connexion.ts'
import { demandes } from './pages/demandes.ts'
import { equipes } from './pages/equipes.ts'
import { espace } from './pages/espace.ts'
import { fiche } from './pages/fiche.ts'
import { habilitations } from './pages/habilitations.ts'
import { imports } from './pages/imports.ts'
import type { PageAMontrer } from './pages/page-a-montrer.ts'
import { revues } from './pages/revues.ts'
import { utilisateurs } from './pages/utilisateurs.ts'

/** The pages that `npm run captures` photographs, in the order in which a référent meets them. */
export const pages: readonly PageAMontrer[] = [
  ...connexion,
  ...espace,
  ...utilisateurs,
  ...habilitations,
  ...revues,
  ...imports,
  ...fiche,
  ...demandes,
  ...equipes,
  ...annuaire,
]
