import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { chiffrer, dechiffrer, SecretIllisible } from '#src/socle/secrets/chiffrer.ts'
import { trousseauDe } from '#src/socle/secrets/cles.ts'
import { empreinteDe } from '../../liens/secret.ts'
import { siUnique } from '../../si-unique.ts'
import { noterAjout } from '../noter-ajout.ts'
import { application, contexteDuSecret } from './facteur-application.tsx'
import { nouveauSecretTotp, pasDuCode } from './totp.ts'

const dureeBrouillon = 30 * 60_000
const contexteDuBrouillon = (compteId: string) => `brouillon:application:${compteId}`

export type Brouillon = { secret: Uint8Array; scelle: string }

/**
 * A secret that the person has not confirmed yet travels in the form, sealed for their account: nothing is kept of an
 * enrolment that is not finished. Shape: instant of the making (8 bytes), secret.
 */
export function commencer(demande: { compteId: string; maintenant: Date; config: Config }): Brouillon {
  return sceller(nouveauSecretTotp(), demande)
}

function sceller(
  secret: Uint8Array,
  { compteId, maintenant, config }: { compteId: string; maintenant: Date; config: Config },
): Brouillon {
  const instant = Buffer.alloc(8)
  instant.writeBigUInt64BE(BigInt(maintenant.getTime()))
  const clair = Buffer.concat([instant, secret])
  const scelle = chiffrer(trousseauDe(config), clair, contexteDuBrouillon(compteId)).toString('base64url')
  return { secret, scelle }
}

/** The same secret again, when the first code was not the right one; null when too old, altered or somebody else's. */
export function reprendre(
  scelle: string,
  { compteId, maintenant, config }: { compteId: string; maintenant: Date; config: Config },
): Brouillon | null {
  try {
    const clair = dechiffrer(
      trousseauDe(config),
      Buffer.from(scelle, 'base64url'),
      contexteDuBrouillon(compteId),
    )
    const age = maintenant.getTime() - Number(clair.readBigUInt64BE(0))
    return age <= dureeBrouillon ? { secret: clair.subarray(8), scelle } : null
  } catch (erreur) {
    if (erreur instanceof SecretIllisible) return null
    throw erreur
  }
}

type Commande = {
  compteId: string
  nom: string
  secret: Uint8Array
  /** The first code, which proves that the phone has the secret. */
  code: string
  maintenant: Date
  origine: Origine
  config: Config
}

export type Ajout = { ok: true } | { ok: false; motif: 'code' | 'deja-ajoutee' }

/** Keeps the application. The code that confirms it is used up: it will not sign in. */
export async function ajouterApplication(tx: Ecriture, commande: Commande): Promise<Ajout> {
  const { compteId, nom, secret, code, maintenant, config } = commande
  const pas = pasDuCode(secret, code, maintenant)
  if (pas === null) return { ok: false, motif: 'code' }
  const ecrit = await siUnique(tx, () =>
    tx
      .insertInto('facteur')
      .values({
        compte_id: compteId,
        genre: 'application',
        nom,
        secret: chiffrer(trousseauDe(config), secret, contexteDuSecret(compteId)),
        empreinte: empreinteDe(Buffer.from(secret).toString('base64')),
        dernier_pas: pas,
        cree_le: maintenant,
        utilise_le: null,
      })
      .execute(),
  )
  if (!ecrit) return { ok: false, motif: 'deja-ajoutee' }
  await noterAjout(tx, { ...commande, facteur: application })
  return { ok: true }
}
