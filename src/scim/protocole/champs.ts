import { type RawBuilder, sql } from 'kysely'
import { urnProfessionnel } from './urns.ts'

/** `texte`: whatever the case of letters. */
export type GenreDeChamp = 'texte' | 'exact' | 'booleen' | 'date'

export const rpps = `${urnProfessionnel}:rpps` as const
const etat = `${urnProfessionnel}:etat` as const

/** What may be filtered and sorted, by its name in the schemas: nothing else ever reaches the SQL. */
export const genres = {
  id: 'exact',
  externalId: 'exact',
  userName: 'texte',
  'name.familyName': 'texte',
  'name.givenName': 'texte',
  'name.formatted': 'texte',
  displayName: 'texte',
  title: 'texte',
  active: 'booleen',
  emails: 'texte',
  'emails.value': 'texte',
  'emails.type': 'texte',
  'emails.primary': 'booleen',
  phoneNumbers: 'texte',
  'phoneNumbers.value': 'texte',
  'phoneNumbers.type': 'texte',
  'phoneNumbers.primary': 'booleen',
  'meta.created': 'date',
  'meta.lastModified': 'date',
  [rpps]: 'exact',
  [etat]: 'exact',
} as const satisfies Record<string, GenreDeChamp>

export type Champ = keyof typeof genres

/** Where accounts that are closed for everybody are never shown as present. */
export const compteFerme = sql<boolean>`c.etat in ('desactive', 'anonymise')`
export const creeLe = sql<Date>`date_trunc('milliseconds', c.cree_le)`
export const modifieLe = sql<Date>`date_trunc('milliseconds', greatest(c.cree_le, c.modifie_le, c.active_le, l.modifie_le))`
/** Present: told so, or holding a right here all the same. Without a link, only a right makes one be here at all. */
export const present = sql<boolean>`(not ${compteFerme} and (coalesce(l.actif, false) or portee.droit))`

const nomComplet = sql<string>`c.prenom || ' ' || c.nom`
const ifTelephone = (valeur: RawBuilder<unknown>) => sql`case when c.telephone is not null then ${valeur} end`

/** Over `compte c`, its link `l` in the entité, and `portee` (see `utilisateurs/lire.ts`). */
export const colonnes: Record<Champ, RawBuilder<unknown>> = {
  id: sql`c.id::text`,
  externalId: sql`l.external_id`,
  userName: sql`c.courriel::text`,
  'name.familyName': sql`c.nom`,
  'name.givenName': sql`c.prenom`,
  'name.formatted': nomComplet,
  displayName: nomComplet,
  title: sql`c.fonction`,
  active: present,
  emails: sql`c.courriel::text`,
  'emails.value': sql`c.courriel::text`,
  'emails.type': sql`'work'`,
  'emails.primary': sql`true`,
  phoneNumbers: sql`c.telephone`,
  'phoneNumbers.value': sql`c.telephone`,
  'phoneNumbers.type': ifTelephone(sql`'work'`),
  'phoneNumbers.primary': ifTelephone(sql`true`),
  'meta.created': creeLe,
  'meta.lastModified': modifieLe,
  [rpps]: sql`c.rpps`,
  [etat]: sql`c.etat`,
}
