import { randomBytes } from 'node:crypto'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { type Cadre, creerDefi, dureeDuDefi } from './defis.ts'
import { clesUtilisables } from './lire-cles.ts'
import { serviceDe } from './service.ts'

/** ECDSA on P-256, Ed25519, RSA: all that devices make today (COSE numbers). */
export const algorithmes = [-7, -8, -257]

type Demande = { lien: string; maintenant: Date; config: Config }
type Personne = { compteId: string; prenom: string; nom: string; courriel: string }

/**
 * To make a key that opens the account by itself: found by the device without being named, and shown only to whoever
 * proves to the device that they are its owner (code, finger, face). No proof of the device's model is asked.
 */
export async function optionsCreation(
  tx: Ecriture,
  personne: Personne,
  { lien, maintenant, config }: Demande,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { id, nom } = serviceDe(config)
  return {
    rp: { id, name: nom },
    user: {
      id: await identifiantDuPorteur(tx, personne.compteId),
      name: personne.courriel,
      displayName: `${personne.prenom} ${personne.nom}`,
    },
    challenge: await creerDefi(tx, { usage: 'ajout', lien }, maintenant),
    pubKeyCredParams: algorithmes.map(alg => ({ type: 'public-key', alg })),
    excludeCredentials: await clesUtilisables(tx, personne.compteId),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
    timeout: dureeDuDefi,
  }
}

/** To show a key, any of this site: the device proposes those that it has. */
export async function optionsConnexion(
  base: Lecture,
  demande: Demande,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return options(base, 'connexion', demande)
}

/** To show one of an account's own keys, after its password; null when it has none. */
export async function optionsFacteur(
  base: Lecture,
  { compteId, ...demande }: Demande & { compteId: string },
): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const allowCredentials = await clesUtilisables(base, compteId)
  if (allowCredentials.length === 0) return null
  return { ...(await options(base, 'facteur', demande)), allowCredentials }
}

async function options(base: Lecture, usage: Cadre['usage'], { lien, maintenant, config }: Demande) {
  return {
    rpId: serviceDe(config).id,
    challenge: await creerDefi(base, { usage, lien }, maintenant),
    userVerification: 'required' as const,
    timeout: dureeDuDefi,
  }
}

async function identifiantDuPorteur(tx: Ecriture, compteId: string): Promise<string> {
  await tx
    .insertInto('porteur_de_cles')
    .values({ compte_id: compteId, identifiant: randomBytes(32) })
    .onConflict(conflit => conflit.column('compte_id').doNothing())
    .execute()
  const { identifiant } = await tx
    .selectFrom('porteur_de_cles')
    .select('identifiant')
    .where('compte_id', '=', compteId)
    .executeTakeFirstOrThrow()
  return identifiant.toString('base64url')
}
