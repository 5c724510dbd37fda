import { droitsActuels } from '#src/habilitations/pouvoirs/droits-actuels.ts'
import { noterAccesRefuse } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { refuserAutoHabilitation } from '#src/habilitations/pouvoirs/refuser-auto-habilitation.ts'
import { trouverStructure } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { ContexteDemande, RefusDemande } from '../contexte.ts'
import { type Demande, trouverDemande } from '../lire-demande.ts'
import { type Action, empechement, phrases } from '../regles.ts'

/** Which request, as it was when the person read it. */
export type Vue = { demandeId: string; version: number }

/** Whether this person answers for the place that the request is about. */
export async function repondIci(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  { structureId, uniteId }: Pick<Demande, 'structureId' | 'uniteId'>,
): Promise<boolean> {
  const structure = await trouverStructure(base, acteur, structureId)
  if (!structure) return false
  return structure.unites === null || (uniteId !== null && structure.unites.includes(uniteId))
}

/**
 * The request, locked, for somebody who may do this to it now. Two people at once: the second waits, then reads that
 * the first has acted. Writes nothing but the refusal that the journal keeps.
 */
export async function charger(
  tx: Ecriture,
  c: ContexteDemande,
  { demandeId, version }: Vue,
  action: Action,
): Promise<{ ok: true; demande: Demande } | RefusDemande> {
  await tx.selectFrom('demande').select('id').where('id', '=', demandeId).forUpdate().execute()
  const demande = await trouverDemande(tx, demandeId)
  const droits = await droitsActuels(tx, c.acteur.compteId, c.maintenant)
  if (!demande || !(await repondIci(tx, { droits }, demande))) {
    await noterAccesRefuse(tx, { ...c, vise: { objet: 'demande', id: demandeId } })
    return { ok: false, genre: 'hors-perimetre' }
  }
  const non = empechement(demande, action, c.acteur.compteId)
  if (non === 'soi-meme') {
    const acte = demande.genre === 'renouvellement' ? 'renouveler' : 'attribuer'
    return refuserAutoHabilitation(tx, { ...c, acte, structureId: demande.structureId })
  }
  if (non) return { ok: false, genre: 'depassee', message: phrases[non] }
  return demande.version === version
    ? { ok: true, demande }
    : {
        ok: false,
        genre: 'depassee',
        message: 'Quelqu’un vient d’agir sur cette demande : relisez-la avant d’y répondre.',
      }
}
