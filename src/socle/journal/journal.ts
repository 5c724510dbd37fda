import { sql } from 'kysely'
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
  const colonne = <T>(lire: (ligne: Ligne) => T) => toutes.map(lire)
  // arrays rather than one parameter a cell: thousands of lines are one short statement
  await sql`
    insert into journal (instant, acteur_id, acte, issue, compte_id, structure_id, habilitation_id, motif, details, origine)
    select instant, acteur, acte, issue, compte, structure, habilitation, motif, details::jsonb, origine::jsonb
    from unnest(
      ${colonne(l => l.instant)}::timestamptz[], ${colonne(l => l.acteurId)}::uuid[],
      ${colonne(l => l.acte)}::text[], ${colonne(l => l.issue ?? 'fait')}::text[],
      ${colonne(l => l.compteId ?? null)}::uuid[], ${colonne(l => l.structureId ?? null)}::uuid[],
      ${colonne(l => l.habilitationId ?? null)}::uuid[], ${colonne(l => l.motif ?? null)}::text[],
      ${colonne(l => enJson(l.details ?? {}))}::text[], ${colonne(l => enJson(l.origine ?? {}))}::text[]
    ) as l (instant, acteur, acte, issue, compte, structure, habilitation, motif, details, origine)`.execute(
    tx,
  )
}

/** A text cut in the middle of an emoji is no text for PostgreSQL, which would refuse the whole line. */
function enJson(valeur: Record<string, unknown>): string {
  return JSON.stringify(valeur, (_, v: unknown) => (typeof v === 'string' ? v.toWellFormed() : v))
}
