import type { Jour } from '#src/socle/temps/jours.ts'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import type { Habilitation } from '../lectures/lire-habilitations.ts'

/** When a right ends, or that it is stopped until somebody restores it. */
export const FinDuDroit = ({ h, aujourdHui }: { h: Habilitation; aujourdHui: string | Jour }) =>
  h.etat === 'suspendue' ? (
    <Etiquette ton="attention">Suspendue</Etiquette>
  ) : (
    <Echeance date={h.fin} aujourdHui={aujourdHui} />
  )
