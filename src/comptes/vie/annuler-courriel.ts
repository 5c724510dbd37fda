import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { fermerAutresSessions } from '../connexion/session.ts'
import { annulerLiens, consommerLien, creerLien, durees, lireLien } from '../liens/liens.ts'
import { empreinteDe, nouveauSecret } from '../liens/secret.ts'
import { siUnique } from '../si-unique.ts'
import { changerEtat } from './changer-etat.ts'
import { annoncerRetablissement } from './courriels.ts'

const usage = 'courriel-annulation'

/**
 * The secret of the link that brings the old address back. Unlike other links, an earlier one goes on working: whoever
 * took an account over could otherwise kill its undo by changing the address a second time.
 */
export async function creerAnnulation(
  tx: Ecriture,
  { compteId, ancien, maintenant }: { compteId: string; ancien: string; maintenant: Date },
): Promise<string> {
  const secret = nouveauSecret()
  await tx
    .insertInto('jeton_compte')
    .values({
      empreinte: empreinteDe(secret),
      compte_id: compteId,
      usage,
      nouveau_courriel: ancien,
      cree_le: maintenant,
      expire_le: new Date(maintenant.getTime() + durees[usage]),
      consomme_le: null,
    })
    .execute()
  return secret
}

export type Annulation = { ok: true; vers: string } | { ok: false; motif: 'lien-perime' | 'courriel-pris' }

type Commande = { secret: string; maintenant: Date; origine: Origine; urlPublique: string }

/**
 * The address was changed without its owner: it comes back, every session closes, and the account stays locked until
 * a new password is chosen, since the old one is known to somebody. The proven mailbox leads straight to that.
 */
export async function annulerChangementCourriel(tx: Ecriture, c: Commande): Promise<Annulation> {
  const { secret, maintenant, origine, urlPublique } = c
  const lien = await lireLien(tx, secret, usage, maintenant)
  if (!lien?.nouveauCourriel || !(await consommerLien(tx, secret, usage, maintenant)))
    return { ok: false, motif: 'lien-perime' }
  const { compteId, courriel: avant, nouveauCourriel: apres } = lien
  const retabli = await siUnique(tx, () =>
    tx
      .updateTable('compte')
      .set(eb => ({ courriel: apres, version: eb('version', '+', 1) }))
      .where('id', '=', compteId)
      .execute(),
  )
  if (!retabli) return { ok: false, motif: 'courriel-pris' }
  await fermerAutresSessions(tx, compteId)
  await annulerLiens(tx, compteId, maintenant)
  await annulerLesSuivants(tx, { compteId, secret, maintenant })
  const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
  await journaliser(tx, { ...ligne, acte: 'compte.courriel-retabli', details: { avant, apres } })
  await annoncerRetablissement(tx, lien, apres, { maintenant, urlPublique })
  if (lien.etat === 'inactif') return { ok: true, vers: '/connexion' }
  const acte = { action: 'verrouiller', role: 'titulaire', acteurId: compteId } as const
  await changerEtat(tx, { ...acte, compteId, maintenant, origine, motif: 'Changement d’adresse annulé' })
  const suite = await creerLien(tx, { compteId, usage: 'mot-de-passe', maintenant })
  return { ok: true, vers: suite ? `/mot-de-passe/${suite}` : '/mot-de-passe-oublie' }
}

/** The changes that came after the one undone fall with it; an earlier one may still be undone by its owner. */
async function annulerLesSuivants(
  tx: Ecriture,
  { compteId, secret, maintenant }: { compteId: string; secret: string; maintenant: Date },
): Promise<void> {
  await tx
    .updateTable('jeton_compte')
    .set({ consomme_le: maintenant })
    .where('compte_id', '=', compteId)
    .where('usage', '=', usage)
    .where('consomme_le', 'is', null)
    .where('cree_le', '>=', eb =>
      eb
        .selectFrom('jeton_compte as annule')
        .select('annule.cree_le')
        .where('annule.empreinte', '=', empreinteDe(secret)),
    )
    .execute()
}
