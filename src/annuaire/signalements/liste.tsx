import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { type Colonne, Tableau } from '#src/socle/ui/tableau.tsx'
import { valeurEnMots } from '#src/structures/historique/libelles.ts'
import { chemins } from '../chemins.ts'
import { EtiquetteSignalement } from './etiquette.tsx'
import type { Signalement } from './lire-signalements.ts'

/** Reports, the same wherever one meets them. @param avecStructure where several structures are listed together */
export const ListeDesSignalements = ({
  signalements,
  avecStructure = false,
}: {
  signalements: readonly Signalement[]
  avecStructure?: boolean
}) => (
  <Tableau
    legende="Signalements"
    lignes={signalements}
    lien={({ id }) => chemins.signalement(id)}
    colonnes={[
      {
        cle: 'champ',
        titre: 'Champ',
        cellule: s => (
          <span class="structure">
            <span class="structure-nom">{s.libelle}</span>
            <span class="structure-detail">{s.sur}</span>
          </span>
        ),
      },
      ...(avecStructure ? [structure] : []),
      { cle: 'affichee', titre: 'Le ROR dit', cellule: s => valeurEnMots(s.affichee) },
      {
        cle: 'attendue',
        titre: 'Ce qui est juste',
        cellule: s => (s.attendue === null ? 'à retirer' : valeurEnMots(s.attendue)),
      },
      {
        cle: 'etat',
        titre: 'État',
        etroite: true,
        cellule: ({ etat }) => <EtiquetteSignalement etat={etat} />,
      },
      {
        cle: 'le',
        titre: 'Signalé',
        etroite: true,
        cellule: ({ creeLe }) => enToutesLettres(jourDe(creeLe)),
      },
    ]}
  />
)

const structure: Colonne<Signalement> = { cle: 'structure', titre: 'Structure', cellule: s => s.structure }
