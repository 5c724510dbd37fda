import type { Partie } from './texte.tsx'

/** For regional teams: a hospital's identity system. Its anchor is what the service itself gives as its documentation. */
export const connexionsScim = (): Partie[] => [
  {
    id: 'scim',
    titre: 'Équipe régionale : connecter le système d’identité d’un établissement',
    contenu: (
      <>
        <p>
          <a href="/administration/connexions-scim">Connexions SCIM</a> remet un jeton à l’équipe informatique
          d’une entité juridique. Son système crée alors les comptes de ses professionnels, sans aucune
          habilitation, et signale leurs départs : leurs habilitations dans ces structures s’arrêtent
          aussitôt, et un référent peut annuler ce départ jusqu’au soir.
        </p>
        <ul>
          <li>
            Le jeton n’est montré qu’une fois. Remplacez-le avant sa fin, avec un délai pendant lequel
            l’ancien fonctionne encore ; révoquez-le s’il a pu être vu.
          </li>
          <li>
            Une personne qui exerce aussi ailleurs garde son nom, son adresse et ses autres habilitations :
            l’établissement ne change que ce qui le concerne.
          </li>
          <li>
            L’adresse d’un compte activé ou habilité ne change jamais par cette voie : la personne le fait
            dans Mon compte.
          </li>
          <li>
            Si le dernier référent d’une structure part, rien ne change et vous êtes prévenus : désignez son
            successeur.
          </li>
        </ul>
      </>
    ),
  },
]
