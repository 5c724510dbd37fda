import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette, type Ton } from '#src/socle/ui/etiquettes.tsx'
import { type Suite, SuiteHistorique } from '#src/socle/ui/historique.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { nombre } from '#src/socle/ui/typographie.ts'
import type { PassageLu } from '#src/structures/ror/synchronisation/lire-passages.ts'
import { cheminPassages, nomsDesEtats, nomsDesNatures } from '#src/structures/ror/synchronisation/noms.ts'
import type { EtatPassage } from '#src/structures/ror/synchronisation/tables.ts'

const tons: Record<EtatPassage, Ton> = {
  'en-cours': 'info',
  reussi: 'succes',
  partiel: 'attention',
  echoue: 'erreur',
  refuse: 'erreur',
}

export const EtatDuPassage = ({ etat }: { etat: EtatPassage }) => (
  <Etiquette ton={tons[etat]}>{nomsDesEtats[etat]}</Etiquette>
)

type Proprietes = Suite & { passages: readonly PassageLu[]; configuree: boolean }

export const PagePassages = ({ passages, configuree, ...suite }: Proprietes) => (
  <>
    <TetePage
      titre="Synchronisation avec le ROR"
      filAriane={[{ libelle: 'Administration' }, { libelle: 'Synchronisation avec le ROR' }]}
      etat={
        passages[0] &&
        `Dernière : ${nomsDesNatures[passages[0].nature].toLowerCase()}, le ${jourEtHeure(passages[0].commenceLe)}.`
      }
    />
    <AQuoiSertCettePage>
      <p>
        L’annuaire se met à jour depuis le Répertoire de l’Offre et des Ressources : les changements plusieurs
        fois par jour, et tout le répertoire une fois par semaine. Chaque passage dit ici ce qu’il a lu, ce
        qu’il a changé, et ce qu’il faut faire quand il n’est pas allé au bout.
      </p>
    </AQuoiSertCettePage>
    {!configuree && (
      <Alerte ton="info">
        Ce service ne lit pas le ROR directement : ses fiches viennent de fichiers que l’exploitant importe.
      </Alerte>
    )}
    {passages.length === 0 ? (
      <EtatVide titre="Aucun passage" texte="Le premier s’inscrira ici." />
    ) : (
      <Tableau
        legende="Passages, du plus récent au plus ancien"
        lien={({ id }) => `${cheminPassages}/${id}`}
        colonnes={[
          { cle: 'quand', titre: 'Commencé', cellule: ({ commenceLe }) => jourEtHeure(commenceLe) },
          {
            cle: 'nature',
            titre: 'Nature',
            cellule: ({ nature, structure }) =>
              structure ? `${nomsDesNatures[nature]} : ${structure.nom}` : nomsDesNatures[nature],
          },
          { cle: 'etat', titre: 'État', cellule: ({ etat }) => <EtatDuPassage etat={etat} /> },
          { cle: 'lues', titre: 'Lues', numerique: true, cellule: p => nombre(somme(p, 'lues')) },
          {
            cle: 'changees',
            titre: 'Créées ou modifiées',
            numerique: true,
            cellule: p => nombre(somme(p, 'creees') + somme(p, 'modifiees')),
          },
          {
            cle: 'disparues',
            titre: 'Disparues',
            numerique: true,
            cellule: p => nombre(somme(p, 'disparues')),
          },
        ]}
        lignes={passages}
      />
    )}
    <SuiteHistorique {...suite} />
  </>
)

function somme({ bilan }: PassageLu, quoi: 'lues' | 'creees' | 'modifiees' | 'disparues'): number {
  return Object.values(bilan.ressources ?? {}).reduce((total, compte) => total + (compte[quoi] ?? 0), 0)
}
