import { type RawBuilder, sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import {
  entiteJuridiquePublique,
  lieuPublic,
  offrePublique,
  structurePublique,
  unitePublique,
} from '#src/structures/publication.ts'
import { type Genre, type TypeFhir, typeDe } from '../ids.ts'
import { issue } from '../protocole/issues.ts'

/** A row, by its kind and its key in the base. */
export type Cle = { genre: Genre; id: string }

type Lien = {
  nom: string
  source: TypeFhir
  cible: TypeFhir
  /** Rows at the other end, shown ones only, as (genre, id). `ids` gives those of a kind. */
  vers: (ids: (genre: Genre) => readonly string[]) => RawBuilder<Cle>
  retour: (ids: (genre: Genre) => readonly string[]) => RawBuilder<Cle>
}

/** A link to follow, towards what is named or from what names; again from what that brings, or once. */
export type Inclusion = { lien: Lien; sens: 'vers' | 'retour'; iterer: boolean }

/** More than that is told, not sent: 200 entities may have 30,000 offers. */
export const inclusesAuPlus = 1000

/** What `_include` and `_revinclude` follow. */
export const liens: readonly Lien[] = [
  {
    nom: 'HealthcareService:organization',
    source: 'HealthcareService',
    cible: 'Organization',
    vers: ids => sql`select distinct case when u.id is null then 'eg' else 'oi' end as genre, coalesce(u.id, o.structure_id) as id
      from offre o left join unite u on u.id = o.unite_id and ${unitePublique('u')}
      where o.id = any (${ids('offre')}::uuid[])`,
    retour: ids => sql`select 'offre' as genre, o.id from offre o
      where (o.unite_id = any (${ids('oi')}::uuid[]) or (o.structure_id = any (${ids('eg')}::uuid[])
        and not exists (select from unite u where u.id = o.unite_id and ${unitePublique('u')}))) and ${offrePublique('o')}`,
  },
  {
    nom: 'HealthcareService:location',
    source: 'HealthcareService',
    cible: 'Location',
    vers: ids => sql`select distinct 'lieu' as genre, l.id from offre_lieu ol join lieu l on l.ror_id = ol.lieu_ror_id
      where ol.offre_id = any (${ids('offre')}::uuid[]) and ${lieuPublic('l')}`,
    retour:
      ids => sql`select distinct 'offre' as genre, o.id from lieu l join offre_lieu ol on ol.lieu_ror_id = l.ror_id
      join offre o on o.id = ol.offre_id where l.id = any (${ids('lieu')}::uuid[]) and ${offrePublique('o')}`,
  },
  {
    nom: 'Organization:partof',
    source: 'Organization',
    cible: 'Organization',
    vers: ids => sql`select distinct 'ej' as genre, e.id from structure s join entite_juridique e on e.id = s.entite_juridique_id
        where s.id = any (${ids('eg')}::uuid[]) and ${entiteJuridiquePublique('e')}
      union select case when p.id is null then 'eg' else 'oi' end, coalesce(p.id, u.structure_id)
        from unite u left join unite p on p.id = u.parent_id and ${unitePublique('p')}
        where u.id = any (${ids('oi')}::uuid[])`,
    retour: ids => sql`select 'eg' as genre, s.id from structure s
        where s.entite_juridique_id = any (${ids('ej')}::uuid[]) and ${structurePublique('s')}
      union all select 'oi', u.id from unite u
        where (u.parent_id = any (${ids('oi')}::uuid[]) or (u.structure_id = any (${ids('eg')}::uuid[])
          and not exists (select from unite p where p.id = u.parent_id and ${unitePublique('p')}))) and ${unitePublique('u')}`,
  },
]

const passesAuPlus = 20

/**
 * What hangs from the rows found: `_include` towards what they name, `_revinclude` towards what names them. `:iterate` goes on
 * from what was included, as long as there is something new.
 * @returns the rows, without those found, and a warning when some had to be left out.
 */
export async function inclure(base: Lecture, trouvees: readonly Cle[], inclusions: readonly Inclusion[]) {
  const connues = new Map(trouvees.map(cle => [cle.id, cle]))
  const incluses: Cle[] = []
  let depuis = trouvees
  for (let passe = 0; passe < passesAuPlus && depuis.length > 0; passe++) {
    const nouvelles: Cle[] = []
    // those that go on come last: they start from what the others bring
    for (const { lien, sens, iterer } of inclusions.toSorted((a, b) => Number(a.iterer) - Number(b.iterer))) {
      if (passe > 0 && !iterer) continue
      const depart = sens === 'vers' ? lien.source : lien.cible
      if (![...depuis, ...nouvelles].some(({ genre }) => typeDe[genre] === depart)) continue
      // what this pass just brought counts too: offers, their units, then what these are part of
      const parGenre = Map.groupBy(iterer ? [...depuis, ...nouvelles] : depuis, ({ genre }) => genre)
      const ids = (genre: Genre) => (parGenre.get(genre) ?? []).map(({ id }) => id)
      const requete = sens === 'vers' ? lien.vers(ids) : lien.retour(ids)
      const { rows } =
        await sql<Cle>`select ${preparee} genre, id from (${requete}) as liees order by id limit ${sql.lit(inclusesAuPlus + 1)}`.execute(
          base,
        )
      for (const cle of rows) {
        if (connues.has(cle.id)) continue
        connues.set(cle.id, cle)
        nouvelles.push(cle)
      }
    }
    incluses.push(...nouvelles)
    depuis = nouvelles
    if (incluses.length > inclusesAuPlus) break
  }
  const tropNombreuses = incluses.length > inclusesAuPlus
  return {
    incluses: incluses.slice(0, inclusesAuPlus),
    avertissement: tropNombreuses
      ? issue('warning', {
          code: 'too-costly',
          detail: `Plus de ${inclusesAuPlus} ressources à inclure : les suivantes ne le sont pas. Demandez des pages plus courtes (_count).`,
        })
      : null,
  }
}
