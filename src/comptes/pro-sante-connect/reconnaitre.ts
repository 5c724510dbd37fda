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

/** Reads, under lock, the account that is already linked to this identity, else the one that bears its RPPS number. */
export async function reconnaitre(tx: Ecriture, identite: IdentitePsc): Promise<Reconnaissance> {
  const lie = await compteLie(tx, identite)
  if (lie) return lie.etat === 'actif' ? { genre: 'lie', compteId: lie.id } : { genre: 'compte-ferme' }
  const compte = await compteDuRpps(tx, identite)
  if (!compte || compte.dissocie || !memePersonne(identite, compte)) return { genre: 'inconnu' }
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

/** `dissocie`: its holder unlinked it, or it is linked to another identity; only they may link it again. */
function compteDuRpps(tx: Ecriture, { rpps }: IdentitePsc) {
  if (!rpps) return undefined
  return tx
    .selectFrom('compte')
    .select(['id', 'etat', 'nom', 'prenom'])
    .select(eb =>
      eb
        .exists(
          eb
            .selectFrom('compte_psc')
            .select('compte_psc.id')
            .whereRef('compte_psc.compte_id', '=', 'compte.id'),
        )
        .as('dissocie'),
    )
    .where('rpps', '=', rpps)
    .forUpdate()
    .executeTakeFirst()
}
