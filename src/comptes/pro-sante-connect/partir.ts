import { createHmac } from 'node:crypto'
import { buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { nouveauSecret } from '../liens/secret.ts'
import { adressePsc } from './chemins.ts'
import { type Admission, noterDepart } from './essais.ts'
import { configurationPsc } from './fournisseur.ts'

/** What PSC asks for: all that it knows, and a proof of eIDAS substantial level. */
export const demandePsc = { scope: 'openid scope_all', acr: 'eidas1' } as const

/**
 * The nonce and the PKCE verifier of a departure, made again at the return from the browser's secret and the state:
 * neither is kept anywhere.
 */
export function secretsDuDepart(navigateur: string, etat: string): { nonce: string; verificateur: string } {
  const tirer = (usage: string) =>
    createHmac('sha256', navigateur).update(`${usage}:${etat}`).digest('base64url')
  return { nonce: tirer('nonce'), verificateur: tirer('pkce') }
}

type Depart = {
  /** The secret that this browser already holds, so that two tabs may leave at once. */
  navigateur: string | undefined
  suite: string
  /** Who is signed in, when it is to link their account. */
  compteId: string | null
  maintenant: Date
  origine: Origine
}

/** @returns the provider's address to go to, and the secret for the browser's cookie. @throws EchecPsc */
export async function partirVersPsc(
  { base, config }: Pick<Services, 'base' | 'config'>,
  { suite, compteId, maintenant, origine, ...depart }: Depart,
): Promise<{ ok: true; vers: URL; navigateur: string } | Extract<Admission, { ok: false }>> {
  const navigateur = depart.navigateur ?? nouveauSecret()
  const etat = nouveauSecret()
  const configuration = await configurationPsc(config, maintenant)
  const admission = await noterDepart(base, { etat, navigateur, suite, compteId }, { maintenant, origine })
  if (!admission.ok) return admission
  const { nonce, verificateur } = secretsDuDepart(navigateur, etat)
  const vers = buildAuthorizationUrl(configuration, {
    redirect_uri: adressePsc(config, 'retour'),
    scope: demandePsc.scope,
    acr_values: demandePsc.acr,
    state: etat,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verificateur),
    code_challenge_method: 'S256',
  })
  return { ok: true, vers, navigateur }
}
