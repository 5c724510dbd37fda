import type { Ecriture } from '#src/socle/base/base.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { ajouterAnnees, type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { type Contexte, verrouillerStructures } from '../contexte.ts'
import { garderUnReferent } from '../fins/dernier-referent.ts'
import { trouverLieu } from '../lectures/lieux.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { administrationDe } from '../pouvoirs/administration.ts'
import { droitsActuels } from '../pouvoirs/droits-actuels.ts'
import { noterAccesRefuse } from '../pouvoirs/exiger-structure-administree.ts'
import { administreStructure } from '../pouvoirs/niveaux.ts'
import { refuserAutoHabilitation } from '../pouvoirs/refuser-auto-habilitation.ts'
import { type Refus, refuserSaisie } from '../refus.ts'
import { arreterPourDepart, finsDuDepart } from './arreter.ts'
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
  // Same answer for an account that never came here and for one that does not exist.
  if (siens.length === 0)
    return refuserSaisie({ formulaire: 'Cette personne n’a plus aucune habilitation dans cette structure.' })
  const pendant = await departEnCours(tx, { compteId, structureId }, maintenant)
  if (pendant && !pendant.immediat)
    return refuserSaisie({
      le: `Un départ est déjà déclaré au ${enToutesLettres(pendant.le)} : annulez-le avant d’en déclarer un autre.`,
    })
  if (le < aujourdhui) return refuserSaisie({ le: 'Choisissez aujourd’hui ou un jour à venir.' })
  if (le > ajouterAnnees(aujourdhui, 1)) return refuserSaisie({ le: 'Choisissez un jour à moins d’un an.' })
  const arretees = siens.filter(({ fin }) => le === aujourdhui || fin > le)
  const [premiereArretee, ...autres] = arretees
  if (!premiereArretee)
    return refuserSaisie({
      le: 'Ses habilitations s’arrêtent toutes avant ce jour : il n’y a rien à changer.',
    })

  const fins = finsDuDepart(arretees, le, maintenant)
  const garde = await garderUnReferent(tx, contexte, { structureId, fins, successeurId })
  if (!garde.ok) return garde
  const departId = await arreterPourDepart(tx, contexte, {
    structureId,
    lieu: lieu.libelle,
    le,
    motif,
    droits: [premiereArretee, ...autres],
  })
  return {
    ok: true,
    departId,
    arretees,
    resteAilleurs: await resteAilleurs(tx, { compteId, structureId }, maintenant),
  }
}
