import type { Child } from 'hono/jsx'
import { nombre } from './typographie.ts'

export type ProprietesCarteAction = {
  titre: string
  /** The figure that makes the card worth a glance. */
  valeur?: number | undefined
  /** One sentence that says what the figure is about. */
  phrase: Child
  action?: { libelle: string; href: string } | undefined
  /** `attention` when something is expected of the person; `calme` when all is well. */
  ton?: 'neutre' | 'attention' | 'calme'
}

/** What awaits this person today: one matter, one figure, one action. */
export const CarteAction = ({ titre, valeur, phrase, action, ton = 'neutre' }: ProprietesCarteAction) => (
  <article class={`carte carte-${ton}`}>
    <h3 class="carte-titre">{titre}</h3>
    {valeur !== undefined && <p class="carte-valeur">{nombre(valeur)}</p>}
    <p class="carte-phrase">{phrase}</p>
    {action && (
      <a class="carte-action" href={action.href}>
        {action.libelle}
      </a>
    )}
  </article>
)

/** Cards side by side, as many as fit. */
export const CartesAction = ({ children }: { children: Child }) => <div class="cartes">{children}</div>
