import { verifyRegistrationResponse } from '@simplewebauthn/server'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { siUnique } from '../si-unique.ts'
import { annoncerCleAjoutee } from './courriels.ts'
import { consommerDefi, echeanceDuDefi } from './defis.ts'
import { clesDe, clesPermises } from './lire-cles.ts'
import { algorithmes } from './options.ts'
import { defiDe, type NouvelleCle } from './reponses.ts'
import { serviceDe } from './service.ts'

type Commande = {
  compteId: string
  nom: string
  reponse: NouvelleCle
  /** Of the challenge: the session in which the password was asked again a moment ago. */
  lien: string
  maintenant: Date
  origine: Origine
  config: Config
}

export type Ajout = { ok: true } | { ok: false; motif: 'reponse' | 'deja-prise' | 'trop-de-cles' }

/** Keeps the public half of a key that the person's device has just made. */
export async function ajouterCle(tx: Ecriture, commande: Commande): Promise<Ajout> {
  const { compteId, nom, reponse, lien, maintenant, origine, config } = commande
  const defi = defiDe(reponse)
  const echeance = await echeanceDuDefi(tx, defi, { usage: 'ajout', lien }, maintenant)
  const cle = echeance && (await cleCreee(reponse, defi, config))
  if (!cle || !(await consommerDefi(tx, defi, echeance))) return { ok: false, motif: 'reponse' }
  // two additions at once take turns, and count each other
  await tx
    .selectFrom('porteur_de_cles')
    .select('compte_id')
    .where('compte_id', '=', compteId)
    .forUpdate()
    .execute()
  if ((await clesDe(tx, compteId)).length >= clesPermises) return { ok: false, motif: 'trop-de-cles' }
  const ecrit = await siUnique(tx, () =>
    tx
      .insertInto('cle_acces')
      .values({
        ...cle,
        compte_id: compteId,
        nom,
        transports: reponse.response.transports,
        cree_le: maintenant,
        utilisee_le: null,
        suspendue_le: null,
      })
      .execute(),
  )
  if (!ecrit) return { ok: false, motif: 'deja-prise' }
  const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
  await journaliser(tx, { ...ligne, acte: 'compte.cle-ajoutee', details: { cle: nom } })
  const compte = await trouverCompte(tx, compteId)
  if (compte) await annoncerCleAjoutee(tx, compte, nom, { maintenant, urlPublique: config.URL_PUBLIQUE })
  return { ok: true }
}

/** What the device made, once its answer has been verified; null when anything is wrong with it. */
async function cleCreee(reponse: NouvelleCle, defi: string, config: Config) {
  const { id, origine } = serviceDe(config)
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...reponse, clientExtensionResults: {} },
      expectedChallenge: defi,
      expectedOrigin: origine,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithmes,
    })
    return (
      registrationInfo && {
        identifiant: Buffer.from(registrationInfo.credential.id, 'base64url'),
        cle_publique: Buffer.from(registrationInfo.credential.publicKey),
        compteur: registrationInfo.credential.counter,
        synchronisee: registrationInfo.credentialBackedUp,
      }
    )
  } catch {
    // it throws whatever is wrong with what was sent
    return null
  }
}
