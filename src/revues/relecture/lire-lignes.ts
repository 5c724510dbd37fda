import { type RawBuilder, sql } from 'kysely'
import type { EtatCompte } from '#src/comptes/tables.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour } from '#src/socle/temps/jours.ts'
import type { Decision } from '../regles.ts'
import { estFiltree, type FiltresDeRelecture } from './filtres.ts'
import { montre, type Signal, seVoit, signaux } from './signaux.ts'

/** As many as one looks through without turning the page, on a phone too. */
export const parPage = 50

/** A right to review, with what helps to decide: frozen on the left, as it stands today on the right. */
export type LigneARelire = {
  rang: number
  version: number
  habilitationId: string
  compteId: string
  personne: string
  profession: string | null
  profil: { code: string; permet: string }
  precisionLieu: string | null
  fin: Jour
  attribueeLe: Date
  attribueePar: string | null
  motif: string | null
  connexion: Date | null
  /** Whether the use of this profil is known; then its last day, null when none was seen. As frozen. */
  usageNote: boolean
  utiliseeLe: Jour | null
  /** In the country, so many holders of this profil have this profession, of so many. As frozen. */
  confreres: number | null
  titulaires: number | null
  /** Codes of the profils that this one excludes and that the person holds too. */
  exclus: string[]
  etatCompte: EtatCompte
  /** It ended meanwhile: nothing is left to decide, the closing will say so. */
  finie: boolean
  signaux: Signal[]
  decision: Decision | null
  reduiteAu: Jour | null
  reduiteEn: string | null
  commentaire: string | null
  decideePar: string | null
  decideeLe: Date | null
  confieeA: string | null
}

type Question = { revueId: string; filtres: FiltresDeRelecture; moi: string; maintenant: Date }

/**
 * One page of the list. The filters cut on the lines alone, then the few that are shown are read whole.
 * @returns `total`: how many the filters keep; null when there is none, which the progress knows
 */
export async function lireLignes(
  base: Lecture,
  q: Question,
): Promise<{ total: number | null; lignes: LigneARelire[] }> {
  const filtree = estFiltree(q.filtres)
  const { rows: rangs } = await sql<{ rang: number; total: number }>`
    select l.rang, ${filtree ? sql`count(*) over ()` : sql`null`} as total from revue_ligne l where ${filtrer(q)}
    order by l.rang limit ${parPage} offset ${(q.filtres.page - 1) * parPage}`.execute(base)
  const lignes = await decrire(
    base,
    q,
    rangs.map(({ rang }) => rang),
  )
  return { total: filtree ? (rangs[0]?.total ?? 0) : null, lignes }
}

/** Those of these lines that exist, in order. */
export async function decrire(
  base: Lecture,
  { revueId, maintenant }: Pick<Question, 'revueId' | 'maintenant'>,
  rangs: readonly number[],
): Promise<LigneARelire[]> {
  const drapeaux = sql.join(signaux.map(s => sql`case when ${seVoit(s, maintenant)} then ${s}::text end`))
  const { rows } = await sql<LigneARelire>`
    select l.rang, l.version, l.habilitation_id as "habilitationId", l.compte_id as "compteId", l.personne,
      coalesce(c.fonction, f.libelle) as profession, json_build_object('code', p.code, 'permet', p.permet) as profil,
      l.precision_lieu as "precisionLieu", l.fin, h.attribuee_le as "attribueeLe", a.prenom || ' ' || a.nom as "attribueePar",
      h.motif, c.derniere_connexion_le as connexion, c.etat as "etatCompte",
      (isempty(h.periode) or upper(h.periode) <= ${maintenant}::timestamptz) as finie,
      array_remove(array[${drapeaux}], null) as signaux,
      l.usage_note as "usageNote", l.utilisee_le as "utiliseeLe", l.confreres, l.titulaires,
      array(
        select distinct x.autre_profil from habilitation_incompatible x
        where x.habilitation_id = h.id and x.periode @> ${maintenant}::timestamptz
      ) as exclus,
      l.decision, l.reduite_au as "reduiteAu", l.reduite_en as "reduiteEn", l.commentaire, d.prenom || ' ' || d.nom as "decideePar",
      l.decidee_le as "decideeLe", m.prenom || ' ' || m.nom as "confieeA"
    from revue_ligne l
    join compte c on c.id = l.compte_id
    join habilitation h on h.id = l.habilitation_id
    join profil p on p.code = l.profil_code
    left join profession f on f.code = c.profession_code
    left join compte a on a.id = h.attribuee_par
    left join compte d on d.id = l.decidee_par
    left join compte m on m.id = l.confiee_a
    where l.revue_id = ${revueId}::uuid and l.rang = any(${rangs}::int[])
    order by l.rang`.execute(base)
  return rows.map(l => ({
    ...l,
    fin: jour(l.fin),
    reduiteAu: l.reduiteAu && jour(l.reduiteAu),
    utiliseeLe: l.utiliseeLe && jour(l.utiliseeLe),
  }))
}

function filtrer({ revueId, filtres: f, moi, maintenant }: Question): RawBuilder<boolean> {
  const conditions = [
    sql`l.revue_id = ${revueId}::uuid`,
    ...(f.etat === 'toutes'
      ? []
      : [f.etat === 'a-decider' ? sql`l.decision is null` : sql`l.decision = ${f.etat}`]),
    ...(f.profil ? [sql`l.profil_code = ${f.profil}`] : []),
    ...(f.pourMoi ? [sql`l.confiee_a = ${moi}::uuid`] : []),
    ...f.q
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 6)
      .map(mot => sql`normaliser(l.personne) like '%' || normaliser(${mot}) || '%'`),
    ...(f.critere ? [montre(f.critere, maintenant)] : []),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}
