import type { Child } from 'hono/jsx'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour, jourDe } from '#src/socle/temps/jours.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { chemins } from '../chemins.ts'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import {
  type GrandAge,
  motDHebergement,
  type OffreGrandAge,
  type TraitGrandAge,
  traitsGrandAge,
} from './lire-grand-age.ts'
import { enEuros, groupesDeTarifs, naturesDeTarif, placesEnMots } from './tarifs.ts'

type Proprietes = { structureId: string; grandAge: GrandAge; administree: boolean }

/** What families look at first: places, prices, forms of stay. Kept here by the structure. */
export const OngletGrandAge = ({ structureId, grandAge, administree }: Proprietes) => (
  <>
    <Section
      titre="Places"
      chapeau={phraseDeSaisie(grandAge.saisiePlaces)}
      actions={administree && <LienBouton href={chemins.places(structureId)}>Déclarer les places</LienBouton>}
    >
      {grandAge.places.length === 0 ? (
        <p class="non-renseigne">Aucune place déclarée.</p>
      ) : (
        <Tableau
          legende="Places déclarées"
          lignes={grandAge.places}
          colonnes={[
            { cle: 'forme', titre: 'Accueil', cellule: p => motDHebergement[p.hebergement] },
            { cle: 'places', titre: 'Places', cellule: placesEnMots },
            {
              cle: 'date',
              titre: 'Déclarées',
              etroite: true,
              cellule: ({ declareeLe }) => enToutesLettres(jourDe(declareeLe)),
            },
          ]}
        />
      )}
    </Section>
    {grandAge.offre ? (
      <Offre offre={grandAge.offre} {...{ structureId, grandAge, administree }} />
    ) : (
      <EtatVide
        titre="Offre non décrite"
        texte={
          administree
            ? 'Formes d’accueil, aide sociale, unités spécialisées, tarifs : les familles cherchent d’après ces réponses.'
            : 'Le référent de la structure ne l’a pas encore décrite.'
        }
        action={
          administree && (
            <LienBouton href={chemins.modifierGrandAge(structureId)} genre="primaire">
              Décrire l’offre et les tarifs
            </LienBouton>
          )
        }
      />
    )}
  </>
)

const Offre = ({ offre, structureId, grandAge, administree }: Proprietes & { offre: OffreGrandAge }) => (
  <>
    <Section
      titre="Tarifs"
      chapeau="En euros, toutes taxes comprises."
      actions={
        administree && (
          <LienBouton href={chemins.modifierGrandAge(structureId)}>Modifier l’offre et les tarifs</LienBouton>
        )
      }
    >
      <Tarifs grandAge={grandAge} />
    </Section>
    <Section titre="Accueil et services" chapeau={phraseDeSaisie(grandAge.saisie)}>
      <dl class="champs-ror">
        <Ligne terme="Formes d’accueil" valeur={offre.hebergements.map(h => motDHebergement[h]).join(', ')} />
        {offre.logements.length > 0 && <Ligne terme="Logements" valeur={offre.logements.join(', ')} />}
        {(Object.keys(traitsGrandAge) as TraitGrandAge[]).map(trait => (
          <Ligne terme={traitsGrandAge[trait]} valeur={ouiOuNon(offre[trait])} />
        ))}
        <Ligne terme="Autres prestations" valeur={offre.autres_prestations} />
      </dl>
    </Section>
  </>
)

const ouiOuNon = (valeur: boolean | null) => (valeur === null ? null : valeur ? 'Oui' : 'Non')

const Ligne = ({ terme, valeur }: { terme: string; valeur: Child }) => (
  <div>
    <dt>{terme}</dt>
    <dd>{valeur || <span class="non-renseigne">Non renseigné</span>}</dd>
  </div>
)

const Tarifs = ({ grandAge: { tarifs } }: { grandAge: GrandAge }) =>
  tarifs.length === 0 ? (
    <p class="non-renseigne">Aucun tarif déclaré.</p>
  ) : (
    <Tableau
      legende="Tarifs"
      lignes={tarifs.map(tarif => ({ ...tarif, ...decrire(tarif.nature) }))}
      colonnes={[
        { cle: 'nature', titre: 'Tarif', cellule: ({ libelle }) => libelle },
        {
          cle: 'montant',
          titre: 'Montant',
          numerique: true,
          etroite: true,
          cellule: ({ montant, unite }) => `${enEuros(montant)} ${unite}`,
        },
        {
          cle: 'au',
          titre: 'Depuis',
          etroite: true,
          cellule: ({ au }) => enToutesLettres(jour(au)),
        },
      ]}
    />
  )

function decrire(nature: string) {
  const connue = naturesDeTarif.find(n => n.nature === nature)
  const groupe = groupesDeTarifs.find(g => g.groupe === connue?.groupe)
  return { libelle: connue?.libelle ?? nature, unite: groupe?.unite ?? '' }
}
