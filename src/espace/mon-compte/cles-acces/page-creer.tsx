import { randomUUID } from 'node:crypto'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { DemandeDeCle } from '#src/comptes/cles-acces/demande-de-cle.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { EtatRefus } from '#src/socle/ui/etats.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { CadreCle } from './cadre-cle.tsx'
import { chemins } from './chemins.ts'

type Proprietes = { nom: string; options: PublicKeyCredentialCreationOptionsJSON }

/** Step two: the device makes the key. */
export const PageCreerCle = ({ nom, options }: Proprietes) => (
  <CadreCle
    titre="Créer la clé d’accès"
    etat={`Votre navigateur va vous demander où garder « ${nom} », puis votre code, votre empreinte ou votre visage. Rien de cela ne quitte votre appareil.`}
  >
    <Formulaire action={chemins.creer}>
      <ChampCache nom="nom" valeur={nom} />
      <ChampCache nom="jeton" valeur={randomUUID()} />
      <DemandeDeCle geste="creer" options={options}>
        <Boutons>
          <Bouton genre="primaire">Créer la clé d’accès</Bouton>
          <LienBouton href={chemins.panneau}>Annuler</LienBouton>
        </Boutons>
      </DemandeDeCle>
    </Formulaire>
  </CadreCle>
)

const textes = {
  reponse:
    'La réponse de votre appareil est arrivée trop tard, ou n’a pas pu être vérifiée. Recommencez : cela prend un instant. Si votre appareil propose deux fois ViaTrajectoire, supprimez-y la première.',
  'deja-prise': 'Cette clé d’accès est déjà enregistrée.',
  'trop-de-cles': 'Vous avez déjà dix clés d’accès : retirez celles qui ne servent plus, puis recommencez.',
} as const

export type MotifNonAjoutee = keyof typeof textes

export const PageCleNonAjoutee = ({ motif }: { motif: MotifNonAjoutee }) => (
  <EtatRefus
    niveau={1}
    titre="La clé d’accès n’a pas été ajoutée"
    texte={textes[motif]}
    action={
      <>
        {motif === 'reponse' && (
          <LienBouton genre="primaire" href={chemins.ajouter}>
            Recommencer
          </LienBouton>
        )}
        <LienBouton href={`${chemins.panneau}#cles-acces`}>Revenir à mes clés d’accès</LienBouton>
      </>
    }
  />
)
