import { Bouton, LienBouton } from '../boutons.tsx'
import { EtatChargement, EtatErreur, EtatHorsLigne, EtatRefus, EtatVide } from '../etats.tsx'
import { Section } from '../page.tsx'
import { FINE } from '../typographie.ts'
import { Specimen } from './specimen.tsx'

const Vide = () => (
  <EtatVide
    niveau={3}
    titre="Personne ne correspond à « duvla »"
    texte="Vérifiez l’orthographe, ou cherchez par adresse mail ou numéro RPPS exacts."
    action={
      <LienBouton href="#etats" icone="plus">
        Créer un utilisateur
      </LienBouton>
    }
  />
)

const Refus = () => (
  <EtatRefus
    niveau={3}
    titre="Vous ne pouvez pas vous attribuer une habilitation"
    texte="Demandez à Sofia Martin, co-référente, ou à l’équipe régionale."
    action={<LienBouton href="#etats">Voir mes référents</LienBouton>}
  />
)

const Erreur = () => (
  <EtatErreur
    niveau={3}
    titre="Une panne de notre côté"
    texte="Rien n’a été enregistré. Réessayez dans quelques minutes."
    action={<Bouton type="button">Réessayer</Bouton>}
    reference="f3a9-77c1"
  />
)

export const CatalogueEtats = () => (
  <Section titre="États" id="etats" chapeau="Chacun dit ce qui se passe et donne le pas suivant.">
    <Specimen titre="Vide" rendu={() => <Vide />} />
    <Specimen titre="Refus" rendu={() => <Refus />} />
    <Specimen titre="Erreur" rendu={() => <Erreur />} />
    <Specimen
      titre="Hors ligne"
      rendu={() => (
        <EtatHorsLigne
          niveau={3}
          titre="Pas de réseau"
          texte={`Votre saisie est gardée sur cette page${FINE}; envoyez-la quand le réseau revient.`}
        />
      )}
    />
    <Specimen
      titre="Chargement"
      rendu={() => (
        <EtatChargement
          titre="Export en préparation"
          texte="Un mail vous préviendra ; vous pouvez quitter cette page."
        />
      )}
    />
  </Section>
)
