import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { type Contexte, verrouillerComptes, verrouillerStructures } from '../contexte.ts'
import type { LieuDuPerimetre } from '../lectures/lieux.ts'
import type { Personne } from '../lectures/personnes.ts'
import type { VivanteDe } from '../lectures/vivantes.ts'
import { cleDe, structureDe, verrouDe } from '../perimetre.ts'
import { donneIci } from '../pouvoirs/donner.ts'
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
import { type Donnees, lireDonnees } from './lire-donnees.ts'

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
  demande: Attribution
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
  const [controle] = await controlerAttributions(tx, contexte, [demande])
  if (!controle) throw new Error('une demande, une réponse')
  return controle
}

/** The same for many at once, each on its own: nobody may be in two of them, which would not see each other. */
export async function controlerAttributions(
  tx: Ecriture,
  contexte: Contexte,
  demandes: readonly Attribution[],
): Promise<(Controlee | Refus)[]> {
  const nombre = demandes.reduce((somme, { comptes }) => somme + new Set(comptes).size, 0)
  if (new Set(demandes.flatMap(({ comptes }) => comptes)).size < nombre)
    throw new Error('une personne n’est que dans une des demandes')
  await verrouillerStructures(
    tx,
    demandes.flatMap(({ perimetre }) => verrouDe(perimetre) ?? []),
  )
  await verrouillerComptes(
    tx,
    demandes.flatMap(({ perimetre, comptes }) => (verrouDe(perimetre) ? [] : comptes.filter(estUuid))),
  )
  const donnees = await lireDonnees(tx, contexte, demandes)
  const controles: (Controlee | Refus)[] = []
  for (const demande of demandes) controles.push(await controler(tx, contexte, demande, donnees))
  return controles
}

/** Reads nothing more, and writes only the line of the journal of what is nobody's to try. */
async function controler(
  tx: Ecriture,
  contexte: Contexte,
  demande: Attribution,
  donnees: Donnees,
): Promise<Controlee | Refus> {
  const { acteur } = contexte
  const { perimetre } = demande
  const { aujourdhui, administration, catalogue } = donnees
  const comptes = [...new Set(demande.comptes)]
  const codes = new Set(demande.profils)
  const structureId = structureDe(perimetre)
  const lieu = donnees.lieux.get(cleDe(perimetre))
  if (!lieu || !donneIci(administration, perimetre, lieu, catalogue)) {
    await noterAccesRefuse(tx, { ...contexte, vise: { objet: 'structure', id: structureId ?? '' } })
    return { ok: false, genre: 'hors-perimetre' }
  }
  if (comptes.includes(acteur.compteId))
    return refuserAutoHabilitation(tx, { ...contexte, acte: 'attribuer', structureId })

  const profils = catalogue.filter(({ code }) => codes.has(code))
  const personnes = parNom(comptes, donnees)
  const annonces = donnees.departs.filter(d => d.structureId === structureId && comptes.includes(d.compteId))
  const erreurs = {
    ...(lieu.fermee
      ? {
          perimetre: `« ${lieu.libelle} » est fermée ou hors de l’annuaire : aucune habilitation ne peut y être donnée.`,
        }
      : {}),
    ...erreurDesDeparts(personnes, annonces, demande.fin),
    ...erreursDesComptes(comptes, personnes),
    ...erreursDesProfils([...codes], profils, perimetre, lieu, administration),
    ...erreursDeLaDuree(demande, profils, aujourdhui),
  }
  if (Object.keys(erreurs).length > 0) return refuserSaisie(erreurs)

  const exclus = erreursIncompatibles(personnes, profils, demande, lieu, donnees)
  if (exclus.length > 0) return refuserSaisie({ profils: exclus.join(' ') })
  const plans = personnes.flatMap(personne =>
    profils.map(profil => preparer(personne, profil, demande, donnees.vivantesDe(personne.id), aujourdhui)),
  )
  const doublons = plans.flatMap(plan => (plan.ok ? [] : plan.message))
  if (doublons.length > 0) return refuserSaisie({ profils: doublons.join(' ') })
  return { ok: true, demande, lieu, personnes, profils, droits: plans.filter(plan => plan.ok) }
}

/** Those of them that exist, in the order of names. */
function parNom(comptes: readonly string[], { personnes }: Donnees): Personne[] {
  if (comptes.length === 1) return comptes.flatMap(id => personnes.get(id) ?? [])
  return [...personnes.values()].filter(({ id }) => comptes.includes(id))
}

type Prepare = ({ ok: true } & DroitPrepare) | { ok: false; message: string }

function preparer(
  personne: Personne,
  profil: Profil,
  { perimetre, debut, fin }: Attribution,
  vivantes: readonly VivanteDe[],
  aujourdhui: Jour,
): Prepare {
  const siennes = vivantes.filter(v => v.profil === profil.code)
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
