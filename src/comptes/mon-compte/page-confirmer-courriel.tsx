import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatRefus } from '#src/socle/ui/etats.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { Panneau } from '../pages/panneau.tsx'

/** Opening the link changes nothing: mail scanners do it too. The button does. */
export const PageConfirmerCourriel = ({ avant, apres }: { avant: string; apres: string }) => (
  <Panneau titre="Confirmer ma nouvelle adresse">
    <p>
      Votre compte utilisera l’adresse <strong>{apres}</strong> pour se connecter et recevoir les courriels.
      L’ancienne, <strong>{avant}</strong>, sera prévenue et ne servira plus.
    </p>
    <Formulaire>
      <Boutons>
        <Bouton genre="primaire">Utiliser cette adresse</Bouton>
      </Boutons>
    </Formulaire>
  </Panneau>
)

/** Somebody created an account with this address since the link was sent. */
export const PageCourrielPris = () => (
  <EtatRefus
    niveau={1}
    titre="Cette adresse a déjà un compte"
    texte="Un compte utilise cette adresse depuis peu : une adresse n’a qu’un compte. Votre ancienne adresse reste en place. Demandez à votre référent lequel des deux comptes garder."
    action={<LienBouton href="/administration/mon-compte">Ouvrir mon compte</LienBouton>}
  />
)
