import type { Child } from 'hono/jsx'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { AQuoiSertCettePage, Onglets, TetePage } from '#src/socle/ui/page.tsx'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import { chemins } from '../chemins.ts'
import { estGrandAge, estSanitaire } from '../domaines.ts'
import type { StructureLisible } from '../exiger-structure-lisible.ts'
import { chemins as cheminsSynchronisation } from '../synchronisation/chemins.ts'
import { EtiquetteOuverture } from './ouverture.tsx'

type OngletDeFiche = {
  libelle: string
  chemin: (structureId: string) => string
  /** For whom, and for which structures. Everybody, all of them, when absent. */
  montre?: (lisible: StructureLisible) => boolean
}

const onglets = {
  informations: { libelle: 'Informations générales', chemin: chemins.fiche },
  unites: { libelle: 'Unités et offres', chemin: chemins.unites },
  'grand-age': {
    libelle: 'Offre Grand Âge',
    chemin: chemins.grandAge,
    montre: ({ structure }) => estGrandAge(structure),
  },
  consultations: {
    libelle: 'Consultations',
    chemin: chemins.consultations,
    montre: ({ structure }) => estSanitaire(structure),
  },
  referents: { libelle: 'Référents', chemin: chemins.referents },
  completude: { libelle: 'Complétude', chemin: chemins.completude },
  signalements: {
    libelle: 'Signalements',
    chemin: chemins.signalementsDe,
    montre: ({ unites }) => unites === null || unites.length > 0,
  },
  synchronisation: { libelle: 'Synchronisation', chemin: cheminsSynchronisation.onglet },
  historique: { libelle: 'Historique', chemin: chemins.historique, montre: ({ administree }) => administree },
} as const satisfies Record<string, OngletDeFiche>

export type NomOnglet = keyof typeof onglets

export const libelleOnglet = (nom: NomOnglet): string => onglets[nom].libelle

type Proprietes = StructureLisible & {
  actif: NomOnglet
  courrielRor: string
  aujourdHui: Jour
  children: Child
}

/** What every tab of a fiche shares: which structure, which tab, and where changes are made. */
export const CadreFiche = ({ actif, courrielRor, aujourdHui, children, ...lisible }: Proprietes) => {
  const { structure } = lisible
  return (
    <>
      <TetePage
        titre={structure.nom}
        filAriane={[
          { libelle: 'Accueil', href: '/' },
          { libelle: 'Fiche annuaire', href: chemins.liste },
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
        actions={
          <LienBouton href={chemins.pdf(structure.id)} icone="telecharger" telechargement>
            Télécharger en PDF
          </LienBouton>
        }
      />
      <AQuoiSertCettePage>
        <p>
          Elle montre ce que le Répertoire de l’Offre et des Ressources (ROR) dit de la structure, et ce que
          la structure dit elle-même ici. Toute personne qui y détient une habilitation peut la lire ; le
          référent veille à ce qu’elle soit exacte, signale au ROR ce qui est faux, et confirme une fois par
          an que rien n’a changé.
        </p>
      </AQuoiSertCettePage>
      <Onglets
        etiquette="Fiche annuaire"
        onglets={(Object.entries(onglets) as [NomOnglet, OngletDeFiche][])
          .filter(([, { montre }]) => !montre || montre(lisible))
          .map(([nom, { libelle, chemin }]) => ({
            libelle,
            href: chemin(structure.id),
            actif: nom === actif,
          }))}
      />
      {(actif === 'informations' || actif === 'unites') && (
        <OuChanger lisible={lisible} courrielRor={courrielRor} />
      )}
      {children}
    </>
  )
}

const OuChanger = ({ lisible, courrielRor }: { lisible: StructureLisible; courrielRor: string }) => {
  const { structure, unites } = lisible
  return (
    <Alerte ton="info">
      {unites === null || unites.length > 0 ? (
        <>
          {
            'Les modifications se font dans le ROR, puis arrivent ici d’elles-mêmes. Une information est fausse ? Suivez « Signaler » à côté d’elle, ou '
          }
          <a href={chemins.signaler(structure.id)}>choisissez le champ à corriger</a>.
        </>
      ) : (
        <>
          {
            'Les modifications se font dans le ROR, puis arrivent ici d’elles-mêmes. Une information est fausse ? Dites-le à un référent de la structure, ou écrivez à l’équipe ROR : '
          }
          <a href={lienRor(structure, courrielRor)}>{courrielRor}</a>.
        </>
      )}
    </Alerte>
  )
}

function lienRor({ nom, finess }: StructureLisible['structure'], courriel: string): string {
  const sujet = `Correction de la fiche ${nom}${finess ? ` (FINESS ${finess})` : ''}`
  return `mailto:${courriel}?subject=${encodeURIComponent(sujet)}`
}
