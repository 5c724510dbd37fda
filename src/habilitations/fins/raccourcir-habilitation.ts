import type { Ecriture } from '#src/socle/base/base.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import type { Contexte } from '../contexte.ts'
import { prevenirDUneFin } from '../courriels.ts'
import { avancerFins, noter } from '../ecrire.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { type Refus, refuserSaisie } from '../refus.ts'
import { erreurDeRaccourcissement } from '../regles/dates.ts'
import { charger, perimees, type Vue } from './charger.ts'
import { garderLesStructuresDeLEntite, garderUnReferent, instantDeFin } from './dernier-referent.ts'

export type Raccourcissement = Vue & { fin: Jour; motif: string; successeurId: string | null }

/** Brings the end of one right closer, never further, with a reason. */
export async function raccourcirHabilitation(
  tx: Ecriture,
  contexte: Contexte,
  { id, version, fin, motif, successeurId }: Raccourcissement,
): Promise<{ ok: true; habilitation: Habilitation } | Refus> {
  const chargees = await charger(tx, contexte, { vues: [{ id, version }], acte: 'modifier' })
  if (!chargees.ok) return chargees
  const [h] = chargees.habilitations
  if (!h) return { ok: false, genre: 'hors-perimetre' }
  if (h.etat === 'terminee') return perimees([h])
  const erreur = erreurDeRaccourcissement(fin, h, jourDe(contexte.maintenant))
  if (erreur) return refuserSaisie({ fin: erreur })
  if (!motif) return refuserSaisie({ motif: 'Dites en une phrase pourquoi la fin est avancée.' })
  const fins = [{ habilitationId: id, instant: instantDeFin(fin, contexte.maintenant) }]
  if (h.perimetre.genre === 'entite') {
    const { entiteId } = h.perimetre
    const garde = await garderLesStructuresDeLEntite(tx, contexte, { entiteId, fins })
    if (!garde.ok) return garde
  }
  if (h.structureId) {
    const garde = await garderUnReferent(tx, contexte, { structureId: h.structureId, fins, successeurId })
    if (!garde.ok) return garde
  }

  await avancerFins(tx, contexte, [
    { habilitationId: id, motif: 'raccourcissement', commentaire: motif, dernierJour: fin },
  ])
  await noter(tx, contexte, [
    {
      acte: 'habilitation.raccourcie',
      compteId: h.personne.id,
      perimetre: h.perimetre,
      habilitationId: id,
      motif,
      details: { profil: h.profil.libelle, lieu: h.lieu, ancienne_fin: h.fin, fin },
    },
  ])
  await prevenirDUneFin(tx, contexte, h.personne, {
    droits: [{ libelle: h.profil.libelle, lieu: h.lieu }],
    dernierJour: fin,
    motif,
  })
  return { ok: true, habilitation: h }
}
