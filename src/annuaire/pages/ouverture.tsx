import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jour } from '#src/socle/temps/jours.ts'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { etatOuverture } from '#src/structures/fermeture.ts'

type Proprietes = { de: { fermeeLe: string | null; fermetureCode: string | null }; aujourdHui: Jour }

export const etatDe = ({ de, aujourdHui }: Proprietes) => etatOuverture(de, aujourdHui)

/** Says that a structure or a unit is closed, or will be; an open one needs no badge. */
export const EtiquetteOuverture = ({ de, aujourdHui }: Proprietes) => {
  const etat = etatDe({ de, aujourdHui })
  if (etat === 'ouverte') return null
  const date = de.fermeeLe ? enToutesLettres(jour(de.fermeeLe)) : ''
  return etat === 'fermee' ? (
    <Etiquette ton="erreur">{date ? `Fermée depuis le ${date}` : 'Fermée'}</Etiquette>
  ) : (
    <Etiquette ton="attention">{date ? `Fermeture prévue le ${date}` : 'Fermeture prévue'}</Etiquette>
  )
}
