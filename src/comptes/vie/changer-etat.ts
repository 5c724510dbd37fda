import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { planifier } from '#src/socle/travaux/travail.ts'
import { fermerAutresSessions } from '../connexion/session.ts'
import { annulerLiens } from '../liens/liens.ts'
import type { EtatCompte } from '../tables.ts'
import { type ActionDeVie, estEnService, type RoleDeVie, transiter } from './transitions.ts'

export type ChangementEtat = {
  compteId: string
  action: ActionDeVie
  role: RoleDeVie
  /** Null: the system. */
  acteurId: string | null
  motif?: string | null
  details?: Record<string, unknown>
  maintenant: Date
  origine?: Origine
}

/** How each act of an account's life is written in the journal. */
const actes: Record<ActionDeVie, string> = {
  activer: 'compte.active',
  verrouiller: 'compte.verrouille',
  deverrouiller: 'compte.deverrouille',
  fermer: 'compte.ferme',
  reactiver: 'compte.reactive',
  reinviter: 'compte.reinvite',
  desactiver: 'compte.desactive',
  fusionner: 'compte.fusionne',
  anonymiser: 'compte.anonymise',
}

/**
 * The only place that moves an account from one state to another: by the table of transitions, with its line of
 * journal. Leaving service closes the sessions and kills the links, at once.
 * @returns the new state; null, and nothing written, when there is no such transition.
 */
export async function changerEtat(tx: Ecriture, c: ChangementEtat): Promise<EtatCompte | null> {
  const compte = await tx
    .selectFrom('compte')
    .select('etat')
    .where('id', '=', c.compteId)
    .forUpdate()
    .executeTakeFirst()
  const vers = compte && transiter(compte.etat, c.action, c.role)
  if (!vers) return null
  const motif = c.motif ?? null
  await tx
    .updateTable('compte')
    .set({
      etat: vers,
      etat_depuis: c.maintenant,
      etat_role: c.role,
      etat_motif: motif?.slice(0, 300) ?? null,
    })
    .where('id', '=', c.compteId)
    .execute()
  if (!estEnService(vers)) {
    await fermerAutresSessions(tx, c.compteId)
    await annulerLiens(tx, c.compteId, c.maintenant)
  }
  // one référent fewer, perhaps, or one more: whoever watches over succession looks at once
  if (estEnService(compte.etat) !== estEnService(vers))
    await planifier(tx, 'verifier-releve', { compteId: c.compteId })
  await journaliser(tx, {
    instant: c.maintenant,
    acteurId: c.acteurId,
    acte: actes[c.action],
    compteId: c.compteId,
    motif,
    details: { role: c.role, ...c.details },
    origine: c.origine ?? {},
  })
  return vers
}
