import { Etiquette, type Ton } from '#src/socle/ui/etiquettes.tsx'
import type { EtatSignalement } from '../tables.ts'
import { motDeLEtat } from './etats.ts'

const tons: Record<EtatSignalement, Ton> = {
  envoyee: 'attention',
  'prise-en-compte': 'info',
  corrigee: 'succes',
  'sans-suite': 'neutre',
  retiree: 'neutre',
}

export const EtiquetteSignalement = ({ etat }: { etat: EtatSignalement }) => (
  <Etiquette ton={tons[etat]}>{motDeLEtat[etat]}</Etiquette>
)
