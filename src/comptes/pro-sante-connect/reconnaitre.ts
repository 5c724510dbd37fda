import type { Ecriture } from '#src/socle/base/base.ts'
import type { EtatCompte } from '../tables.ts'
import type { IdentitePsc } from './identite.ts'
import { memePersonne } from './meme-personne.ts'

/** Whose account this identity opens, and what must be done first. */
export type Reconnaissance =
  | { genre: 'lie'; compteId: string }
  /** Never linked: its RPPS and its name say that it is this account's, which may still wait for its activation. */
  | { genre: 'a-lier'; compteId: string; aActiver: boolean }
  | { genre: 'compte-ferme' }
  | { genre: 'inconnu' }

/** The account that is already linked to this identity, else the one that bears its RPPS number. */
export async function reconnaitre(tx: Ecriture, identite: IdentitePsc): Promise<Reconnaissance> {
  // locked before anything else is read: of two first sign-ins at once, the second finds the link of the first
  const compte = await compteDuRpps(tx, identite)
  const lie = await compteLie(tx, identite)
  if (lie) return lie.etat === 'actif' ? { genre: 'lie', compteId: lie.id } : { genre: 'compte-ferme' }
  if (!compte || !memePersonne(identite, compte) || (await dejaAssocie(tx, compte.id)))
    return { genre: 'inconnu' }
  return selonEtat(compte)
}

function selonEtat({ id, etat }: { id: string; etat: EtatCompte }): Reconnaissance {
  if (etat === 'actif' || etat === 'invite')
    return { genre: 'a-lier', compteId: id, aActiver: etat === 'invite' }
  return { genre: 'compte-ferme' }
}

/** The national identifier stays when the provider renames its subjects. */
function compteLie(tx: Ecriture, { sujet, identifiant }: IdentitePsc) {
  return tx
    .selectFrom('compte_psc')
    .innerJoin('compte', 'compte.id', 'compte_psc.compte_id')
    .select(['compte.id', 'compte.etat'])
    .where('compte_psc.delie_le', 'is', null)
    .where(eb => eb.or([eb('compte_psc.sujet', '=', sujet), eb('compte_psc.identifiant', '=', identifiant)]))
    .orderBy(eb => eb('compte_psc.sujet', '=', sujet), 'desc')
    .limit(1)
    .executeTakeFirst()
}

function compteDuRpps(tx: Ecriture, { rpps }: IdentitePsc) {
  if (!rpps) return undefined
  return tx
    .selectFrom('compte')
    .select(['id', 'etat', 'nom', 'prenom'])
    .where('rpps', '=', rpps)
    .forUpdate()
    .executeTakeFirst()
}

/** Its holder unlinked this identity, or linked another: only they may link again. */
async function dejaAssocie(tx: Ecriture, compteId: string): Promise<boolean> {
  const lien = await tx
    .selectFrom('compte_psc')
    .select('id')
    .where('compte_id', '=', compteId)
    .limit(1)
    .executeTakeFirst()
  return lien !== undefined
}
