import type { Ecriture } from '../base/base.ts'

/** Where a request came from. No more than what an inquiry needs. */
export type Origine = {
  adresse?: string
  navigateur?: string
  requete?: string
  /** The information system that acted, when no person did: « CH de Lunel (SCIM vts_8fK2…) ». */
  systeme?: string
}

export type Ligne = {
  instant: Date
  acteurId: string | null
  /** 'habilitation.attribuee', 'compte.cree'… declared, with its sentence, by the slice that writes it. */
  acte: string
  issue?: 'fait' | 'refuse'
  compteId?: string | null
  structureId?: string | null
  habilitationId?: string | null
  motif?: string | null
  /** What the sentence needs (labels, dates), so that the line can be read even when the object has changed. */
  details?: Record<string, unknown>
  origine?: Origine
}

/**
 * Writes who did what to whom, when, from where, why. Takes a transaction on purpose: the line lives or dies
 * with the act it tells.
 */
export async function journaliser(tx: Ecriture, lignes: Ligne | readonly Ligne[]): Promise<void> {
  const toutes = [lignes].flat() as Ligne[]
  if (toutes.length === 0) return
  await tx
    .insertInto('journal')
    .values(
      toutes.map(ligne => ({
        instant: ligne.instant,
        acteur_id: ligne.acteurId,
        acte: ligne.acte,
        issue: ligne.issue ?? 'fait',
        compte_id: ligne.compteId ?? null,
        structure_id: ligne.structureId ?? null,
        habilitation_id: ligne.habilitationId ?? null,
        motif: ligne.motif ?? null,
        details: enJson(ligne.details ?? {}),
        origine: enJson(ligne.origine ?? {}),
      })),
    )
    .execute()
}

/** A text cut in the middle of an emoji is no text for PostgreSQL, which would refuse the whole line. */
function enJson(valeur: Record<string, unknown>): string {
  return JSON.stringify(valeur, (_, v: unknown) => (typeof v === 'string' ? v.toWellFormed() : v))
}
