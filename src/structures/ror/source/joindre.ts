import { X509Certificate } from 'node:crypto'
import { codeSql } from '#src/socle/base/transaction.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { type EchecRor, echec } from './echec.ts'
import type { Appeler, Outils } from './outils.ts'
import type { ReglagesRor } from './reglages.ts'
import { aRetenter, enFrancais } from './reprises.ts'

type Connu = Pick<ReglagesRor, 'certificat'>

/**
 * One call to the ROR. Any answer is an answer; no answer is a failure told in a sentence, our certificate or theirs
 * being the first things looked at.
 * @param qui 'Le ROR' or 'Le serveur de jetons du ROR'
 * @throws EchecRor
 */
export async function joindre(
  { reglages, outils }: { reglages: Connu; outils: Pick<Outils, 'appeler' | 'maintenant'> },
  url: string,
  options: Parameters<Appeler>[1],
  qui = 'Le ROR',
): Promise<Response> {
  exigerCertificatEnCours(reglages, outils.maintenant())
  try {
    return await outils.appeler(url, options)
  } catch (erreur) {
    throw echecDAppel(qui, erreur, { reglages, url })
  }
}

/** A certificate out of its dates is refused by a connection that is cut, without a word: it is told here. */
function exigerCertificatEnCours({ certificat }: Connu, maintenant: Date): void {
  if (!certificat) return
  const { validFromDate: du, validToDate: au } = new X509Certificate(certificat.cert)
  if (maintenant > au)
    throw echec('certificat', `Notre certificat a pris fin le ${enToutesLettres(jourDe(au))}.`)
  if (maintenant < du)
    throw echec('certificat', `Notre certificat ne vaut qu’à partir du ${enToutesLettres(jourDe(du))}.`)
}

function echecDAppel(
  qui: string,
  erreur: unknown,
  { reglages, url }: { reglages: Connu; url: string },
): EchecRor {
  const code = codeDe(erreur)
  const leSien = sonCertificat[code]
  if (leSien) return echec('certificat-du-ror', `${qui} présente un certificat ${leSien} (${code}).`, erreur)
  if (/^ERR_(OSSL|SSL)/.test(code))
    return echec('certificat', `${qui} refuse la connexion (${code}). ${notreCertificat(reglages)}`, erreur)
  const phrase = `${qui} ne répond pas : ${enFrancais(erreur)}.`
  // TLS 1.3 lets a server cut without telling why: it may be our certificate as well as the network
  if (/^(UND_ERR_SOCKET|ECONNRESET)$/.test(code) && url.startsWith('https:'))
    return aRetenter(echec('connexion-coupee', `${phrase} ${notreCertificat(reglages)}`, erreur))
  return aRetenter(echec('injoignable', phrase, erreur))
}

function notreCertificat({ certificat }: Connu): string {
  if (!certificat) return 'Nous ne présentons aucun certificat : peut-être en attend-il un.'
  const { subject, issuer, validToDate } = new X509Certificate(certificat.cert)
  const en = (nom: string) => nom.replaceAll('\n', ', ').slice(0, 120)
  return `Peut-être ne reconnaît-il pas notre certificat (${en(subject)}, délivré par ${en(issuer)}, valable jusqu’au ${enToutesLettres(jourDe(validToDate))}).`
}

function codeDe(erreur: unknown): string {
  return codeSql(erreur instanceof Error && erreur.cause instanceof Error ? erreur.cause : erreur) ?? ''
}

const inconnu = 'd’une autorité que ce service ne connaît pas'
const sonCertificat: Record<string, string> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: inconnu,
  UNABLE_TO_GET_ISSUER_CERT: inconnu,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: inconnu,
  SELF_SIGNED_CERT_IN_CHAIN: inconnu,
  DEPTH_ZERO_SELF_SIGNED_CERT: inconnu,
  CERT_HAS_EXPIRED: 'périmé',
  CERT_NOT_YET_VALID: 'pas encore valable',
  CERT_REVOKED: 'révoqué',
  ERR_TLS_CERT_ALTNAME_INVALID: 'délivré à un autre nom',
}
