import type { Child } from 'hono/jsx'

export type EvenementHistorique = {
  /** Already formatted: « 23 novembre 2026 à 14 h 30 ». */
  quand: string
  /** For machines, when known. */
  instant?: string | undefined
  /** Who did it: a name, or « Automatique ». */
  qui: string
  /** What, as a sentence: « a renouvelé le droit Référent structure jusqu’au… ». */
  quoi: Child
  /** Why, in the words of the person who did it. */
  pourquoi?: string | undefined
}

/** Who did what, when and why; the most recent first. */
export const Historique = ({ evenements }: { evenements: readonly EvenementHistorique[] }) => (
  <ol class="historique">
    {evenements.map(e => (
      <li>
        <time class="historique-quand" datetime={e.instant}>
          {e.quand}
        </time>
        <p class="historique-quoi">
          <strong>{e.qui}</strong> {e.quoi}
        </p>
        {e.pourquoi && <blockquote class="historique-pourquoi">{e.pourquoi}</blockquote>}
      </li>
    ))}
  </ol>
)

/** Addresses of the older lines, and of the newest when one is further; null where there is nowhere to go. */
export type Suite = { plusAncien: string | null; plusRecent: string | null }

export const SuiteHistorique = ({ plusAncien, plusRecent }: Suite) =>
  (plusAncien || plusRecent) && (
    <nav class="pagination" aria-label="Suite de l’historique">
      <ul>
        {plusRecent && (
          <li>
            <a href={plusRecent}>Revenir au plus récent</a>
          </li>
        )}
        {plusAncien && (
          <li>
            <a href={plusAncien} rel="next">
              Plus ancien
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
