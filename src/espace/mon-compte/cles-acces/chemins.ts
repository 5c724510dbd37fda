import { cheminCompte } from '../cadre.tsx'

const racine = `${cheminCompte}/cles-acces`

export const chemins = {
  /** The tab that shows them. */
  panneau: `${cheminCompte}/connexion`,
  ajouter: `${racine}/ajouter`,
  creer: racine,
  modifier: `${racine}/modifier`,
  renommer: `${racine}/renommer`,
  retirer: `${racine}/retirer`,
} as const
