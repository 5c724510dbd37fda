import type { Child } from 'hono/jsx'
import { heure } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { ChampCase } from '#src/socle/ui/champs-choix.tsx'
import { EtatRefus } from '#src/socle/ui/etats.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { ListeActions } from '#src/socle/ui/page.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { Panneau } from '../pages/panneau.tsx'
import { cheminSecondFacteur } from './cookie-attente.ts'
import type { Epreuve } from './facteur.ts'

type Proprietes = {
  epreuve: Epreuve
  /** The other ways, each one link away. */
  autres: readonly Epreuve[]
  /** What is inside the form. */
  contenu: Child
  erreur: string | undefined
  /** What stopped a code from leaving. */
  alerte: string | undefined
}

/** The second step of a sign-in: one factor at a time, the others as links. */
export const PageSecondFacteur = ({ epreuve, autres, contenu, erreur, alerte }: Proprietes) => (
  <Panneau
    titre="Vérifier que c’est bien vous"
    chapeau="Votre mot de passe est juste. Une seconde preuve protège votre compte si quelqu’un d’autre l’apprend."
    suite={
      <>
        <p>Vous ne pouvez pas utiliser ce moyen{'\u202f'}?</p>
        <ListeActions
          actions={[
            ...autres.map(({ genre, libelle }) => ({ libelle, href: `${cheminSecondFacteur}?par=${genre}` })),
            { libelle: 'Recommencer la connexion', href: '/connexion' },
          ]}
        />
      </>
    }
  >
    <ResumeErreurs erreurs={{ code: erreur }} />
    {alerte && (
      <Alerte ton="attention" annoncee>
        {alerte}
      </Alerte>
    )}
    <Formulaire action={cheminSecondFacteur}>
      <ChampCache nom="genre" valeur={epreuve.genre} />
      {contenu}
    </Formulaire>
  </Panneau>
)

/** The end of the form. @param jours for how long this device may be trusted; 0: not offered. */
export const FinDuFormulaire = ({ jours }: { jours: number }) => (
  <>
    {jours > 0 && (
      <ChampCase
        nom="seSouvenir"
        libelle={`Ne plus me le demander sur cet appareil pendant ${pluriel(jours, 'jour')}`}
        aide="Seulement sur un ordinateur ou un téléphone que vous êtes seul à utiliser."
        facultatif
      />
    )}
    <Boutons>
      <Bouton genre="primaire">Continuer</Bouton>
    </Boutons>
  </>
)

export const PageTropDeCodes = ({ reprendreA }: { reprendreA: Date }) => (
  <EtatRefus
    niveau={1}
    titre="Trop de codes inexacts"
    texte={`Par sécurité, les codes de ce compte ne sont plus vérifiés jusqu’à ${heure(minuteSuivante(reprendreA))}. Si vous avez perdu tous vos moyens, votre référent peut les réinitialiser.`}
    action={<LienBouton href="/connexion">Revenir à la connexion</LienBouton>}
  />
)

/** At the hour that is shown, it works. */
const minuteSuivante = (instant: Date) => new Date(Math.ceil(instant.getTime() / 60_000) * 60_000)
