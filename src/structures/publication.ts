import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * What everybody may see of the directory, as conditions on a table under an alias. Closed structures stay, marked closed; what
 * is absent from the source, disabled here or sensitive does not (interop.md §10.3 and §10.5). The strictest reading where the
 * source hesitates: one sensitive offer hides its whole unit, with its other offers and the places where it is delivered.
 */
type Condition = (alias: string) => RawBuilder<SqlBool>

/**
 * Confidentiality of a contact (TRE_R283) that everybody may read: « accès libre ». The source says it of the whole contact, the
 * name of who answers included.
 */
export const niveauPublic = 1
export const contactPublic: Condition = alias => sql`${colonne(alias, 'niveau')} <= ${sql.lit(niveauPublic)}`

export const entiteJuridiquePublique: Condition = alias => sql`${colonne(alias, 'absente_le')} is null`

export const structurePublique: Condition = alias =>
  sql`${structurePresente(alias)} and not ${structureSensible(alias)}`

export const unitePublique: Condition = alias =>
  sql`${colonne(alias, 'absente_le')} is null and not ${uniteSensible(colonne(alias, 'id'))}
    and ${dansStructure(alias, structurePublique)}`

/** Its structure then has an offer that is not sensitive: this need not be asked again. */
export const offrePublique: Condition = alias =>
  sql`not ${colonne(alias, 'sensible')} and ${colonne(alias, 'absente_le')} is null
    and not ${uniteSensible(colonne(alias, 'unite_id'))} and ${dansStructure(alias, structurePresente)}`

/** A place is known by its offers: without one that may be shown, nobody can tell what it is. */
export const lieuPublic: Condition = alias =>
  sql`${colonne(alias, 'absente_le')} is null
    and exists (select from offre_lieu ol join offre oo on oo.id = ol.offre_id
      where ol.lieu_ror_id = ${colonne(alias, 'ror_id')} and ${offrePublique('oo')})
    and not ${lieuSensible(alias)}`

/** A structure all of whose offers are sensitive, those that are gone aside: a prison hospital, a shelter. */
export const structureSensible: Condition = alias =>
  sql`(exists (select from offre os where os.structure_id = ${colonne(alias, 'id')} and os.sensible)
    and not exists (select from offre oo where oo.structure_id = ${colonne(alias, 'id')}
      and not oo.sensible and oo.absente_le is null))`

/** A place where a sensitive unit works, whatever else is done there. */
export const lieuSensible: Condition = alias =>
  sql`(exists (${offresSensiblesDuLieu(alias)}) or exists (${unitesSensiblesDuLieu(alias)}))`

/** What must look as if it never existed, whatever else is true of it. */
export const offreSecrete: Condition = alias =>
  sql`(${colonne(alias, 'sensible')} or ${uniteSensible(colonne(alias, 'unite_id'))})`
export const uniteSecrete: Condition = alias => uniteSensible(colonne(alias, 'id'))
export const uniteOuStructureSecrete: Condition = alias =>
  sql`(${uniteSecrete(alias)} or ${dansStructure(alias, structureSensible)})`
export const lieuSecret: Condition = alias =>
  sql`(${lieuSensible(alias)}
    or not exists (select from offre_lieu ol join offre oo on oo.id = ol.offre_id
      where ol.lieu_ror_id = ${colonne(alias, 'ror_id')}))`

// two questions rather than one with « or », which could not be answered for many places at once
const offresSensiblesDuLieu = (alias: string) =>
  sql`select from offre_lieu sl join offre so on so.id = sl.offre_id
    where sl.lieu_ror_id = ${colonne(alias, 'ror_id')} and so.sensible`
const unitesSensiblesDuLieu = (alias: string) =>
  sql`select from offre_lieu sl join offre so on so.id = sl.offre_id join offre os on os.unite_id = so.unite_id and os.sensible
    where sl.lieu_ror_id = ${colonne(alias, 'ror_id')}`

function uniteSensible(id: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`exists (select from offre os where os.sensible and os.unite_id = ${id})`
}

const structurePresente: Condition = alias =>
  sql`${colonne(alias, 'absente_le')} is null and ${colonne(alias, 'desactivee_le')} is null`

function dansStructure(alias: string, condition: Condition): RawBuilder<SqlBool> {
  return sql`exists (select from structure sp where sp.id = ${colonne(alias, 'structure_id')} and ${condition('sp')})`
}

const colonne = (alias: string, nom: string): RawBuilder<unknown> => sql`${sql.ref(`${alias}.${nom}`)}`
