import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { hacherMotDePasse } from '../connexion/mot-de-passe.ts'
import { fermerAutresSessions } from '../connexion/session.ts'
import { type DuNavigateur, terminerConnexion } from '../connexion/terminer-connexion.ts'
import { annoncerMotDePasseChange } from '../courriels.ts'
import { type Poursuite, poursuivreConnexion } from '../facteurs/poursuivre-connexion.ts'
import { jugerMotDePasse } from '../mot-de-passe/juger.ts'
import { changerEtat } from '../vie/changer-etat.ts'
import { etatsEnService } from '../vie/transitions.ts'
import { annulerLiens, consommerLien, type LienValable, lireLien } from './liens.ts'

type Commande = DuNavigateur & {
  /** What the mailed link bears. */
  secret: string
  motDePasse: string
  maintenant: Date
  origine: Origine
}

export type Choix =
  | { ok: true; jeton: string }
  /** The password is chosen; the session waits for a second factor. */
  | { ok: false; motif: 'second-facteur'; attente: string }
  | { ok: false; motif: 'lien-perime' }
  | { ok: false; motif: 'faible'; message: string }

type Outils = Pick<Services, 'base' | 'config'>

/** First password of an invited person: the account becomes active and the person is signed in. @throws Sature */
export function activerCompte(outils: Outils, commande: Commande): Promise<Choix> {
  return parLien(outils, commande, 'activation', async (tx, { compteId }, empreinte) => {
    const { maintenant, origine } = commande
    const choisi = await tx
      .updateTable('compte')
      .set({ mot_de_passe: empreinte, mot_de_passe_change_le: maintenant, active_le: maintenant })
      .where('id', '=', compteId)
      .where('etat', '=', 'invite')
      .executeTakeFirst()
    if (choisi.numUpdatedRows === 0n) return false
    const acte = { action: 'activer', role: 'titulaire', acteurId: compteId } as const
    await changerEtat(tx, { ...acte, compteId, maintenant, origine })
    return true
  })
}

/**
 * New password after a forgotten one: every session and every other link dies, a lock is lifted, the person is told
 * by mail (it may not be them), and is signed in, after a second factor where one is owed. @throws Sature
 */
export function reinitialiserMotDePasse(outils: Outils, commande: Commande): Promise<Choix> {
  return parLien(outils, commande, 'mot-de-passe', async (tx, lien, empreinte) => {
    const { maintenant, origine } = commande
    const { compteId } = lien
    const change = await tx
      .updateTable('compte')
      .set({ mot_de_passe: empreinte, mot_de_passe_change_le: maintenant })
      .where('id', '=', compteId)
      .where('etat', 'in', etatsEnService)
      .executeTakeFirst()
    if (change.numUpdatedRows === 0n) return false
    const acte = { action: 'deverrouiller', role: 'titulaire', acteurId: compteId } as const
    await changerEtat(tx, { ...acte, compteId, maintenant, origine })
    await fermerAutresSessions(tx, compteId)
    await annulerLiens(tx, compteId, maintenant)
    const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
    await journaliser(tx, { ...ligne, acte: 'compte.mot-de-passe-change' })
    await annoncerMotDePasseChange(tx, lien, { maintenant, urlPublique: outils.config.URL_PUBLIQUE })
    return true
  })
}

/** The slow hash is made outside of the transaction; the link is used up inside, and only by one of two. */
async function parLien(
  { base, config }: Outils,
  commande: Commande,
  usage: 'activation' | 'mot-de-passe',
  ecrire: (tx: Ecriture, lien: LienValable, empreinte: string) => Promise<boolean>,
): Promise<Choix> {
  const { secret, motDePasse, maintenant } = commande
  const lien = await lireLien(base, secret, usage, maintenant)
  if (!lien) return { ok: false, motif: 'lien-perime' }
  const message = await jugerMotDePasse(base, lien, motDePasse)
  if (message) return { ok: false, motif: 'faible', message }
  const empreinte = await hacherMotDePasse(motDePasse, config.ARGON2_PARAMETRES)
  const poursuite = await enTransaction(base, async (tx): Promise<Poursuite | null> => {
    if (!(await consommerLien(tx, secret, usage, maintenant))) return null
    if (!(await ecrire(tx, lien, empreinte))) return null
    const preuve = { ...commande, compteId: lien.compteId, config }
    if (usage === 'mot-de-passe')
      return poursuivreConnexion(tx, {
        ...preuve,
        moyen: 'reinitialisation',
        motDePasse: empreinte,
        suite: '/',
      })
    // a new account has no factor yet: choosing one is the first thing it is asked
    const jeton = await terminerConnexion(tx, { ...preuve, moyen: 'activation' })
    return jeton ? { etape: 'session', jeton } : null
  })
  if (!poursuite) return { ok: false, motif: 'lien-perime' }
  return poursuite.etape === 'session'
    ? { ok: true, jeton: poursuite.jeton }
    : { ok: false, motif: 'second-facteur', attente: poursuite.attente }
}
