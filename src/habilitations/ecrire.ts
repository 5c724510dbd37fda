import { sql } from 'kysely'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Ligne } from '#src/socle/journal/journal.ts'
import { planifier } from '#src/socle/travaux/travail.ts'
import type { Contexte, ContexteDAuteur } from './contexte.ts'
import { type ColonnesPerimetre, colonnesDe, structureDe } from './perimetre.ts'
import { referentStructure } from './pouvoirs/administration.ts'
import type { MotifFin } from './tables.ts'

export type NouvelleHabilitation = {
  compteId: string
  profil: string
  perimetre: Perimetre
  debut: string
  fin: string
  motif: string | null
  /** The right that this one continues. */
  renouvelleId: string | null
  recevoirCourriels: boolean
  /** Who proposed it, for a profil that takes two people: the actor then approves. */
  proposeePar: string | null
}

/** The only place that inserts rights. @returns their ids, in order. */
export async function inserer(
  tx: Ecriture,
  { acteur, maintenant }: Contexte,
  nouvelles: readonly NouvelleHabilitation[],
): Promise<string[]> {
  if (nouvelles.length === 0) return []
  const colonne = <T>(lire: (n: NouvelleHabilitation) => T) => nouvelles.map(lire)
  const ou = (nom: keyof ColonnesPerimetre) => colonne(n => colonnesDe(n.perimetre)[nom])
  const { rows } = await sql<{ id: string }>`
    insert into habilitation (
      compte_id, profil_code, structure_id, unite_id, entite_juridique_id, departement_code, region_code,
      debut, fin_accordee, fin, motif, renouvelle_id, recevoir_courriels,
      attribuee_par, approuvee_par, attribuee_le, modifiee_par)
    select compte, profil, structure, unite, entite, departement, region, debut, fin, fin, motif, renouvelle, courriels,
      coalesce(proposee_par, ${acteur.compteId}::uuid),
      case when proposee_par is not null then ${acteur.compteId}::uuid end, ${maintenant}::timestamptz, ${acteur.compteId}::uuid
    from unnest(
      ${colonne(n => n.compteId)}::uuid[], ${colonne(n => n.profil)}::text[],
      ${ou('structure_id')}::uuid[], ${ou('unite_id')}::uuid[], ${ou('entite_juridique_id')}::uuid[],
      ${ou('departement_code')}::text[], ${ou('region_code')}::text[],
      ${colonne(n => n.debut)}::date[], ${colonne(n => n.fin)}::date[], ${colonne(n => n.motif)}::text[],
      ${colonne(n => n.renouvelleId)}::uuid[], ${colonne(n => n.recevoirCourriels)}::boolean[],
      ${colonne(n => n.proposeePar)}::uuid[]
    ) with ordinality as n (
      compte, profil, structure, unite, entite, departement, region, debut, fin, motif, renouvelle, courriels, proposee_par, rang)
    order by rang
    returning id`.execute(tx)
  // a fall may be over
  await regarderLaReleve(
    tx,
    nouvelles.map(({ profil, perimetre }) => ({
      profil,
      structureId: structureDe(perimetre),
      entiteId: perimetre.genre === 'entite' ? perimetre.entiteId : null,
    })),
  )
  return rows.map(({ id }) => id)
}

export type Fin = {
  habilitationId: string
  motif: MotifFin
  commentaire: string | null
  /** Last day; left out: ends now. */
  dernierJour?: string
}

/** The only place that brings ends closer. The triggers of the table check what must remain true after it. */
export async function avancerFins(
  tx: Ecriture,
  { acteur, maintenant }: ContexteDAuteur,
  fins: readonly Fin[],
): Promise<void> {
  if (fins.length === 0) return
  const { rows } = await sql<DroitTouche>`
    update habilitation h set
      fin = coalesce(f.dernier, h.fin),
      terminee_le = case when f.dernier is null then ${maintenant}::timestamptz else h.terminee_le end,
      motif_fin = f.motif, commentaire_fin = f.commentaire, modifiee_par = ${acteur.compteId}::uuid, version = h.version + 1
    from unnest(
      ${fins.map(f => f.habilitationId)}::uuid[], ${fins.map(f => f.dernierJour ?? null)}::date[],
      ${fins.map(f => f.motif)}::text[], ${fins.map(f => f.commentaire)}::text[]
    ) as f (id, dernier, motif, commentaire)
    where h.id = f.id
    returning h.profil_code as profil, h.structure_id as "structureId", h.entite_juridique_id as "entiteId"`.execute(
    tx,
  )
  if (rows.length < new Set(fins.map(f => f.habilitationId)).size) throw new Error('habilitation introuvable')
  await regarderLaReleve(tx, rows)
}

type DroitTouche = { profil: string; structureId: string | null; entiteId: string | null }

/** Whoever watches over succession looks at once how many référents are left, in the structure or in all those of the entité. */
export async function regarderLaReleve(tx: Ecriture, touches: readonly DroitTouche[]): Promise<void> {
  const deReferents = touches.filter(({ profil }) => profil === referentStructure)
  for (const structureId of new Set(deReferents.flatMap(d => d.structureId ?? [])))
    await planifier(tx, 'verifier-releve', { structureId })
  for (const entiteId of new Set(deReferents.flatMap(d => d.entiteId ?? [])))
    await planifier(tx, 'verifier-releve', { entiteId })
}

type LigneDeDroit = {
  acte: string
  compteId: string
  perimetre: Perimetre
  habilitationId: string
  motif?: string | null
  details: Record<string, unknown>
}

/** Lines about rights, as the journal wants them. */
export function noter(tx: Ecriture, c: ContexteDAuteur, lignes: readonly LigneDeDroit[]): Promise<void> {
  return journaliser(
    tx,
    lignes.map(
      ({ perimetre, ...ligne }): Ligne => ({
        ...ligne,
        instant: c.maintenant,
        acteurId: c.acteur.compteId,
        structureId: structureDe(perimetre),
        origine: c.origine,
      }),
    ),
  )
}
