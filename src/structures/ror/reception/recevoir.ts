import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Genre } from '../../tables.ts'
import { type BilanImport, bilanGenre, compterIgnoree } from '../bilan.ts'
import { objet, objets } from '../fhir.ts'
import { identifierRessource, type RessourceRecue } from '../lecture/identifier.ts'

const parLot = 200
/** A batch is one parameter: it stays small even when its resources are not. */
const caracteresParLot = 8_000_000

export type Reception = {
  deposer: (valeur: unknown) => Promise<void>
  /** Writes what is still in hand. */
  clore: () => Promise<void>
}

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
}

/**
 * Receives resources into the mirror, in batches, in the caller's transaction. The newest copy of each wins, whatever
 * the order in which they come; an older one never overwrites. At equal dates a later run wins (the source may have
 * changed its profile, or its mind); within one run, where order is chance, the content decides.
 */
export function ouvrirReception(tx: Ecriture, livraison: Livraison, bilan: BilanImport): Reception {
  let lot = new Map<string, RessourceRecue>()
  let taille = 0
  // the next batch is read while the base digests the last one
  let enCours: Promise<void> = Promise.resolve()

  async function vider() {
    const recues = [...lot.values()]
    lot = new Map()
    taille = 0
    await enCours
    if (recues.length === 0) return
    enCours = verser(tx, livraison, bilan, recues)
    // awaited at the next turn: until then, its failure is nobody's surprise
    enCours.catch(() => undefined)
  }

  async function deposer(valeur: unknown): Promise<void> {
    const ressource = objet(valeur)
    if (!ressource) return compterIgnoree(bilan, 'sans-type')
    if (ressource.resourceType === 'Bundle') {
      for (const entree of objets(ressource.entry)) await deposer(entree.resource)
      return
    }
    const identifiee = identifierRessource(ressource)
    if (!identifiee.ok) {
      return compterIgnoree(bilan, `${identifiee.motif} : ${String(ressource.resourceType).slice(0, 40)}`)
    }
    const { recue } = identifiee
    bilanGenre(bilan, recue.genre).lues++
    const cle = `${recue.type}/${recue.id}`
    if (lot.has(cle)) await vider()
    lot.set(cle, recue)
    taille += recue.contenu.length
    if (lot.size >= parLot || taille >= caracteresParLot) await vider()
  }

  return {
    deposer,
    clore: async () => {
      await vider()
      await enCours
    },
  }
}

/** What no JSON text contains unescaped: it stands between the contents of a batch. */
const separateur = '\u001e'

/**
 * One batch, one statement: compare, remember that it was seen, write what is new. Contents travel as one text, and are
 * kept as they come: a resource that has not changed is told by its digest. When digests differ, the contents themselves
 * decide, since the same one may come with its keys in another order.
 */
async function verser(tx: Ecriture, livraison: Livraison, bilan: BilanImport, lot: RessourceRecue[]) {
  const { passageId, maintenant, directe, profil } = livraison
  const colonne = (cle: 'type' | 'id' | 'genre' | 'maj_le' | 'region' | 'empreinte') =>
    lot.map(recue => recue[cle])
  const { rows } = await sql<{ genre: Genre; revenues: number }>`
    with recue as materialized (
      select * from rows from (
        unnest(${colonne('type')}::text[], ${colonne('id')}::text[], ${colonne('genre')}::text[],
          ${colonne('maj_le')}::timestamptz[], ${colonne('region')}::text[], ${colonne('empreinte')}::text[]),
        string_to_table(${lot.map(({ contenu }) => contenu).join(separateur)}, ${separateur})
      ) as l (type, id, genre, maj_le, region, empreinte, contenu)
    ),
    comparee as materialized (
      select n.*, r.absente_le is not null as absente,
        r.absente_le is not null or r.hors_export_le is not null or r.profil is distinct from ${profil}::text
          or r.empreinte <> n.empreinte as a_marquer,
        case
          when r.id is null then 'creees'
          when r.empreinte = n.empreinte or r.contenu::jsonb = n.contenu::jsonb then 'inchangees'
          when coalesce(n.maj_le, '-infinity') < coalesce(r.maj_le, '-infinity') then 'perimee'
          when n.maj_le is not distinct from r.maj_le and r.recue_le = ${maintenant} and n.empreinte > r.empreinte
            then 'perimee'
          else 'modifiees'
        end as sort
      from recue n left join ror_ressource r using (type, id)
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
      where ${directe} and c.sort in ('inchangees', 'perimee') and c.a_marquer and r.type = c.type and r.id = c.id
    ),
    ecrite as (
      insert into ror_ressource as r (type, id, genre, maj_le, region, contenu, empreinte, recue_le, profil)
      select type, id, genre, maj_le, region, contenu::json, empreinte, ${maintenant}::timestamptz, ${profil}::text
      from comparee where sort in ('creees', 'modifiees')
      on conflict (type, id) do update set genre = excluded.genre, maj_le = excluded.maj_le,
        region = excluded.region, contenu = excluded.contenu, empreinte = excluded.empreinte,
        recue_le = excluded.recue_le, profil = coalesce(excluded.profil, r.profil), etat = 'a-projeter', motif = null, absente_le = null, hors_export_le = null
    )
    select genre, count(*) as revenues from comparee
    where absente and (sort = 'modifiees' or ${directe}) group by genre`.execute(tx)
  for (const { genre, revenues } of rows) bilanGenre(bilan, genre).revenues += revenues
}
