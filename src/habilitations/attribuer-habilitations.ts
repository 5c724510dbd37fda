import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { type Administration, administrationDe, administre, unitesAdministrees } from './administration.ts'
import { type Contexte, verrouillerComptes, verrouillerStructures } from './contexte.ts'
import { prevenirDesAttributions } from './courriels.ts'
import { departsAnnonces } from './departs.ts'
import { droitsActuels } from './droits-actuels.ts'
import { avancerFin, inserer, type NouvelleHabilitation, noter } from './ecrire.ts'
import { noterAccesRefuse } from './exiger-structure-administree.ts'
import { type LieuDuPerimetre, trouverLieu } from './lieux.ts'
import { cleDe, structureDe } from './perimetre.ts'
import { type Personne, trouverPersonnes } from './personnes.ts'
import { type Refus, refuserSaisie } from './refus.ts'
import { refuserAutoHabilitation } from './refuser-auto-habilitation.ts'
import { erreursDeDuree } from './regles-dates.ts'
import { type Profil, pourquoiPas } from './regles-profils.ts'
import { type Cession, planifier } from './regles-recouvrement.ts'
import { lireVivantes, type VivanteDe } from './vivantes.ts'

export type Attribution = {
  comptes: readonly string[]
  profils: readonly string[]
  perimetre: Perimetre
  debut: Jour
  fin: Jour
  motif: string | null
}

export type Attribuees = { ok: true; habilitationIds: string[]; personnes: Personne[]; lieu: string }

/** More than this is an import, not a form. */
const maximum = { comptes: 50, profils: 30 }

/**
 * Gives every profil to every person on one perimeter, or nothing at all. Never two rights at once for the same
 * thing: a shorter one is merged into the new one, one that lasts as long refuses it (G10, G14, G15).
 */
export async function attribuerHabilitations(
  tx: Ecriture,
  contexte: Contexte,
  demande: Attribution,
): Promise<Attribuees | Refus> {
  const { acteur, maintenant } = contexte
  const comptes = [...new Set(demande.comptes)]
  const codes = [...new Set(demande.profils)]
  const structureId = structureDe(demande.perimetre)
  if (structureId) await verrouillerStructures(tx, [structureId])
  else await verrouillerComptes(tx, comptes)

  const aujourdhui = jourDe(maintenant)
  const lieu = await trouverLieu(tx, demande.perimetre, aujourdhui)
  const administration = administrationDe({ droits: await droitsActuels(tx, acteur.compteId, maintenant) })
  if (!lieu || !administre(administration, demande.perimetre, lieu)) {
    await noterAccesRefuse(tx, { ...contexte, vise: { objet: 'structure', id: structureId ?? '' } })
    return { ok: false, genre: 'hors-perimetre' }
  }
  if (comptes.includes(acteur.compteId))
    return refuserAutoHabilitation(tx, { ...contexte, acte: 'attribuer', structureId })

  const profils = await tx
    .selectFrom('profil')
    .selectAll()
    .where('code', 'in', orRien(codes))
    .orderBy('ordre')
    .execute()
  const personnes = await trouverPersonnes(tx, comptes)
  const annonces = structureId
    ? await departsAnnonces(tx, { structureId, compteIds: comptes }, maintenant)
    : []
  const erreurs = {
    ...(lieu.fermee
      ? { perimetre: `« ${lieu.libelle} » est fermée : aucune habilitation ne peut y être donnée.` }
      : {}),
    ...erreurDesDeparts(personnes, annonces, demande.fin),
    ...erreursDesComptes(comptes, personnes),
    ...erreursDesProfils(codes, profils, demande.perimetre, lieu, administration),
    ...erreursDeDuree(demande, aujourdhui),
  }
  if (Object.keys(erreurs).length > 0) return refuserSaisie(erreurs)

  const vivantes = await lireVivantes(tx, { compteIds: comptes, profils: codes }, maintenant)
  const plans = personnes.flatMap(personne =>
    profils.map(profil => preparer(personne, profil, demande, vivantes, aujourdhui)),
  )
  const doublons = plans.flatMap(plan => (plan.ok ? [] : plan.message))
  if (doublons.length > 0) return refuserSaisie({ profils: doublons.join(' ') })

  const retenus = plans.filter(plan => plan.ok)
  const habilitationIds = await ecrire(tx, contexte, retenus, demande, lieu)
  await prevenirDesAttributions(tx, contexte, { personnes, ...demande, profils, lieu: lieu.libelle })
  return { ok: true, habilitationIds, personnes, lieu: lieu.libelle }
}

/** « in () » is not SQL: an id that nothing bears. */
const orRien = (codes: string[]) => (codes.length > 0 ? codes : [''])

