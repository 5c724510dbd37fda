import { sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import { estSuspendue, type Habilitation, habilitationsDansLOrdre } from '../lectures/lire-habilitations.ts'
import { type Administration, administrationDe, estTerritoriale } from '../pouvoirs/administration.ts'
import { droitsAdministres } from '../pouvoirs/droits-administres.ts'
import { structuresDe } from '../pouvoirs/structures-administrees.ts'
import type { FiltresHabilitations } from './filtres.ts'

export const parPage = 30
/** Beyond, the exact number serves nobody and costs a full reading. */
export const comptageMax = 10_000

export type Liste = { total: number; habilitations: Habilitation[] }

/** The rights of what somebody administers, filtered, sorted, one page of them. */
export async function listerHabilitations(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  filtres: FiltresHabilitations,
  maintenant: Date,
  bornes: { limite: number; depuis: number } = { limite: parPage, depuis: (filtres.page - 1) * parPage },
): Promise<Liste> {
  const a = administrationDe(acteur)
  const requete = filtrer(base, filtres, maintenant)
  const marche = seMarche(a, filtres)
  const unParUn = marche || filtres.q !== ''
  const deLieuEnLieu = filtres.tri === 'lieu' && estTerritoriale(a) && !a.national && filtres.q === ''
  const [lignes, compte] = await Promise.all([
    deLieuEnLieu
      ? parLieux(base, a, requete, filtres, bornes)
      : trier(requete.where(droitsAdministres(a, unParUn ? 'un par un' : 'par structure')), filtres, marche)
          .select('h.id')
          .limit(bornes.limite)
          .offset(bornes.depuis)
          .execute(),
    base
      .selectFrom(
        requete
          .where(droitsAdministres(a, filtres.q === '' ? 'par structure' : 'un par un'))
          .select('h.id')
          .limit(comptageMax + 1)
          .as('trouvees'),
      )
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  const ids = lignes.map(({ id }) => id)
  return { total: compte.total, habilitations: await habilitationsDansLOrdre(base, ids, maintenant) }
}

/**
 * Structure after structure, in the order of their names, until the page is full: sorting all the rights of a region by place
 * took a second. What stands in no structure comes where PostgreSQL puts what has no name: last, or first when turned round.
 */
async function parLieux(
  base: Lecture,
  a: Administration,
  requete: Requete,
  { sens }: Pick<FiltresHabilitations, 'sens'>,
  { limite, depuis }: { limite: number; depuis: number },
): Promise<{ id: string }[]> {
  const vers = sql.raw(sens === 'decroissant' ? 'desc' : 'asc')
  const droits = requete
    .leftJoin('unite as u', 'u.id', 'h.unite_id')
    .select(['h.id', 'u.nom as unite', 'c.tri'])
  const { rows } = await sql<{ id: string }>`
    select d.id from (
      select s.id, s.nom from (
        select id, nom from structure where ${structuresDe(a)} union all select null, null
      ) s order by s.nom ${vers}, s.id offset 0
    ) lieu cross join lateral (
      ${droits.where('h.structure_id', '=', sql<string>`lieu.id`)}
      union all
      ${droits.where(sql<boolean>`lieu.id is null and h.structure_id is null`).where(droitsAdministres(a))}
    ) d
    order by lieu.nom ${vers}, lieu.id, d.unite ${vers} nulls first, d.tri, d.id limit ${limite} offset ${depuis}`.execute(
    base,
  )
  return rows
}

/**
 * Whether an index gives the order asked for, so that the reading stops when the page is full: for a structure, only
 * by end among the rights that hold; for a territory, also by person. Otherwise: read, then sort.
 */
function seMarche(a: Administration, { q, etat, tri }: FiltresHabilitations): boolean {
  if (q !== '' || etat === 'terminee') return false
  // the structures of an entité are too few to be met on the way
  if (a.entites.length > 0 && !estTerritoriale(a)) return false
  return estTerritoriale(a) ? tri === 'fin' || tri === 'personne' : tri === 'fin' && etat === 'en-cours'
}

type Requete = ReturnType<typeof filtrer>

/**
 * Joins only what the order needs. Ties fall by person, then by id, so that pages never overlap. When no index is to
 * be walked, the first key is an expression that none has: `explain` taught that PostgreSQL would otherwise walk all
 * the people of France by name to find those of one hospital.
 */
function trier(requete: Requete, { tri, sens }: FiltresHabilitations, marche: boolean) {
  const vers = sens === 'decroissant' ? 'desc' : 'asc'
  // The casts below forget joined tables that nothing reads any more.
  const parPersonne = (r: Requete) => r.orderBy('c.tri').orderBy('h.id')
  switch (tri) {
    case 'personne':
      return requete.orderBy(marche ? 'c.tri' : sql`c.tri || ''`, vers).orderBy('h.id')
    case 'fin':
      return parPersonne(requete.orderBy(marche ? 'h.fin' : sql`h.fin + 0`, vers))
    case 'profil':
      return parPersonne(
        requete
          .innerJoin('profil as p', 'p.code', 'h.profil_code')
          .orderBy(sql`p.ordre + 0`, vers) as Requete,
      )
    case 'lieu':
      return parPersonne(
        requete
          .leftJoin('structure as s', 's.id', 'h.structure_id')
          .leftJoin('unite as u', 'u.id', 'h.unite_id')
          .orderBy(sql`s.nom || ''`, vers)
          .orderBy('u.nom', sql`${sql.raw(vers)} nulls first`) as unknown as Requete,
      )
    default:
      return tri satisfies never
  }
}

function filtrer(base: Lecture, f: FiltresHabilitations, maintenant: Date) {
  const aujourdhui = jourDe(maintenant)
  const instant = sql`${maintenant}::timestamptz`
  const etat = {
    // the period says it all; the rest is what indexes know
    'en-cours': sql<boolean>`(h.periode @> ${instant} and h.terminee_le is null and h.fin >= ${aujourdhui})`,
    'a-venir': sql<boolean>`lower(h.periode) > ${instant}`,
    suspendue: estSuspendue(maintenant),
    terminee: sql<boolean>`((isempty(h.periode) or upper(h.periode) <= ${instant}) and not ${estSuspendue(maintenant)})`,
    toutes: sql<boolean>`true`,
  }[f.etat]
  return base
    .selectFrom('habilitation as h')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .where(etat)
    .$if(f.structure !== null, r => r.where('h.structure_id', '=', f.structure))
    .$if(f.unite !== null, r => r.where('h.unite_id', '=', f.unite))
    .$if(f.profil !== null, r => r.where('h.profil_code', '=', f.profil ?? ''))
    .$if(f.echeance !== null, r =>
      r
        .where('h.terminee_le', 'is', null)
        .where('h.fin', '>=', aujourdhui)
        .where('h.fin', '<=', ajouterJours(aujourdhui, f.echeance ?? 0)),
    )
    .$if(f.q !== '', r =>
      f.q
        .split(/\s+/)
        .slice(0, 6)
        .reduce(
          (suite, mot) => suite.where(sql<boolean>`c.recherche like '%' || normaliser(${mot}) || '%'`),
          r,
        ),
    )
}
