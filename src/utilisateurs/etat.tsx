import type { EtatCompte } from '#src/comptes/tables.ts'
import { motDeLEtat } from '#src/comptes/vie/mots.ts'
import { Etiquette, type Ton } from '#src/socle/ui/etiquettes.tsx'

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
