import type { Base } from '#src/socle/base/base.ts'

/** Empties the directory. Not by `truncate … cascade`, which rights and the journal refuse, as they should. */
export async function viderAnnuaire({ pool }: Base): Promise<void> {
  const tables = [
    'ror_etape',
    'ror_vue',
    'ror_passage',
    'changement_fiche',
    'contact_ror',
    'offre',
    'lieu',
    'unite',
    'structure',
    'entite_juridique',
    'ror_ressource',
  ]
  await pool.query(tables.map(table => `delete from ${table};`).join(' '))
}
