import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import type { Ouverture } from '../modele.ts'

/** Says that a structure or a unit is closed, or will be; an open one needs no badge. */
export const EtiquetteOuverture = ({ ouverture: { etat, fermeeLe } }: { ouverture: Ouverture }) => {
  if (etat === 'ouverte') return null
  const date = fermeeLe ? ` le ${enToutesLettres(fermeeLe)}` : ''
  return etat === 'fermee' ? (
    <Etiquette ton="erreur">{`Fermée${date && ` depuis${date}`}`}</Etiquette>
  ) : (
    <Etiquette ton="attention">{`Fermeture prévue${date}`}</Etiquette>
  )
}
