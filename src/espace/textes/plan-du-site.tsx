import { Texte } from './texte.tsx'

type Lien = { libelle: string; href: string; description: string }

const pourTous: readonly Lien[] = [
  {
    libelle: 'Se connecter',
    href: '/connexion',
    description: 'Ouvrir son espace, ou retrouver son mot de passe',
  },
  {
    libelle: 'Annuaire',
    href: '/annuaire',
    description: 'Trouver un établissement de soins, du grand âge ou du handicap',
  },
  {
    libelle: 'Reste à payer en EHPAD',
    href: '/annuaire/reste-a-charge',
    description: 'Estimer la dépense, les aides et ce qui reste chaque mois',
  },
  { libelle: 'Aide', href: '/aide', description: 'Les questions courantes, par tâche' },
  {
    libelle: 'Vérifier une attestation',
    href: '/revues/verifier',
    description: 'D’une revue des habilitations, par son empreinte ou sa liste',
  },
  {
    libelle: 'Données ouvertes',
    href: '/annuaire/donnees',
    description: 'L’annuaire public à télécharger, ou à interroger en FHIR',
  },
  {
    libelle: 'Accessibilité',
    href: '/accessibilite',
    description: 'Ce qui est vérifié, à qui signaler une difficulté',
  },
  {
    libelle: 'Conditions générales d’utilisation',
    href: '/cgu',
    description: 'Ce que chacun peut attendre du service, et réciproquement',
  },
  {
    libelle: 'Demander un compte',
    href: '/demander-un-compte',
    description: 'Pour qui travaille dans une structure et n’a pas de compte',
  },
  {
    libelle: 'Mentions légales',
    href: '/mentions-legales',
    description: 'Opérateur, données personnelles, cookies',
  },
]

const uneFoisConnecte: readonly Lien[] = [
  { libelle: 'Accueil', href: '/', description: 'Ce qui vous attend aujourd’hui' },
  {
    libelle: 'Mon compte',
    href: '/administration/mon-compte',
    description: 'Identité, habilitations, connexions',
  },
  {
    libelle: 'Mes référents',
    href: '/administration/mes-referents',
    description: 'Qui contacter dans chaque structure',
  },
  {
    libelle: 'Mes demandes',
    href: '/administration/mes-demandes',
    description: 'Demander une habilitation ou son renouvellement, suivre la réponse',
  },
  {
    libelle: 'Fiche annuaire',
    href: '/administration/fiche-annuaire',
    description: 'Ce que le ROR dit de vos structures, et ce qu’elles disent elles-mêmes',
  },
]

const pourLesReferents: readonly Lien[] = [
  {
    libelle: 'Rechercher un utilisateur',
    href: '/administration/utilisateurs',
    description: 'Par nom, adresse, RPPS ou structure',
  },
  {
    libelle: 'Créer un utilisateur',
    href: '/administration/utilisateurs/creer',
    description: 'Un compte pour un professionnel et une adresse',
  },
  {
    libelle: 'Habilitations',
    href: '/administration/habilitations',
    description: 'Qui détient quoi, jusqu’à quand ; renouveler, retirer',
  },
  {
    libelle: 'Demandes',
    href: '/administration/demandes',
    description: 'Ce que les professionnels demandent : accepter, refuser, transmettre',
  },
  {
    libelle: 'Mes absences',
    href: '/administration/mes-absences',
    description: 'Déclarer une absence : les demandes vont aux autres référents',
  },
  {
    libelle: 'Importer',
    href: '/administration/imports',
    description: 'Des personnes et leurs habilitations, ou les départs, à partir d’un tableau',
  },
  {
    libelle: 'Échéances',
    href: '/administration/echeances',
    description: 'Ce qui se termine bientôt, à renouveler ; le calendrier à suivre dans son agenda',
  },
  {
    libelle: 'Comptes à revoir',
    href: '/administration/comptes-a-revoir',
    description: 'Sans habilitation, jamais activés, structures fermées, noms à accepter',
  },
  {
    libelle: 'Revue des habilitations',
    href: '/administration/revues',
    description: 'Relire une fois par an qui peut faire quoi ; attestations',
  },
  {
    libelle: 'Signalements au ROR',
    href: '/administration/signalements-ror',
    description: 'Ce qui est faux dans le ROR, et où en est chaque demande',
  },
  {
    libelle: 'Fiches à confirmer',
    href: '/administration/fiches-a-confirmer',
    description: 'Celles que personne n’a relues depuis un an',
  },
  {
    libelle: 'Structures à moins de deux référents',
    href: '/administration/structures-sans-relais',
    description: 'Celles à qui il manque un relais',
  },
  {
    libelle: 'Propositions à approuver',
    href: '/administration/propositions',
    description: 'Les habilitations qui demandent deux personnes',
  },
  {
    libelle: 'Profils incompatibles',
    href: '/administration/incompatibilites',
    description: 'Ce qui ne se tient pas ensemble, et les cas à corriger',
  },
]

const Liens = ({ liens }: { liens: readonly Lien[] }) => (
  <ul>
    {liens.map(({ libelle, href, description }) => (
      <li>
        <a href={href}>{libelle}</a> : {description.charAt(0).toLocaleLowerCase('fr') + description.slice(1)}.
      </li>
    ))}
  </ul>
)

export const PagePlanDuSite = () => (
  <Texte
    titre="Plan du site"
    chapeau="Toutes les pages, selon ce que chacun peut ouvrir."
    parties={[
      { id: 'tous', titre: 'Pour tous', contenu: <Liens liens={pourTous} /> },
      { id: 'connecte', titre: 'Une fois connecté', contenu: <Liens liens={uneFoisConnecte} /> },
      {
        id: 'referents',
        titre: 'Pour les référents et l’équipe régionale',
        contenu: <Liens liens={pourLesReferents} />,
      },
    ]}
  />
)
