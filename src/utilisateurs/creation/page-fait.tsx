import type { Compte } from '#src/comptes/identite/requetes.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { ListeActions, TetePage } from '#src/socle/ui/page.tsx'
import { de } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'

/** (e) What was done, and what comes next. */
export const PageFait = ({ compte, avecDroits }: { compte: Compte; avecDroits: boolean }) => (
  <>
    <TetePage
      titre={`Le compte ${de(`${compte.prenom} ${compte.nom}`)} est créé`}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Créer un utilisateur', href: chemins.creer },
        { libelle: 'Compte créé' },
      ]}
    />
    <Alerte ton="succes">
      {`Une invitation part à ${compte.courriel}. Son lien fonctionne 7 jours ; vous pourrez la renvoyer depuis la fiche.`}
    </Alerte>
    <ListeActions
      actions={[
        ...(avecDroits
          ? []
          : [
              {
                libelle: 'Attribuer une habilitation',
                href: chemins.attribuer(compte.id),
                description:
                  'Sans habilitation, la personne pourra se connecter mais ne verra aucun dossier.',
              },
            ]),
        { libelle: 'Voir la fiche', href: chemins.fiche(compte.id) },
        { libelle: 'Créer un autre utilisateur', href: chemins.creer },
      ]}
    />
  </>
)
