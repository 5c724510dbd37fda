import type { Ecriture } from '#src/socle/base/base.ts'
import type { EtatCompte } from '../tables.ts'
import type { IdentitePsc } from './identite.ts'
import { memePersonne } from './meme-personne.ts'
import type { VoieDeLiaison } from './tables.ts'

/** Whose account this identity opens, and what must be done first. */
export type Reconnaissance =
  | { genre: 'lie'; compteId: string }
  /** Never linked: its RPPS and its name say that it is this account's, which may still wait for its activation. */
  | { genre: 'a-lier'; compteId: string; aActiver: boolean }
  /** It says so, but was changed by hand since the account exists: the account's mailbox must confirm (decision 017). */
  | { genre: 'a-prouver'; compteId: string }
  | { genre: 'compte-ferme' }
  | { genre: 'inconnu' }

/** The account that is already linked to this identity, else the one that bears its RPPS number. */
export async function reconnaitre(tx: Ecriture, identite: IdentitePsc): Promise<Reconnaissance> {
  // locked before anything else is read: of two first sign-ins at once, the second finds the link of the first
  const compte = await compteDuRpps(tx, identite)
  const lie = await compteLie(tx, identite)
  if (lie) return selonLien(lie)
  if (!compte || !memePersonne(identite, compte) || (await dejaAssocie(tx, compte.id)))
    return { genre: 'inconnu' }
  if (compte.identite_a_prouver || (await estLeCreateur(tx, identite, compte.cree_par)))
    return { genre: 'a-prouver', compteId: compte.id }
  return selonEtat(compte)
}

type Lie = { id: string; etat: EtatCompte; voie: VoieDeLiaison; identite_a_prouver: boolean }

function selonLien({ id, etat, voie, identite_a_prouver }: Lie): Reconnaissance {
  if (etat !== 'actif') return { genre: 'compte-ferme' }
  return voie === 'rpps' && identite_a_prouver
    ? { genre: 'a-prouver', compteId: id }
    : { genre: 'lie', compteId: id }
}

function selonEtat({ id, etat }: { id: string; etat: EtatCompte }): Reconnaissance {
  if (etat === 'actif' || etat === 'invite')
    return { genre: 'a-lier', compteId: id, aActiver: etat === 'invite' }
  return { genre: 'compte-ferme' }
}

/** Whoever creates an account does not open it: under their other name, it would be a second one of theirs. */
async function estLeCreateur(tx: Ecriture, identite: IdentitePsc, createurId: string | null) {
  if (!createurId) return false
  const createur = await tx
    .selectFrom('compte')
    .select(['nom', 'prenom'])
    .where('id', '=', createurId)
    .executeTakeFirst()
  return createur !== undefined && memePersonne(identite, createur)
}

/** The national identifier stays when the provider renames its subjects. */
function compteLie(tx: Ecriture, { sujet, identifiant }: IdentitePsc) {
  return tx
    .selectFrom('compte_psc')
    .innerJoin('compte', 'compte.id', 'compte_psc.compte_id')
    .select(['compte.id', 'compte.etat', 'compte.identite_a_prouver', 'compte_psc.voie'])
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
    .select(['id', 'etat', 'nom', 'prenom', 'cree_par', 'identite_a_prouver'])
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
