import type pg from 'pg'

/** Tables that are filled in bulk: their indexes and foreign keys are checked once at the end, not row by row. */
const tables = [
  'structure',
  'unite',
  'offre',
  'lieu',
  'offre_lieu',
  'capacite',
  'compte',
  'habilitation',
] as const

type Objet = { table: string; nom: string; definition: string; contrainte: boolean }

/**
 * Sets aside the foreign keys, the exclusion constraint and the plain indexes of the tables. Unique and primary
 * keys stay. Only inside a transaction: it takes the tables for itself, and a failure brings everything back.
 * @returns how to put them back, each validated against every row.
 */
export async function mettreDeCote(
  client: pg.PoolClient,
): Promise<(avancer: (quoi: string) => void) => Promise<void>> {
  const { rows } = await client.query<Objet>(
    `select t.relname as table, c.conname as nom, pg_get_constraintdef(c.oid) as definition, true as contrainte
     from pg_constraint c join pg_class t on t.oid = c.conrelid
     where t.relnamespace = 'public'::regnamespace and t.relname = any ($1) and c.contype in ('f', 'x')
     union all
     select t.relname, i.relname, pg_get_indexdef(i.oid), false
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     where t.relnamespace = 'public'::regnamespace and t.relname = any ($1)
       and not exists (select from pg_constraint c where c.conindid = i.oid)
     order by contrainte, nom`,
    [[...tables]],
  )
  for (const { table, nom, contrainte } of rows) {
    await client.query(contrainte ? `alter table "${table}" drop constraint "${nom}"` : `drop index "${nom}"`)
  }
  return async avancer => {
    for (const { table, nom, definition, contrainte } of rows) {
      avancer(nom)
      await client.query(
        contrainte ? `alter table "${table}" add constraint "${nom}" ${definition}` : definition,
      )
    }
  }
}
