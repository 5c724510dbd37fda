import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'

/** Why a sign-in with Pro Santé Connect did not end well: each has its page, which says what to do. */
export type MotifEchec =
  /** The person gave up, at the provider's. */
  | 'annule'
  /** The provider does not answer, answers too late, or answers nonsense. */
  | 'indisponible'
  /** Our clock and the provider's do not agree. */
  | 'horloge'
  /** What came back cannot be trusted: signature, issuer, audience, nonce, another person. */
  | 'non-conforme'
  /** Too late, already used, from another browser, or never asked. */
  | 'perime'
  /** The provider did not ask for a strong enough proof. */
  | 'niveau'
  /** The provider refuses, for a reason of its own. */
  | 'refus'

/** An expected failure, anywhere in the exchange with the provider. */
export class EchecPsc extends Error {
  readonly motif: MotifEchec
  constructor(motif: MotifEchec, cause?: unknown) {
    super(`Pro Santé Connect : ${motif}`, { cause })
    this.motif = motif
  }
}

const passagers = new Set(['server_error', 'temporarily_unavailable'])

/** Codes of openid-client for an answer that is no answer, as a broken server or a proxy gives. */
const sansReponse = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_INVALID_SERVER_METADATA',
])

/** Turns what openid-client and the network throw into a failure with its page. @throws whatever is a bug of ours */
export function enEchec(erreur: unknown): EchecPsc {
  if (erreur instanceof EchecPsc) return erreur
  const motif = motifDe(erreur)
  if (!motif) throw erreur
  return new EchecPsc(motif, erreur)
}

function motifDe(erreur: unknown): MotifEchec | undefined {
  if (erreur instanceof AuthorizationResponseError) {
    if (erreur.error === 'access_denied') return 'annule'
    return passagers.has(erreur.error) ? 'indisponible' : 'refus'
  }
  if (erreur instanceof ResponseBodyError) {
    if (erreur.error === 'invalid_grant') return 'perime'
    return erreur.status >= 500 ? 'indisponible' : 'refus'
  }
  if (erreur instanceof WWWAuthenticateChallengeError) return 'refus'
  if (erreur instanceof ClientError) {
    if (erreur.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'horloge'
    // without a code: a body cut in the middle, a connection lost
    return sansReponse.has(erreur.code ?? 'OAUTH_ABORT') ? 'indisponible' : 'non-conforme'
  }
  // fetch says all that the network does in one way
  return erreur instanceof TypeError && /^(fetch failed|terminated)$/.test(erreur.message)
    ? 'indisponible'
    : undefined
}
