import { EtatVide } from '#src/socle/ui/etats.tsx'
import { AQuoiSertCettePage, Onglets, TetePage } from '#src/socle/ui/page.tsx'
import { chemins } from '../chemins.ts'
import type { Signalement } from './lire-signalements.ts'
import { ListeDesSignalements } from './liste.tsx'

type Proprietes = {
  signalements: readonly Signalement[]
  vivants: number
  clos: boolean
  page: number
  suite: boolean
}

const adresse = (clos: boolean, page = 1) =>
  `${chemins.signalements}${clos ? '?etat=clos' : ''}${page > 1 ? `${clos ? '&' : '?'}page=${page}` : ''}`

/** The reports of a perimeter: of one's structures, or of a whole territory. */
export const PageSignalements = ({ signalements, vivants, clos, page, suite }: Proprietes) => (
  <>
    <TetePage
      titre="Signalements au ROR"
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Fiche annuaire', href: chemins.liste },
        { libelle: 'Signalements au ROR' },
      ]}
      etat="Ce qui est faux dans le ROR, et où en est chaque demande."
    />
    <AQuoiSertCettePage>
      <p>
        Les référents signalent depuis la fiche de leur structure ce que le ROR doit corriger. L’équipe
        régionale voit les signalements de son territoire et peut aider ceux qui n’avancent pas.
      </p>
    </AQuoiSertCettePage>
    <Onglets
      etiquette="Signalements"
      onglets={[
        { libelle: 'En cours', href: adresse(false), actif: !clos, compte: vivants },
        { libelle: 'Clos', href: adresse(true), actif: clos },
      ]}
    />
    {signalements.length === 0 ? (
      <EtatVide
        titre={clos ? 'Rien de clos' : 'Rien n’attend'}
        texte="Pour signaler une erreur, ouvrez la fiche d’une structure et suivez « Signaler » à côté de ce qui est faux."
        action={<a href={chemins.liste}>Voir les fiches</a>}
      />
    ) : (
      <ListeDesSignalements signalements={signalements} avecStructure />
    )}
    {(page > 1 || suite) && (
      <nav class="pagination" aria-label="Suite des signalements">
        <ul>
          {page > 1 && (
            <li>
              <a href={adresse(clos, page - 1)}>Précédente</a>
            </li>
          )}
          {suite && (
            <li>
              <a href={adresse(clos, page + 1)} rel="next">
                Suivante
              </a>
            </li>
          )}
        </ul>
      </nav>
    )}
  </>
)
