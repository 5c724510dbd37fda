import { type RawBuilder, sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Genre } from '../../tables.ts'
import { type BilanImport, bilanGenre, compterIgnoree } from '../bilan.ts'
import { objet, objets } from '../fhir.ts'
import { identifierRessource, type RessourceRecue } from '../lecture/identifier.ts'

const parLot = 500

export type Reception = {
  deposer: (valeur: unknown) => Promise<void>
  /** Moves what was received into the mirror, and counts. */
  verser: (maintenant: Date) => Promise<void>
}

/**
 * First pass of an import: everything goes to a temporary table, in batches, then into the mirror at once. The
 * newest copy of each resource wins, whatever the order in which they come; an older one never overwrites.
 */
export async function ouvrirReception(tx: Ecriture, bilan: BilanImport): Promise<Reception> {
  await sql`drop table if exists ror_recue`.execute(tx)
  await sql`create temporary table ror_recue (
    type text, id text, genre text, maj_le timestamptz, region text, contenu jsonb
  ) on commit drop`.execute(tx)
  let lot: RessourceRecue[] = []

  async function vider() {
    if (lot.length === 0) return
    const colonne = (cle: keyof RessourceRecue) => lot.map(recue => recue[cle])
    await sql`insert into ror_recue select * from unnest(
      ${colonne('type')}::text[], ${colonne('id')}::text[], ${colonne('genre')}::text[],
      ${colonne('maj_le')}::timestamptz[], ${colonne('region')}::text[], ${colonne('contenu')}::jsonb[]
    )`.execute(tx)
    lot = []
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
    bilanGenre(bilan, identifiee.recue.genre).lues++
    lot.push(identifiee.recue)
    if (lot.length >= parLot) await vider()
  }

  return {
    deposer,
    verser: async maintenant => {
      await vider()
      await garderLesGagnantes(tx)
      for (const { genre, sort, combien } of await compter(tx)) {
        const compte = bilanGenre(bilan, genre)
        if (sort === 'perimee') compte.ignorees.perimee += combien
        else compte[sort] += combien
      }
      for (const compte of Object.values(bilan.ressources)) {
        compte.ignorees.doublon =
          compte.lues - compte.creees - compte.modifiees - compte.inchangees - compte.ignorees.perimee
      }
      await ecrireLeMiroir(tx, maintenant)
    },
  }
}

type Sort = 'creees' | 'modifiees' | 'inchangees' | 'perimee'

/** At equal dates the choice must not depend on the order of arrival: it falls on the content. */
async function garderLesGagnantes(tx: Ecriture) {
  // a temporary table has no statistics of its own accord, and the plan below depends on its size
  await sql`analyze ror_recue`.execute(tx)
  await sql`drop table if exists ror_gagnante`.execute(tx)
  await sql`create temporary table ror_gagnante on commit drop as
    select g.*, case
      when r.id is null then 'creees'
      when r.empreinte = md5(g.contenu::text) then 'inchangees'
      when coalesce(g.maj_le, '-infinity') < coalesce(r.maj_le, '-infinity') then 'perimee'
      else 'modifiees'
    end as sort
    from (
      select distinct on (type, id) * from ror_recue
      order by type, id, maj_le desc nulls last, md5(contenu::text)
    ) g left join ror_ressource r using (type, id)`.execute(tx)
}

async function compter(tx: Ecriture): Promise<{ genre: Genre; sort: Sort; combien: number }[]> {
  const requete: RawBuilder<{ genre: Genre; sort: Sort; combien: number }> = sql`
    select genre, sort, count(*) as combien from ror_gagnante group by genre, sort`
  return (await requete.execute(tx)).rows
}

async function ecrireLeMiroir(tx: Ecriture, maintenant: Date) {
  await sql`insert into ror_ressource (type, id, genre, maj_le, region, contenu, recue_le)
    select type, id, genre, maj_le, region, contenu, ${maintenant} from ror_gagnante
    where sort in ('creees', 'modifiees')
    on conflict (type, id) do update set genre = excluded.genre, maj_le = excluded.maj_le,
      region = excluded.region, contenu = excluded.contenu, recue_le = excluded.recue_le,
      etat = 'a-projeter', motif = null`.execute(tx)
}
