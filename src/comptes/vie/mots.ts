import type { EtatCompte } from '../tables.ts'

/** How the state of an account reads on screen. */
export const motDeLEtat: Record<EtatCompte, string> = {
  invite: 'Invité',
  actif: 'Actif',
  verrouille: 'Verrouillé',
  inactif: 'Inactif',
  desactive: 'Désactivé',
  anonymise: 'Anonymisé',
}
