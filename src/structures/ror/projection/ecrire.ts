import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'

type Table = 'entite_juridique' | 'structure' | 'unite' | 'lieu' | 'offre'
type Valeurs = Record<string, unknown>

/** A row as it is now; `avant` and `apres` when it was there before and something of it differs. */
export type Ecrite = {
  id: string
  rorId: string
  creee: boolean
  avant: Valeurs | null
  apres: Valeurs | null
}

/**
 * Writes rows by their ROR id, creating those that are not there, in one statement with one parameter. All rows have
 * the same columns; one that comes back is no longer absent.
 * @param initiales columns that only a creation fills
 */
export async function ecrire(
  tx: Ecriture,
  table: Table,
  lignes: readonly (Valeurs & { ror_id: string })[],
  initiales: readonly string[] = [],
): Promise<Ecrite[]> {
  const [premiere] = lignes
  if (!premiere) return []
  const colonnes = Object.keys(premiere)
  const suivies = colonnes.filter(nom => !initiales.includes(nom))
  const liste = sql.join(colonnes.map(nom => sql.ref(nom)))
  const { rows } = await sql<Ecrite>`
    insert into ${sql.table(table)} (${liste}, absente_le)
    select ${liste}, null from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(lignes)}::jsonb)
    on conflict (ror_id) do update set absente_le = null,
      ${sql.join(suivies.map(nom => sql`${sql.ref(nom)} = ${sql.ref(`excluded.${nom}`)}`))}
    returning new.id, new.ror_id as "rorId", old.id is null as creee,
      case when old.id is not null and to_jsonb(old) <> to_jsonb(new) then to_jsonb(old) end as avant,
      case when old.id is not null and to_jsonb(old) <> to_jsonb(new) then to_jsonb(new) end as apres`.execute(
    tx,
  )
  return rows
}

/** A table of what hangs from an object, the column that names the object, and the one that tells the order. */
export type Dependance = { table: 'contact_ror' | 'capacite' | 'offre_lieu'; cle: string; ordre: string }

/** What an object had and has, for those that were there and whose list differs. */
export type Remplacement = { avant: Valeurs[]; apres: Valeurs[] }

/**
 * Writes the rows that hang from each object (the source gives them no identity of their own); those of an object that was
 * there are replaced where they differ. @param listeDe by ROR id
 */
export async function remplacer(
  tx: Ecriture,
  dependance: Dependance,
  ecrites: readonly Ecrite[],
  listeDe: (rorId: string) => Valeurs[],
): Promise<Map<string, Remplacement>> {
  const anciennes = await listesDe(
    tx,
    dependance,
    ecrites.flatMap(({ id, creee }) => (creee ? [] : id)),
  )
  const changes = new Map<string, Remplacement>()
  const neuves: Valeurs[] = []
  for (const { id, rorId, creee } of ecrites) {
    const apres = listeDe(rorId)
    if (!creee) {
      const avant = (anciennes.get(id) ?? []).map(ligne => memesCles(ligne, apres[0] ?? {}))
      if (canonique(avant) === canonique(apres.map(ligne => memesCles(ligne, ligne)))) continue
      changes.set(id, { avant, apres })
    }
    neuves.push(...apres.map((ligne, rang) => ({ [dependance.cle]: id, rang, ...ligne })))
  }
  const finies = [...changes.keys()].filter(id => anciennes.has(id))
  await retirerDe(tx, dependance, finies)
  await inserer(tx, dependance, neuves)
  return changes
}

async function listesDe(tx: Ecriture, { table, cle, ordre }: Dependance, ids: string[]) {
  if (ids.length === 0) return new Map<string, Valeurs[]>()
  const colonne = sql.ref(cle)
  const { rows } = await sql<{ objet: string; liste: Valeurs[] }>`
    select ${colonne} as objet, jsonb_agg(to_jsonb(t) order by ${sql.ref(ordre)}) as liste
    from ${sql.table(table)} t where ${colonne} = any(${ids}::uuid[]) group by ${colonne}`.execute(tx)
  return new Map(rows.map(({ objet, liste }) => [objet, liste]))
}

async function retirerDe(tx: Ecriture, { table, cle }: Dependance, ids: string[]) {
  if (ids.length === 0) return
  await sql`delete from ${sql.table(table)} where ${sql.ref(cle)} = any(${ids}::uuid[])`.execute(tx)
}

async function inserer(tx: Ecriture, { table }: Dependance, lignes: readonly Valeurs[]) {
  const [premiere] = lignes
  if (!premiere) return
  const colonnes = sql.join(
    Object.keys(premiere)
      .filter(nom => nom !== 'rang' || table !== 'offre_lieu')
      .map(nom => sql.ref(nom)),
  )
  await sql`insert into ${sql.table(table)} (${colonnes})
    select ${colonnes} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(lignes)}::jsonb)
  `.execute(tx)
}

/** The values that the reader gives, and not what the base adds to them. */
function memesCles(ligne: Valeurs, modele: Valeurs): Valeurs {
  return Object.fromEntries(Object.keys(modele).map(cle => [cle, ligne[cle] ?? null]))
}

/** Instants are written differently here and there: what they mean is compared. */
function canonique(lignes: Valeurs[]): string {
  return JSON.stringify(lignes, (cle, v: unknown) =>
    cle === 'maj_le' && typeof v === 'string' ? new Date(v).getTime() : v,
  )
}
