import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { DemandeDeCle } from './demande-de-cle.tsx'

type Proprietes = { options: PublicKeyCredentialRequestOptionsJSON; suite: string }

/** On the sign-in page, for browsers that can. */
export const ConnexionParCle = ({ options, suite }: Proprietes) => (
  <Formulaire action="/connexion/cle-acces">
    <ChampCache nom="suite" valeur={suite} />
    <DemandeDeCle geste="presenter" options={options} remplissage>
      <Boutons>
        <Bouton>Se connecter avec une clé d’accès</Bouton>
      </Boutons>
    </DemandeDeCle>
  </Formulaire>
)
