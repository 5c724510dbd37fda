import { estClos } from '#src/comptes/vie/transitions.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import type { Contexte } from '../contexte.ts'
import { prevenirDesRenouvellements } from '../courriels.ts'
import { avancerFin, inserer, noter } from '../ecrire.ts'
import { aTenir, lireIncompatibilites, lireTenus } from '../incompatibles/lire-tenus.ts'
import { conflits } from '../incompatibles/regle.ts'
import { trouverLieu } from '../lectures/lieux.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { lireVivantes } from '../lectures/vivantes.ts'
import { cleDe } from '../perimetre.ts'
import { type Refus, refuserSaisie } from '../refus.ts'
import { finParDefaut } from '../regles/dates.ts'
import { pourquoiPas } from '../regles/profils.ts'
import { type Cession, planifier } from '../regles/recouvrement.ts'
import { charger, perimees, type Vue } from './charger.ts'
import { parPersonne } from './terminer-habilitations.ts'

export type Renouvelees = { ok: true; habilitationIds: string[]; renouvelees: Habilitation[]; fin: Jour }

export type PlanDeRenouvellement = Plan | { habilitationId: string; message: string }

type Plan = { habilitation: Habilitation; cedees: Cession[] }

/**
 * Gives each of these rights again, from today and for two years; the old one ends at the instant the new one
 * takes over. Never one's own (G14): référents renew each other. All or nothing.
 */
export async function renouvelerHabilitations(
  tx: Ecriture,
  contexte: Contexte,
  vues: readonly Vue[],
): Promise<Renouvelees | Refus> {
  if (vues.length === 0) return refuserSaisie({ formulaire: 'Choisissez au moins une habilitation.' })
  const chargees = await charger(tx, contexte, { vues, acte: 'renouveler' })
  if (!chargees.ok) return chargees
  const { habilitations } = chargees
  const arretees = habilitations.filter(({ termineeLe }) => termineeLe !== null)
  if (arretees.length > 0) return perimees(arretees)

  const aujourdhui = jourDe(contexte.maintenant)
  const fin = finParDefaut(aujourdhui)
  const plans = await preparerRenouvellement(tx, contexte, habilitations, { debut: aujourdhui, fin })
  const refuses = plans.flatMap(plan => ('message' in plan ? plan.message : []))
  if (refuses.length > 0) return refuserSaisie({ formulaire: refuses.join(' ') })
  const retenus = plans.filter((plan): plan is Plan => 'cedees' in plan)
  const habilitationIds = await ecrire(tx, contexte, retenus, { debut: aujourdhui, fin })
  for (const siennes of parPersonne(habilitations))
    await prevenirDesRenouvellements(
      tx,
      contexte,
      siennes[0].personne,
      siennes.map(h => ({ libelle: h.profil.libelle, lieu: h.lieu, fin })),
    )
  return { ok: true, habilitationIds, renouvelees: habilitations, fin }
}

/** For each, what it replaces or why it cannot be renewed. Screens show it before anything is asked. */
export async function preparerRenouvellement(
  tx: Lecture,
  { maintenant }: Pick<Contexte, 'maintenant'>,
  habilitations: readonly Habilitation[],
  { debut, fin }: { debut: Jour; fin: Jour },
): Promise<PlanDeRenouvellement[]> {
  const vivantes = await lireVivantes(
    tx,
    {
      compteIds: habilitations.map(({ personne }) => personne.id),
      profils: habilitations.map(({ profil }) => profil.code),
    },
    maintenant,
  )
  const incompatibilites = await lireIncompatibilites(tx)
  const tenus = await lireTenus(
    tx,
    [...new Set(habilitations.map(({ personne }) => personne.id))],
    maintenant,
  )
  const plans: PlanDeRenouvellement[] = []
  for (const h of habilitations) {
    const refuser = (pourquoi: string) =>
      plans.push({
        habilitationId: h.id,
        message: `${h.personne.prenom} ${h.personne.nom}, « ${h.profil.libelle} » : ${pourquoi}.`,
      })
    const lieu = await trouverLieu(tx, h.perimetre, debut)
    const siennes = vivantes.filter(v => v.compteId === h.personne.id && v.profil === h.profil.code)
    const plan = planifier(
      { perimetre: cleDe(h.perimetre), structureId: h.structureId, debut, fin },
      siennes,
      debut,
    )
    const exclu = conflits(
      [aTenir(h.profil.code, h.perimetre, h, { debut, fin })],
      tenus.filter(t => t.compteId === h.personne.id && t.habilitationId !== h.id),
      incompatibilites,
    ).at(0)
    if (estClos(h.personne.etat)) refuser('ce compte est désactivé')
    else if (!lieu || lieu.fermee) refuser('la structure ou l’unité est fermée, ou hors de l’annuaire')
    else if (pourquoiPas({ ...h.profil, perimetres: [h.perimetre.genre] }, h.perimetre, lieu.familles))
      refuser('ce profil ne convient plus à la catégorie de la structure')
    else if (h.profil.deuxPersonnes)
      refuser('cette habilitation se propose de nouveau, une autre personne l’approuve')
    else if (h.profil.dureeMaxJours !== null)
      refuser('cette habilitation de quelques jours s’attribue de nouveau, avec son motif')
    else if (exclu) refuser(`incompatible avec « ${exclu.tenu.libelle} », que cette personne tient`)
    else if (h.etat === 'suspendue') refuser('elle est suspendue, à rétablir d’abord')
    else if (h.etat === 'a-venir') refuser(`elle ne commence que le ${enToutesLettres(h.debut)}`)
    else if (h.motifFin === 'depart' && h.etat === 'en-cours')
      refuser(`un départ est déclaré au ${enToutesLettres(h.fin)}, à annuler d’abord`)
    else if (!plan.ok) refuser(`ce droit ${plan.message}`)
    else plans.push({ habilitation: h, cedees: plan.cedees })
  }
  return plans
}

async function ecrire(
  tx: Ecriture,
  contexte: Contexte,
  plans: readonly Plan[],
  { debut, fin }: { debut: Jour; fin: Jour },
): Promise<string[]> {
  for (const { habilitation, cedees } of plans)
    for (const { habilitation: ancienne } of cedees)
      await avancerFin(tx, contexte, {
        habilitationId: ancienne.id,
        motif: ancienne.id === habilitation.id ? 'renouvellement' : 'fusion',
        commentaire: null,
      })
  const ids = await inserer(
    tx,
    contexte,
    plans.map(({ habilitation: h }) => ({
      compteId: h.personne.id,
      profil: h.profil.code,
      perimetre: h.perimetre,
      debut,
      fin,
      motif: null,
      renouvelleId: h.id,
      recevoirCourriels: h.recevoirCourriels,
      proposeePar: null,
    })),
  )
  await noter(
    tx,
    contexte,
    plans.map(({ habilitation: h }, i) => ({
      acte: 'habilitation.renouvelee',
      compteId: h.personne.id,
      perimetre: h.perimetre,
      habilitationId: ids[i] ?? h.id,
      details: { profil: h.profil.libelle, lieu: h.lieu, ancienne_fin: h.fin, fin },
    })),
  )
  return ids
}
