import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { ajouterAnnees, debutDuJour, type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { type Contexte, verrouillerStructures } from '../contexte.ts'
import { avancerFin, noter } from '../ecrire.ts'
import { garderUnReferent, instantDeFin } from '../fins/dernier-referent.ts'
import { trouverLieu } from '../lectures/lieux.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { administrationDe } from '../pouvoirs/administration.ts'
import { droitsActuels } from '../pouvoirs/droits-actuels.ts'
import { noterAccesRefuse } from '../pouvoirs/exiger-structure-administree.ts'
import { administreStructure } from '../pouvoirs/niveaux.ts'
import { refuserAutoHabilitation } from '../pouvoirs/refuser-auto-habilitation.ts'
import { type Refus, refuserSaisie } from '../refus.ts'
import { prevenirDuDepart } from './courriels.ts'
import { departEnCours, droitsQuiPartent, resteAilleurs } from './lire-departs.ts'

export type Depart = {
  compteId: string
  structureId: string
  /** Last day in the structure; today: everything stops at once. */
  le: Jour
  motif: string | null
  successeurId: string | null
}

export type Declare = { ok: true; departId: string; arretees: Habilitation[]; resteAilleurs: boolean }

/**
 * G13: every right of this person in this structure, units and rights to come included, ends on that day. Rights
 * elsewhere stay. The account is left as it is, even when no right remains.
 */
export async function declarerDepart(
  tx: Ecriture,
  contexte: Contexte,
  depart: Depart,
): Promise<Declare | Refus> {
  const { acteur, maintenant } = contexte
  const { compteId, structureId, le, motif, successeurId } = depart
  const aujourdhui = jourDe(maintenant)
  await verrouillerStructures(tx, [structureId])
  const lieu = await trouverLieu(tx, { genre: 'structure', structureId }, aujourdhui)
  const administration = administrationDe({ droits: await droitsActuels(tx, acteur.compteId, maintenant) })
  if (!lieu || !administreStructure(administration, { ...lieu, structureId })) {
    await noterAccesRefuse(tx, { ...contexte, vise: { objet: 'structure', id: structureId } })
    return { ok: false, genre: 'hors-perimetre' }
  }
  if (compteId === acteur.compteId)
    return refuserAutoHabilitation(tx, { ...contexte, acte: 'partir', structureId })
  const siens = await droitsQuiPartent(tx, { compteId, structureId }, maintenant)
  const [premier] = siens
  // Same answer for an account that never came here and for one that does not exist.
  if (!premier)
    return refuserSaisie({ formulaire: 'Cette personne n’a plus aucune habilitation dans cette structure.' })
  const pendant = await departEnCours(tx, { compteId, structureId }, maintenant)
  if (pendant && !pendant.immediat)
    return refuserSaisie({
      le: `Un départ est déjà déclaré au ${enToutesLettres(pendant.le)} : annulez-le avant d’en déclarer un autre.`,
    })
  if (le < aujourdhui) return refuserSaisie({ le: 'Choisissez aujourd’hui ou un jour à venir.' })
  if (le > ajouterAnnees(aujourdhui, 1)) return refuserSaisie({ le: 'Choisissez un jour à moins d’un an.' })
  const arretees = siens.filter(({ fin }) => le === aujourdhui || fin > le)
  if (arretees.length === 0)
    return refuserSaisie({
      le: 'Ses habilitations s’arrêtent toutes avant ce jour : il n’y a rien à changer.',
    })

  const immediat = le === aujourdhui
  const fins = arretees.map(h => ({
    habilitationId: h.id,
    instant: estAnnulee(h, le) ? debutDuJour(h.debut) : instantDeFin(immediat ? null : le, maintenant),
  }))
  const garde = await garderUnReferent(tx, contexte, { structureId, fins, successeurId })
  if (!garde.ok) return garde

  const { id: departId } = await tx
    .insertInto('depart')
    .values({
      compte_id: compteId,
      structure_id: structureId,
      le,
      immediat,
      motif,
      decide_par: acteur.compteId,
      decide_le: maintenant,
      annule_par: null,
      annule_le: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('depart_habilitation')
    .values(arretees.map(h => ({ depart_id: departId, habilitation_id: h.id, fin_precedente: h.fin })))
    .execute()
  for (const h of arretees)
    await avancerFin(tx, contexte, {
      habilitationId: h.id,
      motif: 'depart',
      commentaire: motif,
      ...(immediat || estAnnulee(h, le) ? {} : { dernierJour: le }),
    })
  const details = {
    lieu: lieu.libelle,
    le,
    depart: departId,
    droits: arretees.map(h => h.profil.libelle).join(', '),
  }
  const origine = contexte.origine
  await journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'depart.declare',
    compteId,
    structureId,
    motif,
    details,
    origine,
  })
  await noter(
    tx,
    contexte,
    arretees.map(h => ({
      acte: 'habilitation.arretee-par-depart',
      compteId,
      perimetre: h.perimetre,
      habilitationId: h.id,
      motif,
      details: { profil: h.profil.libelle, lieu: h.lieu, ancienne_fin: h.fin, fin: le },
    })),
  )
  await prevenirDuDepart(tx, contexte, {
    personne: premier.personne,
    structureId,
    lieu: lieu.libelle,
    le,
    arretees,
  })
  return {
    ok: true,
    departId,
    arretees,
    resteAilleurs: await resteAilleurs(tx, { compteId, structureId }, maintenant),
  }
}

/** A right that would start after the departure never does. */
function estAnnulee(h: Habilitation, le: Jour): boolean {
  return h.debut > le
}
