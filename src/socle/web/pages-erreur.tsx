import { LienBouton } from '../ui/boutons.tsx'
import { EtatErreur, EtatRefus, EtatVide } from '../ui/etats.tsx'

/** 404: what does not exist and what exists only for others look the same. */
export const PageIntrouvable = ({ connecte }: { connecte: boolean }) => (
  <EtatVide
    niveau={1}
    titre="Cette page n’existe pas"
    texte="L’adresse a pu changer, ou ce que vous cherchez n’est pas dans votre périmètre. Si on vous a transmis ce lien, demandez à la personne de vérifier vos habilitations."
    action={
      <LienBouton href={connecte ? '/' : '/connexion'}>
        {connecte ? 'Revenir à l’accueil' : 'Se connecter'}
      </LienBouton>
    }
  />
)

/** 403 of a whole page: why, and whom to ask. */
export const PageRefus = ({ phrase }: { phrase: string }) => (
  <EtatRefus
    niveau={1}
    titre="Cette page ne vous est pas ouverte"
    texte={phrase}
    action={<LienBouton href="/administration/mes-referents">Voir mes référents</LienBouton>}
  />
)

/** 400: no form of ours sends that. */
export const PageIllisible = () => (
  <EtatErreur
    niveau={1}
    titre="Votre demande n’a pas pu être lue"
    texte="Rien n’a été enregistré. Rechargez la page, puis recommencez."
    action={<LienBouton href="/">Revenir à l’accueil</LienBouton>}
  />
)

/** 413: what was sent weighs too much; it was not even read. */
export const PageTropVolumineux = ({ megas }: { megas: number }) => (
  <EtatErreur
    niveau={1}
    titre={`Envoi trop volumineux : ${megas} Mo au plus`}
    texte="Rien n’a été enregistré. Allégez votre envoi, ou découpez votre fichier en plusieurs, puis recommencez."
    action={<LienBouton href="/">Revenir à l’accueil</LienBouton>}
  />
)

/** 503: the base does not answer. Nothing is lost, it will come back. */
export const PageIndisponible = () => (
  <EtatErreur
    niveau={1}
    titre="Le service est momentanément indisponible"
    texte="Rien n’a été enregistré. Réessayez dans une minute : ce qui était déjà enregistré est à l’abri."
    action={<LienBouton href="/">Réessayer</LienBouton>}
  />
)

/** 500: nothing was recorded, and a reference to give. */
export const PageErreur = ({ reference }: { reference: string }) => (
  <EtatErreur
    niveau={1}
    titre="Un incident est survenu"
    texte="Rien n’a été enregistré. Réessayez dans un instant ; si l’incident dure, transmettez la référence à votre équipe régionale."
    action={<LienBouton href="/">Revenir à l’accueil</LienBouton>}
    reference={reference}
  />
)
