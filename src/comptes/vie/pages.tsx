import type { Child } from 'hono/jsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import type { LienValable } from '../liens/liens.ts'
import { Panneau } from '../pages/panneau.tsx'

/** One sentence of what will happen, one button that does it. */
const Confirmer = (p: { titre: string; bouton: string; autre?: Child; children: Child }) => (
  <Panneau titre={p.titre}>
    {p.children}
    <Formulaire>
      <Boutons>
        <Bouton genre="primaire">{p.bouton}</Bouton>
        {p.autre}
      </Boutons>
    </Formulaire>
  </Panneau>
)

export const PageDeverrouiller = ({ courriel }: LienValable) => (
  <Confirmer
    titre="Déverrouiller mon compte"
    bouton="Déverrouiller"
    autre={<LienBouton href="/mot-de-passe-oublie">Choisir un nouveau mot de passe</LienBouton>}
  >
    <p>
      Le compte <strong>{courriel}</strong> s’est verrouillé après trop de mots de passe inexacts. Vous vous
      connecterez ensuite avec votre mot de passe actuel.
    </p>
    <p>Ce n’était pas vous, ou vous ne vous en souvenez plus ? Choisissez plutôt un nouveau mot de passe.</p>
  </Confirmer>
)

export const PageReactiver = ({ courriel, activeLe }: LienValable) => (
  <Confirmer titre="Rouvrir mon compte" bouton="Rouvrir mon compte">
    <p>
      Le compte <strong>{courriel}</strong> est fermé parce qu’il n’avait pas servi depuis longtemps. Vous
      retrouverez celles de vos habilitations qui sont encore en cours.
    </p>
    {!activeLe && <p>Vous choisirez ensuite votre mot de passe.</p>}
  </Confirmer>
)

export const PageAnnuler = ({ courriel, nouveauCourriel }: LienValable) => (
  <Confirmer titre="Rétablir mon ancienne adresse" bouton="Rétablir mon adresse">
    <p>
      Votre compte utilisera de nouveau l’adresse <strong>{nouveauCourriel}</strong> au lieu de{' '}
      <strong>{courriel}</strong>.
    </p>
    <p>
      Toutes les sessions ouvertes seront fermées, et vous choisirez tout de suite un nouveau mot de passe :
      la personne qui a changé votre adresse connaît peut-être l’ancien.
    </p>
  </Confirmer>
)
