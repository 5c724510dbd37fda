import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { nombre } from '#src/socle/ui/typographie.ts'
import type { CapaciteFiche, LieuFiche } from '#src/structures/fiche-lieux.ts'
import { capaciteEnMots } from '#src/structures/mots.ts'
import { adresseSignaler } from '../chemins.ts'
import { phraseDeSource, Signaler } from './valeur-ror.tsx'

const absente = <span class="non-renseigne">non précisé</span>

/** A place with its beds and places. */
export const Lieu = ({ lieu, signaler }: { lieu: LieuFiche; signaler: string | null }) => {
  const adresse = [lieu.voie, [lieu.codePostal, lieu.commune].filter(Boolean).join(' ')]
  return (
    <div class="lieu">
      <p>
        <strong>{lieu.nom ?? 'Lieu sans nom'}</strong>
        <span class="noeud-detail">
          {[lieu.fonction, adresse.filter(Boolean).join(', '), phraseDeSource(lieu.source)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {signaler && (
          <Signaler
            href={adresseSignaler(signaler, { objet: 'lieu', id: lieu.id })}
            quoi={lieu.nom ?? 'lieu sans nom'}
          />
        )}
      </p>
      {lieu.capacites.length === 0 ? (
        <p class="non-renseigne">Aucune capacité dans le ROR.</p>
      ) : (
        <Capacites legende={`Capacités, ${lieu.nom ?? 'lieu sans nom'}`} capacites={lieu.capacites} />
      )}
    </div>
  )
}

/** Each figure with its date: an old one is worth less. */
export const Capacites = ({
  legende,
  capacites,
}: {
  legende: string
  capacites: readonly CapaciteFiche[]
}) => (
  <Tableau
    legende={legende}
    lignes={capacites}
    colonnes={[
      { cle: 'statut', titre: 'Capacité', cellule: c => capaciteEnMots(c) ?? absente },
      { cle: 'nombre', titre: 'Nombre', numerique: true, cellule: c => nombre(c.nombre) },
      {
        cle: 'date',
        titre: 'Mise à jour',
        etroite: true,
        cellule: ({ majLe }) => (majLe ? enToutesLettres(jourDe(majLe)) : absente),
      },
    ]}
  />
)
