import type { Acceptation } from '#src/comptes/cgu/accepter-cgu.ts'
import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'

/** Which terms of use were accepted, and when: the person keeps what proves it too. */
export const CguAcceptees = ({ acceptations }: { acceptations: readonly Acceptation[] }) => (
  <Section titre="Conditions générales d’utilisation">
    {acceptations.length === 0 ? (
      <p>
        Vous n’en avez accepté aucune version. <a href="/cgu">Lire celle qui s’applique</a>
      </p>
    ) : (
      <Tableau
        legende="Versions acceptées"
        lignes={acceptations}
        colonnes={[
          {
            cle: 'version',
            titre: 'Version',
            cellule: ({ version }) => <a href={`/cgu/${version}`}>{enToutesLettres(version)}</a>,
          },
          { cle: 'quand', titre: 'Acceptée le', cellule: ({ accepteeLe }) => jourEtHeure(accepteeLe) },
          { cle: 'adresse', titre: 'Adresse IP', cellule: ({ adresse }) => adresse || 'inconnue' },
        ]}
      />
    )}
  </Section>
)
