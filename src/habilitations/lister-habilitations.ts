import { sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import { administrationDe } from './administration.ts'
import { droitsAdministres } from './echeances.ts'
import type { FiltresHabilitations } from './filtres.ts'
import { type Habilitation, habilitationsDansLOrdre } from './lire-habilitations.ts'

export const parPage = 50
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
  const requete = filtrer(base, acteur, filtres, maintenant)
  const sens = filtres.sens === 'decroissant' ? 'desc' : 'asc'
  const [lignes, compte] = await Promise.all([
    trier(requete, filtres.tri, sens).select('h.id').limit(bornes.limite).offset(bornes.depuis).execute(),
    base
      .selectFrom(
        requete
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

type Requete = ReturnType<typeof filtrer>

/** Joins only what the order needs. Ties fall by person, then by id, so that pages never overlap. */
function trier(requete: Requete, tri: FiltresHabilitations['tri'], sens: 'asc' | 'desc') {
  // The casts below forget joined tables that nothing reads any more.
  const parPersonne = (r: Requete) => r.orderBy('c.tri').orderBy('h.id')
  switch (tri) {
    case 'personne':
      return requete.orderBy('c.tri', sens).orderBy('h.id')
    case 'fin':
      return parPersonne(requete.orderBy('h.fin', sens))
    case 'profil':
      return parPersonne(
        requete.innerJoin('profil as p', 'p.code', 'h.profil_code').orderBy('p.ordre', sens) as Requete,
      )
    case 'lieu':
      return parPersonne(
        requete
          .leftJoin('structure as s', 's.id', 'h.structure_id')
          .leftJoin('unite as u', 'u.id', 'h.unite_id')
          .orderBy('s.nom', sens)
          .orderBy('u.nom', sql`${sql.raw(sens)} nulls first`) as unknown as Requete,
      )
    default:
      return tri satisfies never
  }
}

function filtrer(base: Lecture, acteur: Pick<Acteur, 'droits'>, f: FiltresHabilitations, maintenant: Date) {
  const aujourdhui = jourDe(maintenant)
  const instant = sql`${maintenant}::timestamptz`
  const etat = {
    'en-cours': sql<boolean>`h.periode @> ${instant}`,
    'a-venir': sql<boolean>`lower(h.periode) > ${instant}`,
    terminee: sql<boolean>`(isempty(h.periode) or upper(h.periode) <= ${instant})`,
    toutes: sql<boolean>`true`,
  }[f.etat]
  return base
    .selectFrom('habilitation as h')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .where(droitsAdministres(administrationDe(acteur)))
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
