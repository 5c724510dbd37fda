import type { Lecture } from '#src/socle/base/base.ts'
import type { TableJournal } from '#src/socle/journal/tables.ts'

export type Sujet = { compteId: string } | { structureId: string } | { habilitationId: string }

export type LigneHistorique = Pick<TableJournal, 'acte' | 'issue' | 'motif'> & {
  id: number
  instant: Date
  details: Record<string, unknown>
  /** « Prénom Nom » of who acted, null for the system. */
  auteur: string | null
  /** « Prénom Nom » of whom it was done to, null when the line is about no account. */
  personne: string | null
}

/**
 * What happened to one account, one structure or one right, newest first.
 * @param avant id of the last line already shown, to read further back.
 */
export async function lireHistorique(
  base: Lecture,
  sujet: Sujet,
  options: { limite?: number; avant?: number } = {},
): Promise<LigneHistorique[]> {
  const [colonne, id] = cible(sujet)
  const requete = base
    .selectFrom('journal')
    .leftJoin('compte as acteur', 'acteur.id', 'journal.acteur_id')
    .leftJoin('compte as personne', 'personne.id', 'journal.compte_id')
    .select(['journal.id', 'journal.instant', 'acte', 'issue', 'motif', 'details'])
    .select(({ fn, val, ref }) => [
      fn<string | null>('nullif', [
        fn('concat_ws', [val(' '), ref('acteur.prenom'), ref('acteur.nom')]),
        val(''),
      ]).as('auteur'),
      fn<string | null>('nullif', [
        fn('concat_ws', [val(' '), ref('personne.prenom'), ref('personne.nom')]),
        val(''),
      ]).as('personne'),
    ])
    .where(colonne, '=', id)
    .orderBy('journal.id', 'desc')
    .limit(options.limite ?? 50)
  return options.avant ? requete.where('journal.id', '<', options.avant).execute() : requete.execute()
}

function cible(sujet: Sujet) {
  if ('compteId' in sujet) return ['journal.compte_id', sujet.compteId] as const
  if ('structureId' in sujet) return ['journal.structure_id', sujet.structureId] as const
  return ['journal.habilitation_id', sujet.habilitationId] as const
}
