import type { Child } from 'hono/jsx'

/** Lines shown on a phone, where each is a card as tall as a thumb: `accueil-bref` hides the others there. */
const auTelephone = 3

type Proprietes = {
  total: number
  /** Lines of the table. */
  montres: number
  href: string
  /** What the link says. */
  suite: Child
  children: Child
}

/** The first lines of a matter, and the way to all of them when some are not shown: on a phone, that is sooner. */
export const EnBref = ({ total, montres, href, suite, children }: Proprietes) => (
  <div class="accueil-bref">
    {children}
    {total > auTelephone && (
      <p class={total > montres ? undefined : 'accueil-suite'}>
        <a href={href}>{suite}</a>
      </p>
    )}
  </div>
)
