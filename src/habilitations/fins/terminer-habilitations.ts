import type { Ecriture } from '#src/socle/base/base.ts'
import type { Contexte } from '../contexte.ts'
import { prevenirDUneFin } from '../courriels.ts'
import { avancerFins, noter } from '../ecrire.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { type Refus, refuserSaisie } from '../refus.ts'
import { charger, perimees, type Vue } from './charger.ts'
import { garderLesStructuresDeLEntite, garderUnReferent } from './dernier-referent.ts'

export type Terminaison = {
  habilitations: readonly Vue[]
  motif: string
  /** Who becomes référent when the last one is ended. */
  successeurId: string | null
}

/** Takes rights back at once, with a reason. Those that have not started yet are cancelled. All or nothing. */
export async function terminerHabilitations(
  tx: Ecriture,
  contexte: Contexte,
  { habilitations: vues, motif, successeurId }: Terminaison,
): Promise<{ ok: true; terminees: Habilitation[] } | Refus> {
  if (vues.length === 0) return refuserSaisie({ formulaire: 'Choisissez au moins une habilitation.' })
  if (!motif) return refuserSaisie({ motif: 'Dites en une phrase pourquoi vous retirez cette habilitation.' })
  const chargees = await charger(tx, contexte, { vues, acte: 'modifier' })
  if (!chargees.ok) return chargees
  const { habilitations } = chargees
  const finies = habilitations.filter(({ etat }) => etat === 'terminee')
  if (finies.length > 0) return perimees(finies)
  const garde = await garderPartout(tx, contexte, habilitations, successeurId)
  if (!garde.ok) return garde

  await avancerFins(
    tx,
    contexte,
    habilitations.map(({ id }) => ({ habilitationId: id, motif: 'retrait', commentaire: motif })),
  )
  await noter(
    tx,
    contexte,
    habilitations.map(h => ({
      acte: 'habilitation.terminee',
      compteId: h.personne.id,
      perimetre: h.perimetre,
      habilitationId: h.id,
      motif,
      details: { profil: h.profil.libelle, lieu: h.lieu, ancienne_fin: h.fin },
    })),
  )
  for (const siennes of parPersonne(habilitations))
    await prevenirDUneFin(tx, contexte, siennes[0].personne, {
      droits: siennes.map(h => ({ libelle: h.profil.libelle, lieu: h.lieu })),
      dernierJour: null,
      motif,
    })
  return { ok: true, terminees: habilitations }
}

/** Selections may span several structures: none may be left without a référent. */
export async function garderPartout(
  tx: Ecriture,
  contexte: Contexte,
  habilitations: readonly Habilitation[],
  successeurId: string | null,
): Promise<{ ok: true } | Refus> {
  const structures = [...new Set(habilitations.flatMap(({ structureId }) => structureId ?? []))].sort()
  const fins = habilitations.map(({ id }) => ({ habilitationId: id, instant: contexte.maintenant }))
  const entites = habilitations.flatMap(({ perimetre: p }) => (p.genre === 'entite' ? p.entiteId : []))
  for (const entiteId of new Set(entites)) {
    const garde = await garderLesStructuresDeLEntite(tx, contexte, { entiteId, fins })
    if (!garde.ok) return garde
  }
  for (const structureId of structures) {
    // A successor answers for one structure; the next would be refused after a first write.
    const nomme = structures.length === 1 ? successeurId : null
    const garde = await garderUnReferent(tx, contexte, { structureId, fins, successeurId: nomme })
    if (!garde.ok) return garde
  }
  return { ok: true }
}

type Groupe = [Habilitation, ...Habilitation[]]

/** One mail per person. */
export function parPersonne(habilitations: readonly Habilitation[]): Groupe[] {
  const groupes = new Map<string, Groupe>()
  for (const h of habilitations) {
    const groupe = groupes.get(h.personne.id)
    if (groupe) groupe.push(h)
    else groupes.set(h.personne.id, [h])
  }
  return [...groupes.values()]
}
