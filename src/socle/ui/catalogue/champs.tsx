import { ChampDate, ChampListe, ChampMotDePasse, ChampTexte, ChampZone } from '../champs.tsx'
import { ChampCase, ChampCases, ChampChoix } from '../champs-choix.tsx'
import { Section } from '../page.tsx'
import { Specimen, type ThemeSpecimen } from './specimen.tsx'

const Textes = ({ t }: { t: ThemeSpecimen }) => (
  <>
    <ChampTexte nom={`nom-${t}`} libelle="Nom" valeur="Le Goff" />
    <ChampTexte
      nom={`rpps-${t}`}
      libelle="Numéro RPPS"
      aide="11 chiffres, au dos de la carte CPS."
      facultatif
      code
      clavier="numeric"
      largeur="courte"
      valeur="10001234567"
      erreur="La clé de ce numéro est fausse. Relisez le dernier chiffre."
    />
    <ChampDate nom={`fin-${t}`} libelle="Dernier jour" aide="Deux ans au plus." valeur="2028-11-23" />
    <ChampMotDePasse nom={`mdp-${t}`} libelle="Mot de passe" remplissage="current-password" />
    <ChampZone nom={`motif-${t}`} libelle="Motif" facultatif valeur="Remplacement pendant un congé." />
    <ChampListe
      nom={`profession-${t}`}
      libelle="Profession"
      vide="Choisir une profession"
      options={[
        {
          groupe: 'Professions de santé',
          options: [
            { valeur: '10', libelle: 'Médecin' },
            { valeur: '60', libelle: 'Infirmier' },
          ],
        },
        { groupe: 'Autres', options: [{ valeur: '91', libelle: 'Assistant de service social' }] },
      ]}
    />
  </>
)

const Choix = ({ t }: { t: ThemeSpecimen }) => (
  <>
    <ChampChoix
      nom={`civilite-${t}`}
      libelle="Civilité"
      enLigne
      valeur="mme"
      options={[
        { valeur: 'mme', libelle: 'Madame' },
        { valeur: 'm', libelle: 'Monsieur' },
      ]}
    />
    <ChampCases
      nom={`profils-${t}`}
      libelle="Profils"
      erreur="Choisissez au moins un profil."
      options={[
        {
          valeur: 'referent',
          libelle: 'Référent structure',
          description: 'Gère les comptes et les droits de la structure.',
        },
        {
          valeur: 'prescripteur',
          libelle: 'Prescripteur',
          description: 'Rédige et envoie les demandes d’orientation.',
        },
        { valeur: 'lecteur', libelle: 'Lecteur', description: 'Consulte sans modifier.' },
      ]}
      valeurs={['lecteur']}
    />
    <ChampChoix
      nom={`duree-${t}`}
      libelle="Durée"
      valeur="autre"
      options={[
        { valeur: '2', libelle: 'Deux ans', description: 'Jusqu’au 23 novembre 2028.' },
        {
          valeur: 'autre',
          libelle: 'Une durée plus courte',
          suite: <ChampTexte nom={`raison-${t}`} libelle="Motif" largeur="moyenne" />,
        },
      ]}
    />
    <ChampCase
      nom={`accord-${t}`}
      libelle="J’ai relu et je confirme"
      aide="Les personnes seront prévenues par mail."
    />
  </>
)

export const CatalogueChamps = () => (
  <Section titre="Champs" chapeau="Libellé au-dessus, aide dessous, erreur à côté du champ, facultatif dit.">
    <Specimen titre="Saisies" rendu={t => <Textes t={t} />} />
    <Specimen titre="Choix" rendu={t => <Choix t={t} />} />
  </Section>
)
