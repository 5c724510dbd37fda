import type { Child } from 'hono/jsx'
import { Icone } from './icones.tsx'

export type FiltreActif = { libelle: string; retirer: string }

export type ProprietesFiltres = {
  /** Where the search is read: the current page when absent. */
  action?: string
  /** Fields, already filled with what is on. */
  children: Child
  /** Fields of second rank, folded under « Plus de filtres »: on a phone they would fill the screen. */
  plus?: Child
  actifs?: readonly FiltreActif[]
  toutEffacer?: string
  bouton?: string
  /** The id of the region to refresh as one types (needs the script); a `<Resultats id>` on the page. */
  vive?: string
  etiquette?: string
}

/** What to look for, on top of a list; the address holds the whole search. */
export const Filtres = (p: ProprietesFiltres) => (
  <search class="filtres">
    <recherche-vive data-cible={p.vive}>
      <form method="get" action={p.action} aria-label={p.etiquette ?? 'Recherche et filtres'}>
        <div class="filtres-champs">
          {p.children}
          <button class="bouton bouton-secondaire" type="submit">
            <Icone nom="recherche" />
            {p.bouton ?? 'Rechercher'}
          </button>
        </div>
        {p.plus && (
          <details class="filtres-plus">
            <summary>
              <Icone nom="filtre" />
              Plus de filtres
            </summary>
            <div class="filtres-champs">{p.plus}</div>
          </details>
        )}
      </form>
    </recherche-vive>
    {p.actifs && p.actifs.length > 0 && <FiltresActifs actifs={p.actifs} toutEffacer={p.toutEffacer} />}
  </search>
)

const FiltresActifs = ({
  actifs,
  toutEffacer,
}: {
  actifs: readonly FiltreActif[]
  toutEffacer?: string | undefined
}) => (
  <div class="puces">
    <h2 class="masque">Filtres actifs</h2>
    <ul>
      {actifs.map(filtre => (
        <li>
          <a class="puce" href={filtre.retirer}>
            <span class="masque">Retirer le filtre : </span>
            {filtre.libelle}
            <Icone nom="fermer" />
          </a>
        </li>
      ))}
      {toutEffacer && (
        <li>
          <a class="puces-effacer" href={toutEffacer}>
            Tout effacer
          </a>
        </li>
      )}
    </ul>
  </div>
)

/** The region that `Filtres vive` refreshes; its count is announced. */
export const Resultats = ({ id, resume, children }: { id: string; resume: Child; children: Child }) => (
  <div class="resultats" id={id}>
    <p class="resultats-resume" role="status">
      {resume}
    </p>
    {children}
  </div>
)
