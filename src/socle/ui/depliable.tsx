import type { Child } from 'hono/jsx'
import { Icone } from './icones.tsx'

export type ProprietesDepliable = {
  titre: Child
  /** In a few words, what is inside. */
  detail?: Child
  /** A badge at the end of the line. */
  etiquette?: Child
  ouvert?: boolean
  children: Child
}

/** Something folded: its name, what is inside in a few words, then all of it. Printed open. */
export const Depliable = ({ titre, detail, etiquette, ouvert, children }: ProprietesDepliable) => (
  <details class="noeud" open={ouvert}>
    <summary>
      <Icone nom="chevron" />
      <span class="noeud-titre">
        <span class="noeud-nom">{titre}</span>
        {detail && <span class="noeud-detail">{detail}</span>}
        {etiquette}
      </span>
    </summary>
    <div class="noeud-corps">{children}</div>
  </details>
)
