import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampTexte } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire } from '#src/socle/ui/formulaire.tsx'

type Proprietes = {
  action?: string
  aide: string
  courriel: string | undefined
  erreurs: ErreursFormulaire
}

/** One field: where to send a link. */
export const FormulaireLien = ({ action, aide, courriel, erreurs }: Proprietes) => (
  <Formulaire {...(action ? { action } : {})}>
    <ChampTexte
      nom="courriel"
      libelle="Adresse électronique professionnelle"
      aide={aide}
      type="email"
      remplissage="username"
      valeur={courriel}
      erreur={erreurs.courriel}
    />
    <Boutons>
      <Bouton genre="primaire">Recevoir le lien</Bouton>
    </Boutons>
  </Formulaire>
)
