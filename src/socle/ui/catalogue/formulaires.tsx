import { Bouton, Boutons } from '../boutons.tsx'
import { ChampTexte } from '../champs.tsx'
import { Bloc, Etapes, Formulaire, Recapitulatif, ResumeErreurs } from '../formulaire.tsx'
import { Section } from '../page.tsx'
import { Specimen, type ThemeSpecimen } from './specimen.tsx'

const ETAPES = [
  { libelle: 'Adresse', href: '#formulaires' },
  { libelle: 'Identité' },
  { libelle: 'Droits' },
  { libelle: 'Récapitulatif' },
]

const AvecErreurs = ({ t }: { t: ThemeSpecimen }) => {
  const courriel = `courriel-${t}`
  const erreurs = { [courriel]: 'secretariat@ est une adresse partagée. Saisissez une adresse personnelle.' }
  return (
    <>
      <ResumeErreurs erreurs={erreurs} />
      <Formulaire methode="get">
        <Bloc titre="Adresse mail" aide="Un compte, un professionnel, une adresse.">
          <ChampTexte
            nom={courriel}
            libelle="Adresse mail"
            type="email"
            valeur="secretariat@ch-exemple.fr"
            erreur={erreurs[courriel]}
          />
        </Bloc>
        <Boutons>
          <Bouton genre="primaire">Continuer</Bouton>
          <Bouton genre="discret" sansControle>
            Annuler
          </Bouton>
        </Boutons>
      </Formulaire>
    </>
  )
}

const Relecture = () => (
  <Recapitulatif
    titre="Vous allez attribuer"
    lignes={[
      { libelle: 'À', valeur: 'Marie-Ève Le Goff', modifier: '#formulaires' },
      { libelle: 'Profils', valeur: 'Prescripteur, Lecteur', modifier: '#formulaires' },
      { libelle: 'Jusqu’au', valeur: '23 novembre 2028' },
    ]}
  />
)

export const CatalogueFormulaires = () => (
  <Section titre="Formulaires" id="formulaires">
    <Specimen
      titre="Étapes"
      rendu={t => <Etapes etapes={ETAPES} courante={1} etiquette={`Progression (${t})`} />}
    />
    <Specimen titre="Erreurs résumées et reliées" rendu={t => <AvecErreurs t={t} />} />
    <Specimen titre="Récapitulatif" rendu={() => <Relecture />} />
  </Section>
)
