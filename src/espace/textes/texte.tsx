import type { Child } from 'hono/jsx'
import { TetePage } from '#src/socle/ui/page.tsx'

export type Partie = { id: string; titre: string; contenu: Child }

type Proprietes = {
  titre: string
  chapeau: Child
  parties: readonly Partie[]
  /** Long pages begin with what they hold. */
  sommaire?: boolean
}

/** A page that is read from top to bottom: help, legal notice, declaration. */
export const Texte = ({ titre, chapeau, parties, sommaire = false }: Proprietes) => (
  <>
    <TetePage titre={titre} etat={chapeau} />
    {sommaire && (
      <nav class="texte" aria-label="Sur cette page">
        <ul>
          {parties.map(({ id, titre }) => (
            <li>
              <a href={`#${id}`}>{titre}</a>
            </li>
          ))}
        </ul>
      </nav>
    )}
    {parties.map(({ id, titre, contenu }) => (
      <section class="section" id={id}>
        <h2>{titre}</h2>
        <div class="texte">{contenu}</div>
      </section>
    ))}
  </>
)