function erreursDesComptes(
  demandes: readonly string[],
  personnes: readonly Personne[],
): Record<string, string> {
  if (demandes.length === 0) return { comptes: 'Choisissez au moins une personne.' }
  if (demandes.length > maximum.comptes)
    return { comptes: `Choisissez au plus ${maximum.comptes} personnes à la fois.` }
  if (personnes.length < demandes.length)
    return { comptes: 'Un des comptes choisis n’existe pas : recommencez la recherche.' }
  const fermes = personnes
    .filter(({ etat }) => etat === 'desactive')
    .map(({ prenom, nom }) => `${prenom} ${nom}`)
  return fermes.length > 0
    ? {
        comptes: `Compte désactivé : ${fermes.join(', ')}. Réactivez-le avant de lui donner une habilitation.`,
      }
    : {}
}

/** A right that outlives an announced departure would undo it in silence. */
function erreurDesDeparts(
  personnes: readonly Personne[],
  annonces: readonly { compteId: string; le: Jour }[],
  fin: Jour,
): Record<string, string> {
  const annonce = annonces.find(({ le }) => le < fin)
  const personne = personnes.find(({ id }) => id === annonce?.compteId)
  return annonce && personne
    ? {
        comptes: `${personne.prenom} ${personne.nom} quitte la structure le ${enToutesLettres(annonce.le)} : annulez d’abord ce départ.`,
      }
    : {}
}

function erreursDesProfils(
  codes: readonly string[],
  profils: readonly Profil[],
  perimetre: Perimetre,
  lieu: LieuDuPerimetre,
  administration: Administration,
): Record<string, string> {
  if (codes.length === 0) return { profils: 'Choisissez au moins un profil.' }
  if (codes.length > maximum.profils || profils.length < codes.length)
    return { profils: 'Un des profils choisis n’existe pas : rechargez la page et choisissez dans la liste.' }
  const structureId = structureDe(perimetre)
  const limite = structureId !== null && unitesAdministrees(administration, { ...lieu, structureId }) !== null
  const refuses = profils.flatMap(profil =>
    limite && profil.famille === 'administration'
      ? `« ${profil.libelle} » se demande au référent de la structure.`
      : (pourquoiPas(profil, perimetre, lieu.familles) ?? []),
  )
  return refuses.length > 0 ? { profils: refuses.join(' ') } : {}
}

type Prepare =
  | { ok: true; personne: Personne; profil: Profil; cedees: Cession[]; recevoirCourriels: boolean }
  | { ok: false; message: string }

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
      message: `${personne.prenom} ${personne.nom} : « ${profil.libelle} » ${plan.message}. Retirez ce profil ou cette personne, ou choisissez une fin plus lointaine.`,
    }
  const cedees = plan.cedees.map(({ habilitation }) => habilitation.id)
  const recevoirCourriels = siennes.some(v => cedees.includes(v.id) && v.recevoirCourriels)
  return { ok: true, personne, profil, cedees: plan.cedees, recevoirCourriels }
}

async function ecrire(
  tx: Ecriture,
  contexte: Contexte,
  plans: readonly Extract<Prepare, { ok: true }>[],
  { perimetre, debut, fin, motif }: Attribution,
  lieu: LieuDuPerimetre,
): Promise<string[]> {
  for (const { cedees } of plans) {
    for (const cession of cedees) {
      await avancerFin(tx, contexte, {
        habilitationId: cession.habilitation.id,
        motif: 'fusion',
        commentaire: null,
        ...(cession.genre === 'la-veille' ? { dernierJour: cession.fin } : {}),
      })
    }
  }
  const nouvelles = plans.map(
    ({ personne, profil, cedees, recevoirCourriels }): NouvelleHabilitation => ({
      compteId: personne.id,
      profil: profil.code,
      perimetre,
      debut,
      fin,
      motif,
      renouvelleId: cedees[0]?.habilitation.id ?? null,
      recevoirCourriels,
    }),
  )
  const ids = await inserer(tx, contexte, nouvelles)
  await noter(
    tx,
    contexte,
    plans.flatMap(({ personne, profil, cedees }, i) => {
      const commun = { compteId: personne.id, perimetre }
      const details = { profil: profil.libelle, lieu: lieu.libelle, debut, fin }
      return [
        { ...commun, acte: 'habilitation.attribuee', habilitationId: ids[i] ?? '', motif, details },
        ...cedees.map(({ habilitation }) => ({
          ...commun,
          acte: 'habilitation.fusionnee',
          habilitationId: habilitation.id,
          details: { ...details, ancienne_fin: habilitation.fin },
        })),
      ]
    }),
  )
  return ids
}
