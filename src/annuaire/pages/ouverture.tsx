import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { etatOuverture, type Ouverture } from '#src/structures/fermeture.ts'

type Proprietes = { de: Ouverture; aujourdHui: Jour }

export const etatDe = ({ de, aujourdHui }: Proprietes) => etatOuverture(de, aujourdHui)

/** Says that a structure or a unit is closed or will be, gone from the ROR, or disabled here; an open one needs no badge. */
export const EtiquetteOuverture = ({ de, aujourdHui }: Proprietes) => {
  const etat = etatDe({ de, aujourdHui })
  if (etat === 'ouverte') return null
  if (etat === 'desactivee') return <Etiquette ton="erreur">Désactivée dans ViaTrajectoire</Etiquette>
  if (etat === 'absente') {
    const depuis = de.absenteLe ? ` depuis le ${enToutesLettres(jourDe(de.absenteLe))}` : ''
    return <Etiquette ton="erreur">{`N’est plus au ROR${depuis}`}</Etiquette>
  }
  const date = de.fermeeLe ? enToutesLettres(jour(de.fermeeLe)) : ''
  return etat === 'fermee' ? (
    <Etiquette ton="erreur">{date ? `Fermée depuis le ${date}` : 'Fermée'}</Etiquette>
  ) : (
    <Etiquette ton="attention">{date ? `Fermeture prévue le ${date}` : 'Fermeture prévue'}</Etiquette>
  )
}
