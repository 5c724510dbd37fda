import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { type Contexte, verrouillerComptes, verrouillerStructures } from '../contexte.ts'
import { departsAnnonces } from '../departs/lire-departs.ts'
import { type LieuDuPerimetre, trouverLieu } from '../lectures/lieux.ts'
import { type Personne, trouverPersonnes } from '../lectures/personnes.ts'
import { profils as lireCatalogue } from '../lectures/profils.ts'
import { lireVivantes, type VivanteDe } from '../lectures/vivantes.ts'
import { cleDe, structureDe, verrouDe } from '../perimetre.ts'
import { administrationDe } from '../pouvoirs/administration.ts'
import { donneIci } from '../pouvoirs/donner.ts'
import { droitsActuels } from '../pouvoirs/droits-actuels.ts'
import { noterAccesRefuse } from '../pouvoirs/exiger-structure-administree.ts'
import { refuserAutoHabilitation } from '../pouvoirs/refuser-auto-habilitation.ts'
import { type Refus, refuserSaisie } from '../refus.ts'
import type { Profil } from '../regles/profils.ts'
import { type Cession, planifier } from '../regles/recouvrement.ts'
import {
  erreurDesDeparts,
  erreursDeLaDuree,
  erreursDesComptes,
  erreursDesProfils,
} from './erreurs-attribution.ts'
import { erreursIncompatibles } from './erreurs-incompatibles.ts'

export type Attribution = {
  comptes: readonly string[]
  profils: readonly string[]
  perimetre: Perimetre
  debut: Jour
  fin: Jour
  motif: string | null
}

/** One right to write, and those it replaces. */
export type DroitPrepare = {
  personne: Personne
  profil: Profil
  cedees: Cession[]
  recevoirCourriels: boolean
  proposeePar: string | null
}

export type Controlee = {
  ok: true
  lieu: LieuDuPerimetre
  personnes: Personne[]
  profils: Profil[]
  droits: DroitPrepare[]
}

/**
 * Everything that may refuse a grant, once it is our turn on the structure: what it returns may be written as it
 * is in the same transaction. A recap shows it without writing anything.
 */
export async function controlerAttribution(
  tx: Ecriture,
  contexte: Contexte,
  demande: Attribution,
): Promise<Controlee | Refus> {
  const { acteur, maintenant } = contexte
  const comptes = [...new Set(demande.comptes)]
  const codes = [...new Set(demande.profils)]
  const structureId = structureDe(demande.perimetre)
  const verrou = verrouDe(demande.perimetre)
  if (verrou) await verrouillerStructures(tx, [verrou])
  else await verrouillerComptes(tx, comptes)

  const aujourdhui = jourDe(maintenant)
  const lieu = await trouverLieu(tx, demande.perimetre, aujourdhui)
  const administration = administrationDe({ droits: await droitsActuels(tx, acteur.compteId, maintenant) })
  const catalogue = await lireCatalogue(tx)
  if (!lieu || !donneIci(administration, demande.perimetre, lieu, catalogue)) {
    await noterAccesRefuse(tx, { ...contexte, vise: { objet: 'structure', id: structureId ?? '' } })
    return { ok: false, genre: 'hors-perimetre' }
  }
  if (comptes.includes(acteur.compteId))
    return refuserAutoHabilitation(tx, { ...contexte, acte: 'attribuer', structureId })

  const profils = catalogue.filter(({ code }) => codes.includes(code))
  const personnes = await trouverPersonnes(tx, comptes)
  const annonces = structureId
    ? await departsAnnonces(tx, { structureId, compteIds: personnes.map(({ id }) => id) }, maintenant)
    : []
  const erreurs = {
    ...(lieu.fermee
      ? {
          perimetre: `« ${lieu.libelle} » est fermée ou hors de l’annuaire : aucune habilitation ne peut y être donnée.`,
        }
      : {}),
    ...erreurDesDeparts(personnes, annonces, demande.fin),
    ...erreursDesComptes(comptes, personnes),
    ...erreursDesProfils(codes, profils, demande.perimetre, lieu, administration),
    ...erreursDeLaDuree(demande, profils, aujourdhui),
  }
  if (Object.keys(erreurs).length > 0) return refuserSaisie(erreurs)

  const exclus = await erreursIncompatibles(tx, personnes, profils, demande, lieu, maintenant)
  if (exclus.length > 0) return refuserSaisie({ profils: exclus.join(' ') })
  const vivantes = await lireVivantes(tx, { compteIds: comptes, profils: codes }, maintenant)
  const plans = personnes.flatMap(personne =>
    profils.map(profil => preparer(personne, profil, demande, vivantes, aujourdhui)),
  )
  const doublons = plans.flatMap(plan => (plan.ok ? [] : plan.message))
  if (doublons.length > 0) return refuserSaisie({ profils: doublons.join(' ') })
  return { ok: true, lieu, personnes, profils, droits: plans.filter(plan => plan.ok) }
}

type Prepare = ({ ok: true } & DroitPrepare) | { ok: false; message: string }

function preparer(
  personne: Personne,
  profil: Profil,
  { perimetre, debut, fin }: Attribution,
  vivantes: readonly VivanteDe[],
  aujourdhui: Jour,
): Prepare {
  const siennes = vivantes.filter(v => v.compteId === personne.id && v.profil === profil.code)
  const cle = { perimetre: cleDe(perimetre), structureId: structureDe(perimetre) }
  const plan = planifier({ ...cle, debut, fin }, siennes, aujourdhui)
  if (!plan.ok)
    return {
      ok: false,
      message: `${personne.prenom} ${personne.nom} : « ${profil.libelle} » ${plan.message}. Retirez ce profil ou cette personne, ou choisissez une fin plus lointaine.`,
    }
  const cedees = plan.cedees.map(({ habilitation }) => habilitation.id)
  const recevoirCourriels = siennes.some(v => cedees.includes(v.id) && v.recevoirCourriels)
  return { ok: true, personne, profil, cedees: plan.cedees, recevoirCourriels, proposeePar: null }
}
