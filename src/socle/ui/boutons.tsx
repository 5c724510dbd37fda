import type { Child } from 'hono/jsx'
import { Icone, type NomIcone } from './icones.tsx'

export type GenreBouton = 'primaire' | 'secondaire' | 'discret' | 'danger'

export type ProprietesBouton = {
  children: Child
  genre?: GenreBouton
  icone?: NomIcone
  type?: 'submit' | 'button'
  /** Several buttons of one form tell their action by `nom`/`valeur`. */
  nom?: string
  valeur?: string
  /** The id of a form elsewhere on the page. */
  formulaire?: string
  action?: string
  petit?: boolean
  /** Skips the browser's own checks: « Précédent », « Enregistrer le brouillon ». */
  sansControle?: boolean
  /** Said instead of the visible words when they do not suffice out of context; must contain them. */
  etiquette?: string
}

const classes = (genre: GenreBouton, petit?: boolean) =>
  `bouton bouton-${genre}${petit ? ' bouton-petit' : ''}`

/** A button acts; it is `submit` unless said otherwise. It is never disabled: a refusal is explained instead. */
export const Bouton = (p: ProprietesBouton) => (
  <button
    class={classes(p.genre ?? 'secondaire', p.petit)}
    type={p.type ?? 'submit'}
    name={p.nom}
    value={p.valeur}
    form={p.formulaire}
    formaction={p.action}
    formnovalidate={p.sansControle}
    aria-label={p.etiquette}
  >
    {p.icone && <Icone nom={p.icone} />}
    {p.children}
  </button>
)

export type ProprietesLienBouton = {
  children: Child
  href: string
  genre?: GenreBouton
  icone?: NomIcone
  petit?: boolean
  telechargement?: boolean
  etiquette?: string
}

/** A link that leads to the page of an action. */
export const LienBouton = (p: ProprietesLienBouton) => (
  <a
    class={classes(p.genre ?? 'secondaire', p.petit)}
    href={p.href}
    download={p.telechargement}
    aria-label={p.etiquette}
  >
    {p.icone && <Icone nom={p.icone} />}
    {p.children}
  </a>
)

/**
 * Buttons side by side; on a phone they take the whole width, the first on top.
 * @param p.rappel of a form longer than a phone: whom and what it is about, in a bar that stays in sight there
 */
export const Boutons = ({ children, rappel }: { children: Child; rappel?: string }) => (
  <div class={rappel ? 'boutons boutons-en-vue' : 'boutons'}>
    {rappel && <p class="boutons-rappel">{rappel}</p>}
    {children}
  </div>
)
