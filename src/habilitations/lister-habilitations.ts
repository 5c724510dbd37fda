import { sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import { administrationDe } from './administration.ts'
import { droitsAdministres } from './echeances.ts'
import type { FiltresHabilitations } from './filtres.ts'
import { enHabilitation, type Habilitation, selectionnerHabilitations } from './lire-habilitations.ts'

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
  const cle = { personne: 'c.tri', profil: 'p.ordre', lieu: sql`lieu`, fin: 'h.fin' }[filtres.tri]
  const [lignes, compte] = await Promise.all([
    requete
      .orderBy(typeof cle === 'string' ? sql.ref(cle) : cle, sens)
      .orderBy('c.tri')
      .orderBy('p.ordre')
      .orderBy('h.id')
      .limit(bornes.limite)
      .offset(bornes.depuis)
      .execute(),
    base
      .selectFrom(
        requete
          .clearSelect()
          .select('h.id')
          .limit(comptageMax + 1)
          .as('trouvees'),
      )
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { total: compte.total, habilitations: lignes.map(enHabilitation) }
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
  return selectionnerHabilitations(base, maintenant)
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
