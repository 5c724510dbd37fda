import { CarteAction, CartesAction } from '../carte-action.tsx'
import { Echeance } from '../echeance.tsx'
import { Historique } from '../historique.tsx'
import { Section } from '../page.tsx'
import { Personne } from '../personne.tsx'
import { Structure } from '../structure.tsx'
import { VieDuDroit } from '../vie-du-droit.tsx'
import { Specimen } from './specimen.tsx'

const AUJOURD_HUI = '2026-11-23'

const Vies = () => (
  <>
    <VieDuDroit debut="2025-06-01" fin="2027-05-31" aujourdHui={AUJOURD_HUI} />
    <VieDuDroit debut="2024-12-05" fin="2026-12-05" aujourdHui={AUJOURD_HUI} />
    <VieDuDroit debut="2022-01-01" fin="2023-12-31" aujourdHui={AUJOURD_HUI} />
    <VieDuDroit debut="2027-01-01" fin="2028-12-31" aujourdHui={AUJOURD_HUI} />
  </>
)

const Evenements = () => (
  <Historique
    evenements={[
      {
        quand: '23 novembre 2026 à 14 h 30',
        instant: '2026-11-23T13:30:00Z',
        qui: 'Anne Duval',
        quoi: 'a renouvelé le droit Prescripteur de Karim Benali jusqu’au 23 novembre 2028.',
      },
      {
        quand: '2 mars 2026 à 9 h 05',
        qui: 'Sofia Martin',
        quoi: 'a réduit le droit Référent structure au 30 juin 2026.',
        pourquoi: 'Mobilité vers le pôle gériatrie.',
      },
      {
        quand: '1er décembre 2024 à 2 h',
        qui: 'Automatique',
        quoi: 'a prévenu la personne de la fin de son droit.',
      },
    ]}
  />
)

const Jour = () => (
  <CartesAction>
    <CarteAction
      niveau={3}
      ton="attention"
      titre="Droits qui se terminent"
      valeur={10}
      phrase="dans les 30 jours, dont 3 cette semaine."
      action={{ libelle: 'Les renouveler', href: '#temps' }}
    />
    <CarteAction
      niveau={3}
      ton="calme"
      titre="Référents"
      valeur={2}
      phrase="Chaque structure a ses deux référents."
    />
  </CartesAction>
)

export const CatalogueTemps = () => (
  <Section titre="Personnes, structures, temps" id="temps">
    <Specimen
      titre="Une personne, une structure"
      rendu={() => (
        <>
          <Personne nom="Marie-Ève Le Goff" fonction="Médecin généraliste" href="#temps" />
          <Structure
            nom="CH du Val Clair"
            categorie="CH"
            commune="Saint-Orens"
            finess="310781406"
            href="#temps"
          />
        </>
      )}
    />
    <Specimen
      titre="Échéance"
      rendu={() => (
        <>
          <Echeance date="2028-11-23" aujourdHui={AUJOURD_HUI} />
          <Echeance date="2026-12-05" aujourdHui={AUJOURD_HUI} />
          <Echeance date="2026-08-01" aujourdHui={AUJOURD_HUI} />
        </>
      )}
    />
    <Specimen
      titre="Vie d’un droit"
      note="En cours, bientôt terminé, terminé, à venir."
      rendu={() => <Vies />}
    />
    <Specimen titre="Historique" rendu={() => <Evenements />} />
    <Specimen titre="Cartes de l’accueil" rendu={() => <Jour />} />
  </Section>
)
