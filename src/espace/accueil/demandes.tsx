import { cheminDemande, cheminDemandes } from '#src/demandes/chemins.ts'
import { enClair, motDuGenre } from '#src/demandes/etiquette.tsx'
import type { Jour } from '#src/socle/temps/jours.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { EnBref } from './en-bref.tsx'
import type { ADecider } from './modele.ts'

/** What people have asked and nobody has answered, the oldest first. */
export const Demandes = ({ aDecider: { demandes }, aujourdHui }: { aDecider: ADecider; aujourdHui: Jour }) =>
  demandes.total === 0 ? null : (
    <Section
      titre="Demandes à traiter"
      actions={
        <LienBouton href={cheminDemandes} genre="primaire">
          {`Répondre${demandes.total > 1 ? ` aux ${demandes.total} demandes` : ''}`}
        </LienBouton>
      }
    >
      <EnBref
        total={demandes.total}
        montres={demandes.premiers.length}
        href={cheminDemandes}
        suite={`Voir les ${demandes.total} demandes`}
      >
        <Tableau
          bref
          legende="Les demandes les plus anciennes"
          lignes={demandes.premiers}
          lien={({ id }) => cheminDemande(id)}
          colonnes={[
            { cle: 'qui', titre: 'Personne', cellule: d => <Personne nom={`${d.prenom} ${d.nom}`} /> },
            { cle: 'genre', titre: 'Demande', cellule: ({ genre }) => motDuGenre[genre] },
            { cle: 'quoi', titre: 'Profils', cellule: enClair },
            { cle: 'lieu', titre: 'Structure ou unité', cellule: ({ lieu }) => lieu },
            {
              cle: 'le',
              titre: 'Déposée',
              etroite: true,
              cellule: ({ creeeLe }) => <Echeance date={jourDe(creeeLe)} aujourdHui={aujourdHui} />,
            },
          ]}
        />
      </EnBref>
    </Section>
  )
