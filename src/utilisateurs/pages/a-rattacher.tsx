import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { chemins } from '../chemins.ts'
import type { ARattacher } from '../recherche/a-rattacher.ts'

/** Somebody from elsewhere: name and profession, nothing more, and the only act that makes sense. */
export const PageARattacher = ({ personne }: { personne: ARattacher }) => (
  <>
    <TetePage
      titre={`${personne.prenom} ${personne.nom}`}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Rechercher un utilisateur', href: chemins.recherche },
        { libelle: `${personne.prenom} ${personne.nom}` },
      ]}
      etat={personne.profession ?? 'Profession non renseignée'}
      actions={
        <LienBouton genre="primaire" href={chemins.attribuer(personne.id)}>
          Attribuer une habilitation
        </LienBouton>
      }
    />
    <p>
      À rattacher : cette personne a un compte, mais aucune habilitation dans votre périmètre. Sa fiche
      s’ouvrira à vous quand vous lui en aurez attribué une.
    </p>
  </>
)
