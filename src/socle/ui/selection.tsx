import type { Child } from 'hono/jsx'

export type ProprietesSelectionGroupee = {
  /** `get` when choosing only leads to a page that asks the rest. */
  methode?: 'post' | 'get'
  /** Where the chosen rows are sent; each button may have its own `action`. */
  action: string
  /** Buttons: `<Bouton action="…">Renouveler</Bouton>`. */
  actions: Child
  /** What is counted: « personne », « personnes ». */
  mot: { singulier: string; pluriel: string }
  /** The `Tableau` with its `selection`. */
  children: Child
  /** When one page has several lists. */
  etiquette?: string
}

/**
 * Rows to tick and what to do with them. Without JavaScript the bar is simply there and the server counts; with it,
 * the bar says how many and a box ticks everything on the page.
 */
export const SelectionGroupee = ({
  action,
  methode = 'post',
  actions,
  mot,
  children,
  etiquette,
}: ProprietesSelectionGroupee) => (
  <selection-groupee data-singulier={mot.singulier} data-pluriel={mot.pluriel}>
    <form method={methode} action={action}>
      {children}
      <BarreSelection actions={actions} etiquette={etiquette} />
    </form>
  </selection-groupee>
)

type ProprietesBarre = { actions: Child; texte?: string; etiquette?: string | undefined }

/** The bar of bulk actions, which sticks to the bottom of the window while its list is in sight. */
export const BarreSelection = ({
  actions,
  texte = 'Cochez des lignes, puis choisissez une action.',
  etiquette = 'Actions sur la sélection',
}: ProprietesBarre) => (
  <section class="barre-selection" aria-label={etiquette}>
    <p class="barre-selection-compte" role="status" data-compte>
      {texte}
    </p>
    <div class="boutons">{actions}</div>
  </section>
)
