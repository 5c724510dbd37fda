import type { Ecriture } from '#src/socle/base/base.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { Compte } from '../identite/requetes.ts'
import { consommerLien, creerLien, lireLien } from '../liens/liens.ts'
import { changerEtat } from './changer-etat.ts'
import { type Envoi, envoyerDeverrouillage, envoyerReactivation } from './courriels.ts'

type Commande = { secret: string; maintenant: Date; origine: Origine }

/** The way back in that fits the account, mailed to its holder; false when there is none to send. */
export async function envoyerRetour(tx: Ecriture, compte: Compte, envoi: Envoi): Promise<boolean> {
  const usage = compte.etat === 'inactif' ? 'reactivation' : 'deverrouillage'
  const secret = await creerLien(tx, { compteId: compte.id, usage, maintenant: envoi.maintenant })
  if (!secret) return false
  await (usage === 'reactivation' ? envoyerReactivation : envoyerDeverrouillage)(tx, compte, secret, envoi)
  return true
}

/** @returns where to go on; null when the link is worth nothing any more. */
export async function deverrouillerParLien(tx: Ecriture, c: Commande): Promise<'/connexion' | null> {
  const lien = await lireLien(tx, c.secret, 'deverrouillage', c.maintenant)
  if (!lien || !(await consommerLien(tx, c.secret, 'deverrouillage', c.maintenant))) return null
  const { compteId } = lien
  const acte = { action: 'deverrouiller', role: 'titulaire', acteurId: compteId, compteId } as const
  return (await changerEtat(tx, { ...acte, ...c })) && '/connexion'
}

/**
 * The holder proves their address, the account opens again with the rights that still hold. One that was never
 * activated goes straight on to its activation: the mailbox is proven already.
 */
export async function reactiverParLien(tx: Ecriture, c: Commande): Promise<string | null> {
  const lien = await lireLien(tx, c.secret, 'reactivation', c.maintenant)
  if (!lien || !(await consommerLien(tx, c.secret, 'reactivation', c.maintenant))) return null
  const { compteId, activeLe } = lien
  const acte = { role: 'titulaire', acteurId: compteId, compteId } as const
  if (activeLe) return (await changerEtat(tx, { ...acte, ...c, action: 'reactiver' })) && '/connexion'
  await changerEtat(tx, { ...acte, ...c, action: 'reinviter' })
  const secret = await creerLien(tx, { compteId, usage: 'activation', maintenant: c.maintenant })
  return secret ? `/activation/${secret}` : '/activation/renvoyer'
}
