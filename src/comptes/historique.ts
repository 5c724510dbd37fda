import type { Lecture } from '#src/socle/base/base.ts'
import type { TableJournal } from '#src/socle/journal/tables.ts'

/** `concerne`: what was done to this person, and what they did themselves. */
export type Sujet =
  | { compteId: string }
  | { structureId: string }
  | { habilitationId: string }
  | { concerne: string }

export type LigneHistorique = Pick<TableJournal, 'acte' | 'issue' | 'motif'> & {
  id: number
  instant: Date
  details: Record<string, unknown>
  auteurId: string | null
  /** « Prénom Nom » of who acted, null for the system. */
  auteur: string | null
  personneId: string | null
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
  const { limite = 50, avant = Number.MAX_SAFE_INTEGER } = options
  // each column has its index: two short reads, never a scan for « one or the other »
  const lues = colonnes(sujet)
    .map(([colonne, id]) =>
      base
        .selectFrom('journal')
        .select(['id', 'instant'])
        .where(colonne, '=', id)
        .where('id', '<', avant)
        .orderBy('id', 'desc')
        .limit(limite)
        .as('lue'),
    )
    .map(lue => base.selectFrom(lue).selectAll())
    .reduce((unes, autres) => unes.union(autres))
  return base
    .selectFrom(lues.as('lue'))
    .innerJoin('journal', j =>
      j.onRef('journal.id', '=', 'lue.id').onRef('journal.instant', '=', 'lue.instant'),
    )
    .leftJoin('compte as acteur', 'acteur.id', 'journal.acteur_id')
    .leftJoin('compte as personne', 'personne.id', 'journal.compte_id')
    .select(['journal.id', 'journal.instant', 'acte', 'issue', 'motif', 'details'])
    .select(['acteur_id as auteurId', 'compte_id as personneId'])
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
    .orderBy('journal.id', 'desc')
    .limit(limite)
    .execute()
}

const lignesParPage = 30

/**
 * A page of it.
 * @param avant id of the last line of the page before
 * @returns `suivante`: what to give as `avant` for the older page, null at the end
 */
export async function lirePageHistorique(
  base: Lecture,
  sujet: Sujet,
  avant: number | undefined,
): Promise<{ lignes: LigneHistorique[]; suivante: number | null }> {
  const lues = await lireHistorique(base, sujet, { limite: lignesParPage + 1, ...(avant && { avant }) })
  const lignes = lues.slice(0, lignesParPage)
  return { lignes, suivante: lues.length > lignesParPage ? (lignes.at(-1)?.id ?? null) : null }
}

function colonnes(sujet: Sujet) {
  if ('compteId' in sujet) return [['compte_id', sujet.compteId]] as const
  if ('structureId' in sujet) return [['structure_id', sujet.structureId]] as const
  if ('habilitationId' in sujet) return [['habilitation_id', sujet.habilitationId]] as const
  return [
    ['compte_id', sujet.concerne],
    ['acteur_id', sujet.concerne],
  ] as const
}
