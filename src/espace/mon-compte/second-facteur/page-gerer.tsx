import { cheminConnexionEtSecurite } from '#src/comptes/facteurs/enrolement/cadre.tsx'
import type { FacteurPossede } from '#src/comptes/facteurs/registre.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampMotDePasse, ChampTexte } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Section, TetePage } from '#src/socle/ui/page.tsx'
import { cheminGerer, cheminRetrait } from './chemins.ts'

type Proprietes = FacteurPossede & {
  /** As typed, when it was refused. */
  nom?: string
  erreurs?: ErreursFormulaire
}

export const PageGererFacteur = ({ facteur, possede, nom, erreurs = {} }: Proprietes) => (
  <>
    <TetePage
      titre={possede.nom}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Connexion et sécurité', href: cheminConnexionEtSecurite },
        { libelle: possede.nom },
      ]}
      etat={`${facteur.libelle}, ajouté le ${enToutesLettres(jourDe(possede.ajouteLe))}`}
    />
    <ResumeErreurs erreurs={erreurs} />
    <Section titre="Renommer">
      <Formulaire action={cheminGerer}>
        <ChampCache nom="facteur" valeur={possede.id} />
        <ChampTexte
          nom="nom"
          libelle="Nom"
          valeur={nom ?? possede.nom}
          longueurMax={60}
          largeur="moyenne"
          erreur={erreurs.nom}
        />
        <Boutons>
          <Bouton>Enregistrer le nom</Bouton>
        </Boutons>
      </Formulaire>
    </Section>
    <Section
      titre="Retirer"
      chapeau="Il ne permettra plus de vous connecter. Vous en serez prévenu par courriel."
    >
      <Formulaire action={cheminRetrait}>
        <ChampCache nom="facteur" valeur={possede.id} />
        <ChampMotDePasse
          nom="actuel"
          libelle="Votre mot de passe actuel"
          remplissage="current-password"
          erreur={erreurs.actuel}
        />
        <Boutons>
          <Bouton genre="danger">Retirer ce second facteur</Bouton>
          <LienBouton href={cheminConnexionEtSecurite}>Annuler</LienBouton>
        </Boutons>
      </Formulaire>
    </Section>
  </>
)
