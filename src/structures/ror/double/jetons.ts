import { randomBytes } from 'node:crypto'

export type ReglagesJetons = { clientId: string; clientSecret: string; dureeJetonSecondes: number }

type Reponse = { statut: 200 | 400 | 401; corps: object }

/** The token endpoint: OAuth 2 `client_credentials`, by the body or by Basic. Its clock is real: tokens do expire. */
export function creerJetons({ clientId, clientSecret, dureeJetonSecondes }: ReglagesJetons) {
  const echeances = new Map<string, number>()
  return {
    delivrer: (corps: URLSearchParams, autorisation: string | undefined): Reponse => {
      if (corps.get('grant_type') !== 'client_credentials') {
        return { statut: 400, corps: { error: 'unsupported_grant_type' } }
      }
      const [id, secret] = identifiants(corps, autorisation)
      if (id !== clientId || secret !== clientSecret) {
        return { statut: 401, corps: { error: 'unauthorized_client', error_description: 'Invalid client' } }
      }
      const jeton = randomBytes(24).toString('base64url')
      echeances.set(jeton, Date.now() + dureeJetonSecondes * 1000)
      return {
        statut: 200,
        corps: {
          access_token: jeton,
          expires_in: dureeJetonSecondes,
          refresh_expires_in: 0,
          token_type: 'Bearer',
          'not-before-policy': 0,
          scope: 'openid',
        },
      }
    },
    estValide: (autorisation: string | undefined): boolean => {
      const jeton = /^Bearer (.+)$/.exec(autorisation ?? '')?.[1] ?? ''
      return (echeances.get(jeton) ?? 0) > Date.now()
    },
  }
}

function identifiants(corps: URLSearchParams, autorisation: string | undefined): [string, string] {
  const basic = /^Basic (.+)$/.exec(autorisation ?? '')?.[1]
  if (!basic) return [corps.get('client_id') ?? '', corps.get('client_secret') ?? '']
  const [id = '', ...secret] = Buffer.from(basic, 'base64').toString().split(':')
  return [decodeURIComponent(id), decodeURIComponent(secret.join(':'))]
}
