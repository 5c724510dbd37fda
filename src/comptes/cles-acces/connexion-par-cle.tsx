import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { Bouton } from '#src/socle/ui/boutons.tsx'
import { DemandeDeCle } from './demande-de-cle.tsx'

type Proprietes = { options: PublicKeyCredentialRequestOptionsJSON; suite: string }

/** On the sign-in page, for browsers that can. */
export const ConnexionParCle = ({ options, suite }: Proprietes) => (
  <DemandeDeCle
    geste="presenter"
    action="/connexion/cle-acces"
    options={options}
    champs={{ suite }}
    remplissage
    boutons={<Bouton>Se connecter avec une clé d’accès</Bouton>}
  />
)
