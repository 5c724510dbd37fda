import type { Child } from 'hono/jsx'
import { Icone } from './icones.tsx'
import { nombre } from './typographie.ts'

export type ProprietesCarteAction = {
  titre: string
  /** The figure that makes the card worth a glance. */
  valeur?: number | undefined
  /** The figure was not counted further: « 1 000 et plus ». */
  auMoins?: boolean | undefined
  /** One sentence that says what the figure is about. */
  phrase: Child
  action?: { libelle: string; href: string } | undefined
  /** `attention` when something is expected of the person; `calme` when all is well. */
  ton?: 'neutre' | 'attention' | 'calme'
  /** Under an `<h1>`, cards are `h2`. */
  niveau?: 2 | 3
}

/** What awaits this person today: one matter, one figure, one action. */
export const CarteAction = ({
  titre,
  valeur,
  auMoins,
  phrase,
  action,
  ton = 'neutre',
  niveau = 2,
}: ProprietesCarteAction) => {
  const Titre = `h${niveau}` as 'h2' | 'h3'
  return (
    <article class={`carte carte-${ton}`}>
      <Titre class="carte-titre">
        {ton === 'calme' && <Icone nom="succes" />}
        {titre}
      </Titre>
      {valeur !== undefined && (
        <p class="carte-valeur">{auMoins ? `${nombre(valeur)} et plus` : nombre(valeur)}</p>
      )}
      <p class="carte-phrase">{phrase}</p>
      {action && (
        <a class="carte-action" href={action.href}>
          {action.libelle}
        </a>
      )}
    </article>
  )
}

/** Cards side by side, as many as fit. */
export const CartesAction = ({ children }: { children: Child }) => <div class="cartes">{children}</div>
