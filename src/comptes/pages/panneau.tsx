import type { Child } from 'hono/jsx'

/** The frame of a signed-out page: one card, one thing to do, and under it where else to go. */
export const Panneau = ({
  titre,
  chapeau,
  children,
  suite,
}: {
  titre: string
  chapeau?: Child
  children: Child
  suite?: Child
}) => (
  <>
    <div class="panneau">
      <h1>{titre}</h1>
      {chapeau && <p>{chapeau}</p>}
      {children}
    </div>
    {suite && <div class="panneau-suite">{suite}</div>}
  </>
)
