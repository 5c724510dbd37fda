import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { nombre } from '#src/socle/ui/typographie.ts'
import type { Capacite, LieuFiche } from '../modele.ts'

const absente = <span class="non-renseigne">non précisé</span>

/** A place with its beds and places, each figure with its date: an old one is worth less. */
export const Capacites = ({ lieu }: { lieu: LieuFiche }) => (
  <div class="lieu">
    <p>
      <strong>{lieu.nom ?? 'Lieu sans nom'}</strong>
      <span class="noeud-detail">{[lieu.fonction, lieu.adresse].filter(Boolean).join(' · ')}</span>
    </p>
    {lieu.capacites.length === 0 ? (
      <p class="non-renseigne">Aucune capacité dans le ROR.</p>
    ) : (
      <Tableau<Capacite>
        legende={`Capacités de ${lieu.nom ?? 'ce lieu'}`}
        lignes={lieu.capacites}
        colonnes={[
          { cle: 'statut', titre: 'Capacité', cellule: ({ statut, nature }) => intitule(statut, nature) },
          { cle: 'nombre', titre: 'Nombre', numerique: true, cellule: c => nombre(c.nombre) },
          { cle: 'temporalite', titre: 'Accueil', cellule: ({ temporalite }) => temporalite ?? absente },
          {
            cle: 'date',
            titre: 'Date',
            etroite: true,
            cellule: ({ majLe }) => (majLe ? enToutesLettres(jourDe(majLe)) : absente),
          },
        ]}
      />
    )}
  </div>
)

function intitule(statut: string | null, nature: string | null) {
  const mots = [nature, statut].filter(Boolean)
  return mots.length > 0 ? mots.join(', ') : absente
}
