import { Alerte } from '../alertes.tsx'
import { Bouton, Boutons, LienBouton } from '../boutons.tsx'
import { Etiquette } from '../etiquettes.tsx'
import { ListeActions, Section } from '../page.tsx'
import { Specimen } from './specimen.tsx'

const Genres = () => (
  <Boutons>
    <Bouton genre="primaire">Attribuer</Bouton>
    <Bouton>Enregistrer</Bouton>
    <Bouton genre="discret">Annuler</Bouton>
    <Bouton genre="danger">Mettre fin au droit</Bouton>
  </Boutons>
)

const Variantes = () => (
  <Boutons>
    <LienBouton genre="primaire" href="#actions" icone="plus">
      Créer un utilisateur
    </LienBouton>
    <LienBouton href="#actions" icone="telecharger">
      Exporter (CSV)
    </LienBouton>
    <Bouton petit>Renouveler</Bouton>
    <LienBouton petit genre="discret" icone="modifier" href="#actions">
      Modifier
    </LienBouton>
  </Boutons>
)

const Alertes = () => (
  <>
    <Alerte ton="info">Le dossier est relu chaque nuit à 2 h.</Alerte>
    <Alerte ton="succes" titre="Habilitation attribuée">
      Anne Duval est référente structure jusqu’au 23 novembre 2028.
    </Alerte>
    <Alerte ton="attention" titre="Un seul référent">
      Cette structure n’a qu’une référente. Désignez une seconde personne pour que personne ne reste bloqué.
    </Alerte>
    <Alerte ton="erreur" titre="Enregistrement impossible">
      Quelqu’un a modifié ce droit pendant votre saisie. Comparez les deux versions ci-dessous.
    </Alerte>
  </>
)

export const CatalogueActions = () => (
  <Section titre="Actions et messages" id="actions">
    <Specimen
      titre="Boutons"
      note="Un verbe. Un bouton principal par page ; jamais grisé : un refus s’explique."
      rendu={() => (
        <>
          <Genres />
          <Variantes />
        </>
      )}
    />
    <Specimen
      titre="Étiquettes"
      note="Les mots disent l’état ; la forme du signe change avec le ton."
      rendu={() => (
        <Boutons>
          <Etiquette>Fermé</Etiquette>
          <Etiquette ton="info">À venir</Etiquette>
          <Etiquette ton="succes">En cours</Etiquette>
          <Etiquette ton="attention">Se termine bientôt</Etiquette>
          <Etiquette ton="erreur">Refusée</Etiquette>
        </Boutons>
      )}
    />
    <Specimen titre="Alertes" rendu={() => <Alertes />} />
    <Specimen
      titre="Liste d’actions"
      rendu={() => (
        <ListeActions
          actions={[
            {
              libelle: 'Attribuer une habilitation',
              href: '#actions',
              description: 'Un ou plusieurs profils, deux ans au plus.',
            },
            {
              libelle: 'Signaler un départ',
              href: '#actions',
              description: 'Met fin à tous ses droits ici, à une date.',
              danger: true,
            },
          ]}
        />
      )}
    />
  </Section>
)
