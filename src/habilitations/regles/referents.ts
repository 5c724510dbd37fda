/** A right « référent structure » of one structure. Instants: holds from `de` (included) to `a` (excluded). */
export type Mandat = {
  habilitationId: string
  de: Date
  a: Date
  /** The account can sign in: a référent who never activated theirs does not count. */
  actif: boolean
  /** Ended at once by somebody: gone, whatever the clocks of two servers say. */
  termine: boolean
}

/** An end brought closer: the right holds until this instant, excluded. */
export type FinAvancee = { habilitationId: string; instant: Date }

/** Names itself in the rule below: the right that the successor is about to receive. */
export const successeur = 'successeur'

/**
 * G16. Whether these acts would leave the structure without a référent: at the very instant when one goes, nobody
 * else who can act holds the right. A right cancelled before it started takes nobody away, nor does that of an
 * account that cannot sign in. What merely reaches its last day later is no act: it is listed, not refused.
 */
export function laisseSansReferent(mandats: readonly Mandat[], fins: readonly FinAvancee[]): boolean {
  const finDe = new Map(fins.map(({ habilitationId, instant }) => [habilitationId, instant]))
  return mandats
    .filter(({ habilitationId, actif, termine }) => actif && !termine && finDe.has(habilitationId))
    .some(partant => {
      const instant = finDe.get(partant.habilitationId) ?? partant.a
      if (instant <= partant.de) return false
      return !mandats.some(
        autre =>
          autre.habilitationId !== partant.habilitationId &&
          autre.actif &&
          !autre.termine &&
          autre.de <= instant &&
          instant < (finDe.get(autre.habilitationId) ?? autre.a),
      )
    })
}
