import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { rppsDeLIdentifiantNational } from '#src/socle/identifiants/rpps.ts'
import { empreinteDe, nouveauSecret } from '../liens/secret.ts'
import { enfermer, rouvrir } from './coffre.ts'
import type { IdentitePsc } from './identite.ts'
import type { Preuve } from './revenir.ts'

/** The time to read a mail. */
export const dureeAttenteSecondes = 3600

/** An identity that the provider proved in this browser, and that opens no account yet. */
export type IdentiteEnAttente = Pick<IdentitePsc, 'sujet' | 'identifiant' | 'rpps' | 'nom' | 'prenom'> &
  Pick<Preuve, 'jetonId'>

/** @returns the secret for the browser's cookie: nobody else may link this identity. */
export async function mettreEnAttente(
  base: Lecture,
  { identite, jetonId }: Preuve,
  maintenant: Date,
): Promise<string> {
  const { sujet, identifiant, nom, prenom } = identite
  const secret = nouveauSecret()
  const attente = {
    empreinte: empreinteDe(secret),
    ...{ sujet, identifiant, nom, prenom },
    jeton_chiffre: enfermer(jetonId, secret),
    cree_le: maintenant,
    expire_le: new Date(maintenant.getTime() + dureeAttenteSecondes * 1000),
  }
  await base.insertInto('psc_attente').values(attente).execute()
  return secret
}

export async function lireAttente(
  base: Lecture,
  secret: string,
  maintenant: Date,
): Promise<IdentiteEnAttente | undefined> {
  const attente = await base
    .selectFrom('psc_attente')
    .select(['sujet', 'identifiant', 'nom', 'prenom', 'jeton_chiffre'])
    .where('empreinte', '=', empreinteDe(secret))
    .where('expire_le', '>', maintenant)
    .executeTakeFirst()
  if (!attente) return undefined
  const { jeton_chiffre, ...identite } = attente
  const rpps = rppsDeLIdentifiantNational(attente.identifiant)
  return { ...identite, rpps, jetonId: rouvrir(jeton_chiffre, secret) }
}

/** The identity is linked: it waits no more. */
export async function oublierAttente(tx: Ecriture, secret: string): Promise<void> {
  await tx.deleteFrom('psc_attente').where('empreinte', '=', empreinteDe(secret)).execute()
}
