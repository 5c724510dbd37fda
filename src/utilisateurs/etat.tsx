import type { EtatCompte } from '#src/comptes/tables.ts'
import { Etiquette, type Ton } from '#src/socle/ui/etiquettes.tsx'

export const motDeLEtat: Record<EtatCompte, string> = {
  invite: 'Invité',
  actif: 'Actif',
  verrouille: 'Verrouillé',
  inactif: 'Inactif',
  desactive: 'Désactivé',
  anonymise: 'Anonymisé',
}

const ton: Record<EtatCompte, Ton> = {
  invite: 'info',
  actif: 'succes',
  verrouille: 'attention',
  inactif: 'neutre',
  desactive: 'neutre',
  anonymise: 'neutre',
}

/** Where an account stands, the same wherever one meets it. */
export const EtatDuCompte = ({ etat }: { etat: EtatCompte }) => (
  <Etiquette ton={ton[etat]}>{motDeLEtat[etat]}</Etiquette>
)
