import { LienBouton } from '../boutons.tsx'
import { AQuoiSertCettePage, Onglets, Resume, Section, TetePage } from '../page.tsx'
import { Pagination } from '../pagination.tsx'
import { Specimen } from './specimen.tsx'

const Tete = () => (
  <TetePage
    niveau={4}
    titre="Utilisateurs"
    etat="84 personnes, dont 2 référents ; 3 droits se terminent ce mois-ci."
    actions={
      <LienBouton genre="primaire" href="#page" icone="plus">
        Créer un utilisateur
      </LienBouton>
    }
  />
)

const Fiche = () => (
  <Resume
    lignes={[
      {
        terme: 'Raison sociale',
        valeur: 'Centre hospitalier du Val Clair',
        note: 'ROR, mis à jour le 3 novembre 2026',
      },
      { terme: 'FINESS', valeur: <span class="chiffres">310 781 406</span> },
      { terme: 'Téléphone', valeur: '' },
    ]}
  />
)

export const CataloguePage = () => (
  <Section titre="Page" id="page">
    <Specimen titre="Tête de page" rendu={() => <Tete />} />
    <Specimen
      titre="Aide de la page"
      rendu={() => (
        <AQuoiSertCettePage>
          <p>
            Un référent structure y retrouve toute personne qui tient ou a tenu un droit dans sa structure.
          </p>
          <p>Les autres se cherchent par adresse mail ou numéro RPPS exacts.</p>
        </AQuoiSertCettePage>
      )}
    />
    <Specimen
      titre="Onglets"
      rendu={t => (
        <Onglets
          etiquette={`Fiche (${t})`}
          onglets={[
            { libelle: 'Informations générales', href: '#page', actif: true },
            { libelle: 'Unités de soins', href: '#page', compte: 12 },
            { libelle: 'Référents', href: '#page', compte: 2 },
          ]}
        />
      )}
    />
    <Specimen titre="Résumé" rendu={() => <Fiche />} />
    <Specimen
      titre="Pagination"
      rendu={t => (
        <Pagination
          page={4}
          pages={125}
          lien={n => `#page-${n}`}
          total={{ nombre: 12_500, mot: 'comptes' }}
          etiquette={`Pages (${t})`}
        />
      )}
    />
  </Section>
)
