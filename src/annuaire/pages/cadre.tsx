import type { Child } from 'hono/jsx'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { AQuoiSertCettePage, Onglets, TetePage } from '#src/socle/ui/page.tsx'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import type { StructureLisible } from '../exiger-structure-lisible.ts'
import { EtiquetteOuverture } from './ouverture.tsx'

export type NomOnglet = 'informations' | 'unites' | 'referents' | 'historique' | 'synchronisation'

const onglets: readonly { nom: NomOnglet; libelle: string; suite: string }[] = [
  { nom: 'informations', libelle: 'Informations générales', suite: '' },
  { nom: 'unites', libelle: 'Unités de soins', suite: '/unites' },
  { nom: 'referents', libelle: 'Référents', suite: '/referents' },
  { nom: 'historique', libelle: 'Historique', suite: '/historique' },
  { nom: 'synchronisation', libelle: 'Synchronisation', suite: '/synchronisation' },
]

export const cheminFiche = (structureId: string) => `/administration/fiche-annuaire/${structureId}`

export const libelleOnglet = (nom: NomOnglet): string =>
  onglets.find(onglet => onglet.nom === nom)?.libelle ?? ''

type Proprietes = StructureLisible & {
  actif: NomOnglet
  courrielRor: string
  aujourdHui: Jour
  children: Child
}

/** What every tab of a fiche shares: which structure, which tab, and where changes are made. */
export const CadreFiche = ({
  structure,
  administree,
  actif,
  courrielRor,
  aujourdHui,
  children,
}: Proprietes) => (
  <>
    <TetePage
      titre={structure.nom}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Fiche annuaire', href: '/administration/fiche-annuaire' },
        { libelle: structure.nom },
      ]}
      etat={
        <>
          {[
            structure.categorie ?? structure.categorieCode,
            structure.commune,
            structure.finess && `FINESS ${finessLisible(structure.finess)}`,
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          <EtiquetteOuverture de={structure} aujourdHui={aujourdHui} />
        </>
      }
    />
    <AQuoiSertCettePage>
      <p>
        Elle montre ce que le Répertoire de l’Offre et des Ressources (ROR) dit de la structure. Toute
        personne qui y détient une habilitation peut la lire ; le référent veille à ce qu’elle soit exacte et
        la fait corriger quand quelque chose change.
      </p>
    </AQuoiSertCettePage>
    <Onglets
      etiquette="Fiche annuaire"
      onglets={onglets
        .filter(({ nom }) => administree || nom !== 'historique')
        .map(({ nom, libelle, suite }) => ({
          libelle,
          href: cheminFiche(structure.id) + suite,
          actif: nom === actif,
        }))}
    />
    {(actif === 'informations' || actif === 'unites') && (
      <Alerte ton="info">
        {
          'Les modifications se font dans le ROR, puis arrivent ici d’elles-mêmes. Une information est fausse ? Écrivez à l’équipe ROR : '
        }
        <a href={lienRor(structure, courrielRor)}>{courrielRor}</a>.
      </Alerte>
    )}
    {children}
  </>
)

function lienRor({ nom, finess }: StructureLisible['structure'], courriel: string): string {
  const sujet = `Correction de la fiche ${nom}${finess ? ` (FINESS ${finess})` : ''}`
  return `mailto:${courriel}?subject=${encodeURIComponent(sujet)}`
}
