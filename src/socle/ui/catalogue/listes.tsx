import { Bouton } from '../boutons.tsx'
import { ChampListe, ChampTexte } from '../champs.tsx'
import { Echeance } from '../echeance.tsx'
import { Etiquette } from '../etiquettes.tsx'
import { Filtres, Resultats } from '../filtres.tsx'
import { Section } from '../page.tsx'
import { Personne } from '../personne.tsx'
import { SelectionGroupee } from '../selection.tsx'
import { type Colonne, Tableau } from '../tableau.tsx'
import { Specimen, type ThemeSpecimen } from './specimen.tsx'

type Ligne = {
  id: string
  nom: string
  fonction: string
  ton: 'succes' | 'attention'
  etat: string
  fin: string
}

const LIGNES: readonly Ligne[] = [
  {
    id: '1',
    nom: 'Anne Duval',
    fonction: 'Cadre de santé',
    ton: 'attention',
    etat: 'Se termine bientôt',
    fin: '2026-12-05',
  },
  {
    id: '2',
    nom: 'Karim Benali',
    fonction: 'Assistant social',
    ton: 'succes',
    etat: 'En cours',
    fin: '2028-04-30',
  },
  {
    id: '3',
    nom: 'Marie-Ève Le Goff',
    fonction: 'Médecin',
    ton: 'succes',
    etat: 'En cours',
    fin: '2027-09-01',
  },
]

const COLONNES: readonly Colonne<Ligne>[] = [
  {
    cle: 'nom',
    titre: 'Personne',
    triable: true,
    cellule: l => <Personne nom={l.nom} fonction={l.fonction} />,
  },
  { cle: 'etat', titre: 'État', cellule: l => <Etiquette ton={l.ton}>{l.etat}</Etiquette> },
  {
    cle: 'fin',
    titre: 'Échéance',
    triable: true,
    etroite: true,
    cellule: l => <Echeance date={l.fin} aujourdHui="2026-11-23" />,
  },
]

const Liste = ({ t }: { t: ThemeSpecimen }) => (
  <SelectionGroupee
    action="#listes"
    mot={{ singulier: 'personne', pluriel: 'personnes' }}
    etiquette={`Actions sur la sélection (${t})`}
    actions={<Bouton genre="primaire">Renouveler</Bouton>}
  >
    <Tableau
      legende={`Droits de la structure (${t})`}
      colonnes={COLONNES}
      lignes={LIGNES}
      lien={l => `#personne-${l.id}`}
      tri={{ cle: 'nom', sens: 'croissant', lien: cle => `#tri-${cle}` }}
      selection={{
        nom: 'droits',
        valeur: l => l.id,
        libelle: l => `Sélectionner ${l.nom}`,
        cochee: l => l.id === '2',
      }}
    />
  </SelectionGroupee>
)

const Recherche = ({ t }: { t: ThemeSpecimen }) => (
  <Filtres
    etiquette={`Recherche et filtres (${t})`}
    actifs={[
      { libelle: 'Se termine dans 30 jours', retirer: '#listes' },
      { libelle: 'Profil : Référent structure', retirer: '#listes' },
    ]}
    toutEffacer="#listes"
    plus={<ChampListe nom={`unite-${t}`} libelle="Unité" options={[]} vide="Toutes les unités" />}
  >
    <ChampTexte nom={`q-${t}`} libelle="Nom, mail, RPPS" type="search" valeur="duval" />
    <ChampListe nom={`etat-${t}`} libelle="État" options={[]} vide="Tous les états" />
  </Filtres>
)

export const CatalogueListes = () => (
  <Section titre="Listes" id="listes">
    <Specimen titre="Recherche et filtres" rendu={t => <Recherche t={t} />} />
    <Specimen
      titre="Résultats"
      rendu={t => (
        <Resultats id={`resultats-${t}`} resume="3 personnes">
          <Liste t={t} />
        </Resultats>
      )}
      note="Sur un espace étroit, une ligne devient une carte. Maj + clic coche une série."
      pile
    />
  </Section>
)
