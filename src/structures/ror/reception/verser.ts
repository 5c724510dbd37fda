import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Genre } from '../../tables.ts'
import { type BilanImport, bilanGenre } from '../bilan.ts'
import type { RessourceRecue } from '../lecture/identifier.ts'

export type Livraison = {
  passageId: number
  maintenant: Date
  /**
   * Asked of the source just now: what it serves exists, even unchanged. A file may be older than an absence that
   * was proved since, and only something newer brings a resource back.
   */
  directe: boolean
  /** Under which it was asked; null for a file. */
  profil: string | null
  /** Nothing of it goes into the history of the fiches. */
  muet: boolean
}

/** Those of a batch that the mirror holds, the same or otherwise. */
export type Connues = ReadonlyMap<RessourceRecue, 'meme' | 'autre'>

/**
 * What the mirror holds for the resource `n`. By its key and nothing else: after a run killed on an empty mirror, PostgreSQL holds
 * the table to be empty until this very transaction ends, and a join would read it whole at each batch.
 */
const laSienne = sql`lateral (select *, ctid as place from ror_ressource where type = n.type and id = n.id limit 1) as r`

/** A resource that has not changed is told by its digest, before any content is sent. */
export async function comparer(tx: Ecriture, lot: readonly RessourceRecue[]): Promise<Connues> {
  const { rows } = await sql<{ rang: number; meme: boolean }>`
    select n.rang::int, r.empreinte = n.empreinte as meme
    from unnest(${lot.map(({ type }) => type)}::text[], ${lot.map(({ id }) => id)}::text[],
      ${lot.map(({ empreinte }) => empreinte)}::text[]) with ordinality as n (type, id, empreinte, rang), ${laSienne}`.execute(
    tx,
  )
  return new Map(
    rows.flatMap(({ rang, meme }) => {
      const recue = lot[rang - 1]
      return recue ? [[recue, meme ? 'meme' : 'autre'] as const] : []
    }),
  )
}

/** What no JSON text contains unescaped: it stands between the contents of a batch, which travel as one text. */
const separateur = '\u001e'

function colonnes(lot: readonly RessourceRecue[], contenuDe: (recue: RessourceRecue) => string) {
  const colonne = (cle: 'type' | 'id' | 'genre' | 'maj_le' | 'region' | 'empreinte') =>
    lot.map(recue => recue[cle])
  return sql`rows from (
    unnest(${colonne('type')}::text[], ${colonne('id')}::text[], ${colonne('genre')}::text[],
      ${colonne('maj_le')}::timestamptz[], ${colonne('region')}::text[], ${colonne('empreinte')}::text[]),
    string_to_table(${lot.map(contenuDe).join(separateur)}, ${separateur})
  ) as l (type, id, genre, maj_le, region, empreinte, contenu)`
}

/** Writes what the mirror did not have, marked as shown: the caller shows it. */
export async function verserNouvelles(
  tx: Ecriture,
  { passageId, maintenant, profil }: Livraison,
  lot: readonly RessourceRecue[],
): Promise<void> {
  if (lot.length === 0) return
  await sql`
    with ecrite as (
      insert into ror_ressource (type, id, genre, maj_le, region, contenu, empreinte, recue_le, profil, etat)
      select type, id, genre, maj_le, region, contenu::json, empreinte, ${maintenant}::timestamptz, ${profil}::text, 'projetee'
      from ${colonnes(lot, ({ contenu }) => contenu)}
      returning type, id, genre
    )
    insert into ror_vue (passage_id, type, id, genre, sort)
    select ${passageId}, type, id, genre, 'creees' from ecrite`.execute(tx)
}

/**
 * One batch of what the mirror had, one statement: compare, remember that it was seen, write what is newer. The contents
 * of those that are the same do not travel. When digests differ, the contents themselves decide, since the same one may
 * come with its keys in another order.
 */
export async function verserConnues(
  tx: Ecriture,
  { passageId, maintenant, directe, profil }: Livraison,
  bilan: BilanImport,
  connues: Connues,
): Promise<void> {
  if (connues.size === 0) return
  const { rows } = await sql<{ genre: Genre; revenues: number }>`
    with recue as materialized (
      select * from ${colonnes([...connues.keys()], recue => (connues.get(recue) === 'meme' ? '' : recue.contenu))}
    ),
    comparee as materialized (
      select n.*, r.place, r.absente_le is not null as absente,
        r.absente_le is not null or r.hors_export_le is not null or r.profil is distinct from ${profil}::text
          or r.empreinte <> n.empreinte as a_marquer,
        case
          when r.empreinte = n.empreinte or r.contenu::jsonb = n.contenu::jsonb then 'inchangees'
          when coalesce(n.maj_le, '-infinity') < coalesce(r.maj_le, '-infinity') then 'perimee'
          when n.maj_le is not distinct from r.maj_le and r.recue_le = ${maintenant} and n.empreinte > r.empreinte
            then 'perimee'
          else 'modifiees'
        end as sort
      from recue n, ${laSienne}
    ),
    vue as (
      insert into ror_vue as v (passage_id, type, id, genre, sort)
      select ${passageId}, type, id, genre, sort from comparee
      on conflict (passage_id, type, id) do update set sort = 'modifiees'
      where excluded.sort = 'modifiees' and v.sort in ('inchangees', 'perimee')
    ),
    marquee as (
      update ror_ressource r set absente_le = null, hors_export_le = null, profil = ${profil}::text,
        empreinte = case when c.sort = 'inchangees' then c.empreinte else r.empreinte end,
        etat = case when c.absente then 'a-projeter' else r.etat end,
        motif = case when c.absente then null else r.motif end
      from comparee c
      where ${directe} and c.sort in ('inchangees', 'perimee') and c.a_marquer and r.ctid = c.place
    ),
    ecrite as (
      update ror_ressource r set genre = c.genre, maj_le = c.maj_le, region = c.region, contenu = c.contenu::json,
        empreinte = c.empreinte, recue_le = ${maintenant}, profil = coalesce(${profil}::text, r.profil),
        etat = 'a-projeter', motif = null, absente_le = null, hors_export_le = null
      from comparee c where c.sort = 'modifiees' and r.ctid = c.place
    )
    select genre, count(*) as revenues from comparee
    where absente and (sort = 'modifiees' or ${directe}) group by genre`.execute(tx)
  for (const { genre, revenues } of rows) bilanGenre(bilan, genre).revenues += revenues
}
