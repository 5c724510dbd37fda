import { type RawBuilder, sql } from 'kysely'
import type { EtatCompte } from '#src/comptes/tables.ts'
import { estVivante } from '#src/habilitations/lectures/vivantes.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { type Champ, colonnes, creeLe, genres, modifieLe, present } from '../protocole/champs.ts'
import { type Condition, designeUnePersonne } from '../protocole/filtre.ts'
import { enSql } from '../protocole/filtre-sql.ts'

/** An account as one entité sees it. */
export type Utilisateur = {
  id: string
  courriel: string
  nom: string
  prenom: string
  fonction: string | null
  telephone: string | null
  rpps: string | null
  etat: EtatCompte
  externalId: string | null
  /** Whether the identity system knows it: otherwise it is here by its rights alone. */
  lie: boolean
  present: boolean
  creeLe: Date
  modifieLe: Date
}

type Portee = { entiteId: string; maintenant: Date }

/** Holds or will hold a right in a structure of the entité. */
const droitIci = ({ entiteId, maintenant }: Portee, compte: RawBuilder<unknown>) => sql<boolean>`exists (
  select from habilitation h join structure s on s.id = h.structure_id
  where h.compte_id = ${compte} and s.entite_juridique_id = ${entiteId}::uuid and ${estVivante(maintenant, 'h')})`

/** Account by account: when few are looked at. */
const parCompte = (p: Portee) => sql`compte c
  left join lien_scim l
    on l.compte_id = c.id and l.entite_juridique_id = ${p.entiteId}::uuid and l.retire_le is null
  cross join lateral (select ${droitIci(p, sql`c.id`)} as droit) as portee`

/** From the entité's own structures and links: for lists, whatever the number of accounts in France. */
const parEntite = ({ entiteId, maintenant }: Portee) => sql`(
    select compte_id, bool_or(droit) as droit from (
      select compte_id, false as droit from lien_scim
      where entite_juridique_id = ${entiteId}::uuid and retire_le is null
      union all
      select h.compte_id, true from structure s join habilitation h on h.structure_id = s.id
      where s.entite_juridique_id = ${entiteId}::uuid and ${estVivante(maintenant, 'h')}
    ) as tous group by compte_id
  ) as portee
  join compte c on c.id = portee.compte_id
  left join lien_scim l
    on l.compte_id = c.id and l.entite_juridique_id = ${entiteId}::uuid and l.retire_le is null`

/** Linked, or present by a right: anybody else does not exist for this entité. */
const dansLaPortee = sql<boolean>`(l.compte_id is not null or portee.droit) and c.etat <> 'anonymise'`

const lignes = sql`c.id, c.courriel::text as courriel, c.nom, c.prenom, c.fonction, c.telephone, c.rpps, c.etat,
  l.external_id as "externalId", l.compte_id is not null as lie, ${present} as present,
  ${creeLe} as "creeLe", ${modifieLe} as "modifieLe"`

/** Undefined for who does not exist, or not here. */
export async function trouverUtilisateur(
  base: Lecture,
  portee: Portee,
  id: string,
): Promise<Utilisateur | undefined> {
  if (!estUuid(id)) return undefined
  const { rows } = await sql<Utilisateur>`select ${lignes} from ${parCompte(portee)}
    where c.id = ${id}::uuid and ${dansLaPortee}`.execute(base)
  return rows[0]
}

export type Recherche = {
  condition: Condition | null
  tri: { champ: Champ; sens: 'ascending' | 'descending' } | null
  /** From 1. */
  debut: number
  nombre: number
}

/** A page, and how many there are in all. Always in a same order, so that pages follow each other. */
export async function listerUtilisateurs(
  base: Lecture,
  portee: Portee,
  { condition, tri, debut, nombre }: Recherche,
): Promise<{ total: number; utilisateurs: Utilisateur[] }> {
  const source = designeUnePersonne(condition) ? parCompte(portee) : parEntite(portee)
  const filtre = sql`${dansLaPortee} and ${condition ? enSql(condition) : sql`true`}`
  const compte = await sql<{
    total: number
  }>`select count(*) as total from ${source} where ${filtre}`.execute(base)
  const total = compte.rows[0]?.total ?? 0
  if (nombre === 0 || total < debut) return { total, utilisateurs: [] }
  const { rows } = await sql<Utilisateur>`select ${lignes} from ${source} where ${filtre}
    order by ${tri ? ordre(tri) : sql`c.id`}, c.id limit ${nombre} offset ${debut - 1}`.execute(base)
  return { total, utilisateurs: rows }
}

/** Without a value: last, or first when the order is reversed (RFC 7644, 3.4.2.3). PostgreSQL does the same. */
function ordre({ champ, sens }: NonNullable<Recherche['tri']>): RawBuilder<unknown> {
  const valeur = genres[champ] === 'texte' ? sql`lower(${colonnes[champ]})` : colonnes[champ]
  return sql`${valeur} ${sens === 'descending' ? sql`desc` : sql`asc`}`
}
