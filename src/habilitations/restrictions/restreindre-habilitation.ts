import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { ajouterJours, type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { controlerAttribution } from '../attribuer/controler-attribution.ts'
import { ecrireAttribution } from '../attribuer/ecrire-attribution.ts'
import type { Contexte } from '../contexte.ts'
import { prevenirDUneRestriction } from '../courriels.ts'
import { avancerFins, noter } from '../ecrire.ts'
import { charger, perimees, type Vue } from '../fins/charger.ts'
import { garderPartout } from '../fins/terminer-habilitations.ts'
import { trouverLieu } from '../lectures/lieux.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { profils, profilsInclus } from '../lectures/profils.ts'
import { lireVivantes } from '../lectures/vivantes.ts'
import { cleDe, structureDe } from '../perimetre.ts'
import { type Refus, refuserSaisie } from '../refus.ts'
import { restreindre, type Vers } from './regle.ts'

/** `fin`: an earlier end too; null: that of the wider right. */
export type Restriction = Vue & { vers: Vers; fin: Jour | null; motif: string }

/**
 * Ends a right and gives a narrower one in its place, until the same last day at the latest: never more than before.
 * Where the person already holds the narrower one, it alone remains. Writes nothing when it refuses.
 * @returns the id of the narrower right
 */
export async function restreindreHabilitation(
  tx: Ecriture,
  contexte: Contexte,
  r: Restriction,
): Promise<{ ok: true; habilitationId: string } | Refus> {
  const chargees = await charger(tx, contexte, { vues: [{ id: r.id, version: r.version }], acte: 'modifier' })
  if (!chargees.ok) return chargees
  const [h] = chargees.habilitations
  if (!h) return { ok: false, genre: 'hors-perimetre' }
  if (h.etat !== 'en-cours') return perimees([h])
  if (!r.motif)
    return refuserSaisie({ motif: 'Dites en une phrase pourquoi cette habilitation est réduite.' })
  const catalogue = await profils(tx)
  const regle = restreindre(
    { profil: h.profil.code, perimetre: h.perimetre },
    r.vers,
    catalogue,
    await profilsInclus(tx),
  )
  if (!regle.ok) return refuserSaisie({ formulaire: regle.message })
  const aujourdhui = jourDe(contexte.maintenant)
  const profil = catalogue.find(({ code }) => code === regle.profil)
  const maximum = profil?.duree_max_jours ? ajouterJours(aujourdhui, profil.duree_max_jours - 1) : h.fin
  const fin = [h.fin, r.fin ?? h.fin, maximum].sort()[0] ?? h.fin
  if (fin < aujourdhui) return refuserSaisie({ fin: 'Choisissez un jour qui n’est pas passé.' })

  const garde = await garderPartout(tx, contexte, [h], null)
  if (!garde.ok) return garde
  // the wide one stands in the way of the narrow one: it ends first, unless the other is refused
  await sql`savepoint restriction`.execute(tx)
  await avancerFins(tx, contexte, [{ habilitationId: h.id, motif: 'retrait', commentaire: r.motif }])
  const nouvelle = { profil: regle.profil, perimetre: regle.perimetre, fin, motif: r.motif }
  const donnee = (await dejaTenue(tx, contexte, h, nouvelle)) ?? (await donner(tx, contexte, h, nouvelle))
  if (typeof donnee !== 'string') {
    await sql`rollback to savepoint restriction`.execute(tx)
    return donnee
  }
  await sql`release savepoint restriction`.execute(tx)
  const lieu = await trouverLieu(tx, regle.perimetre, aujourdhui)
  const details = { vers: profil?.libelle ?? regle.profil, vers_lieu: lieu?.libelle ?? h.lieu, fin }
  await noter(tx, contexte, [
    {
      acte: 'habilitation.restreinte',
      compteId: h.personne.id,
      perimetre: h.perimetre,
      habilitationId: h.id,
      motif: r.motif,
      details: { profil: h.profil.libelle, lieu: h.lieu, ancienne_fin: h.fin, ...details },
    },
  ])
  await prevenirDUneRestriction(tx, contexte, h.personne, {
    avant: { libelle: h.profil.libelle, lieu: h.lieu },
    apres: { libelle: details.vers, lieu: details.vers_lieu },
    fin,
    motif: r.motif,
  })
  return { ok: true, habilitationId: donnee }
}

type Nouvelle = { profil: string; perimetre: Habilitation['perimetre']; fin: Jour; motif: string }

/** The narrower right that they hold already for as long: itself, or the same on the whole structure. */
async function dejaTenue(
  tx: Ecriture,
  { maintenant }: Contexte,
  h: Habilitation,
  n: Nouvelle,
): Promise<string | null> {
  const tenues = await lireVivantes(tx, { compteIds: [h.personne.id], profils: [n.profil] }, maintenant)
  const aujourdhui = jourDe(maintenant)
  const tenue = tenues.find(
    v =>
      (v.perimetre === cleDe(n.perimetre) || v.perimetre === `structure:${structureDe(n.perimetre)}`) &&
      v.debut <= aujourdhui &&
      v.fin >= n.fin,
  )
  return tenue?.id ?? null
}

async function donner(
  tx: Ecriture,
  contexte: Contexte,
  h: Habilitation,
  { profil, perimetre, fin, motif }: Nouvelle,
): Promise<string | Refus> {
  const debut = jourDe(contexte.maintenant)
  const attribution = { comptes: [h.personne.id], profils: [profil], perimetre, debut, fin, motif }
  const controle = await controlerAttribution(tx, contexte, attribution)
  if (!controle.ok) return controle
  const { droits, lieu } = controle
  const suite = droits.map(d => ({
    ...d,
    ...attribution,
    lieu,
    recevoirCourriels: d.recevoirCourriels || h.recevoirCourriels,
  }))
  const [id = ''] = await ecrireAttribution(tx, contexte, suite)
  return id
}
