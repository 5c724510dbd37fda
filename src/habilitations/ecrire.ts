import { sql } from 'kysely'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Ligne } from '#src/socle/journal/journal.ts'
import { planifier } from '#src/socle/travaux/travail.ts'
import type { Contexte, ContexteDAuteur } from './contexte.ts'
import { colonnesDe, structureDe } from './perimetre.ts'
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
  const lignes = await tx
    .insertInto('habilitation')
    .values(
      nouvelles.map(n => ({
        compte_id: n.compteId,
        profil_code: n.profil,
        ...colonnesDe(n.perimetre),
        debut: n.debut,
        fin_accordee: n.fin,
        fin: n.fin,
        terminee_le: null,
        motif_fin: null,
        commentaire_fin: null,
        attribuee_par: n.proposeePar ?? acteur.compteId,
        approuvee_par: n.proposeePar ? acteur.compteId : null,
        attribuee_le: maintenant,
        motif: n.motif,
        renouvelle_id: n.renouvelleId,
        modifiee_par: acteur.compteId,
        recevoir_courriels: n.recevoirCourriels,
      })),
    )
    .returning('id')
    .execute()
  return lignes.map(({ id }) => id)
}

export type Fin = {
  habilitationId: string
  motif: MotifFin
  commentaire: string | null
  /** Last day; left out: ends now. */
  dernierJour?: string
}

/** The only place that brings an end closer. The trigger of the table checks what must remain true after it. */
export async function avancerFin(
  tx: Ecriture,
  { acteur, maintenant }: ContexteDAuteur,
  fin: Fin,
): Promise<void> {
  const { profil_code, structure_id } = await tx
    .updateTable('habilitation')
    .set({
      ...(fin.dernierJour ? { fin: fin.dernierJour } : { terminee_le: maintenant }),
      motif_fin: fin.motif,
      commentaire_fin: fin.commentaire,
      modifiee_par: acteur.compteId,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', fin.habilitationId)
    .returning(['profil_code', 'structure_id'])
    .executeTakeFirstOrThrow()
  // whoever watches over succession looks at once whether two are left
  if (profil_code === referentStructure && structure_id !== null)
    await planifier(tx, 'verifier-releve', { structureId: structure_id })
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
