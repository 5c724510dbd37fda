// biome-ignore-all lint/a11y/noRedundantRoles: as cards, the native roles are undone by `display`
import type { Child } from 'hono/jsx'
import { Icone } from './icones.tsx'

export type Sens = 'croissant' | 'decroissant'

export type Colonne<L> = {
  cle: string
  titre: string
  cellule: (ligne: L) => Child
  /** Figures align on the right with tabular digits. */
  numerique?: boolean
  /** Whether its heading sorts (needs `tri` on the table). */
  triable?: boolean
  /** Keeps on one line: dates, numbers. */
  etroite?: boolean
}

export type ProprietesTableau<L> = {
  /** What the table lists; hidden from the eye unless `legendeVisible`. */
  legende: string
  legendeVisible?: boolean
  /** On a phone, lines of one list rather than cards, without headings: where each value tells what it is. `etroite` goes right. */
  bref?: boolean
  colonnes: readonly Colonne<L>[]
  lignes: readonly L[]
  /** Makes the first cell a link that the whole row follows. */
  lien?: (ligne: L) => string
  tri?: { cle: string; sens: Sens; lien: (cle: string, sens: Sens) => string }
  selection?: {
    nom: string
    valeur: (ligne: L) => string
    /** « Sélectionner Anne Duval » */
    libelle: (ligne: L) => string
    cochee?: (ligne: L) => boolean
    /** A row that may not be chosen has no box. */
    possible?: (ligne: L) => boolean
    formulaire?: string
  }
}

const EnTete = <L,>({ colonne, tri }: { colonne: Colonne<L>; tri: ProprietesTableau<L>['tri'] }) => {
  const actif = tri?.cle === colonne.cle
  const suivant: Sens = actif && tri?.sens === 'croissant' ? 'decroissant' : 'croissant'
  return (
    <th
      scope="col"
      role="columnheader"
      class={colonne.numerique ? 'numerique' : undefined}
      aria-sort={actif ? (tri?.sens === 'croissant' ? 'ascending' : 'descending') : undefined}
    >
      {tri && colonne.triable ? (
        <a class="tri" href={tri.lien(colonne.cle, suivant)}>
          {colonne.titre}
          <Icone nom={actif ? (tri.sens ?? 'tri') : 'tri'} />
        </a>
      ) : (
        colonne.titre
      )}
    </th>
  )
}

/**
 * A list of alike things. On a narrow container each row becomes a card whose cells bear their heading; explicit
 * roles keep it a table for assistive technologies, since `display` would undo the native ones.
 */
export const Tableau = <L,>(p: ProprietesTableau<L>) => (
  <div class="cadre-tableau">
    <table class={p.bref ? 'tableau tableau-bref' : 'tableau'} role="table">
      <caption class={p.legendeVisible ? undefined : 'masque'}>{p.legende}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {p.selection && (
            <td role="cell" class="case">
              <span class="tout-selectionner" data-tout />
            </td>
          )}
          {p.colonnes.map(colonne => (
            <EnTete colonne={colonne} tri={p.tri} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {p.lignes.map(ligne => (
          <tr role="row" class={p.lien ? 'ligne-lien' : undefined}>
            {p.selection && (
              <td role="cell" class="case">
                <CaseLigne ligne={ligne} selection={p.selection} />
              </td>
            )}
            {p.colonnes.map((colonne, rang) => (
              <Cellule ligne={ligne} colonne={colonne} premiere={rang === 0} lien={p.lien} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

type Selection<L> = NonNullable<ProprietesTableau<L>['selection']>

const CaseLigne = <L,>({ ligne, selection }: { ligne: L; selection: Selection<L> }) => {
  if (selection.possible && !selection.possible(ligne)) return null
  return (
    <label class="case-cible">
      <span class="masque">{selection.libelle(ligne)}</span>
      <input
        type="checkbox"
        name={selection.nom}
        value={selection.valeur(ligne)}
        checked={selection.cochee?.(ligne) ?? false}
        form={selection.formulaire}
      />
    </label>
  )
}

type ProprietesCellule<L> = {
  ligne: L
  colonne: Colonne<L>
  premiere: boolean
  lien: ((ligne: L) => string) | undefined
}

const Cellule = <L,>({ ligne, colonne, premiere, lien }: ProprietesCellule<L>) => {
  const classes = [colonne.numerique && 'numerique', colonne.etroite && 'etroite'].filter(Boolean).join(' ')
  const contenu = colonne.cellule(ligne)
  if (premiere) {
    return (
      <th scope="row" role="rowheader" class={classes || undefined}>
        {lien ? (
          <a class="lien-ligne" href={lien(ligne)}>
            {contenu}
          </a>
        ) : (
          contenu
        )}
      </th>
    )
  }
  return (
    <td role="cell" class={classes || undefined} data-label={colonne.titre}>
      {contenu}
    </td>
  )
}
