import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { type StructureResumee, selectionStructures } from './requetes.ts'

export type RechercheStructures = {
  /** Name, usual name, FINESS (spaces allowed) or commune, in any order. Empty: all of them. */
  texte?: string | undefined
  departements?: readonly string[] | undefined
  regions?: readonly string[] | undefined
  categories?: readonly string[] | undefined
  /** Only structures where profils of this family make sense. */
  famille?: string | undefined
  /** Perimeter: only among these. */
  parmi?: readonly string[] | undefined
  /** From 1. */
  page?: number | undefined
  parPage?: number | undefined
}

export type StructuresTrouvees = {
  structures: StructureResumee[]
  total: number
  /** Nothing was written just so: these are the closest. */
  approchee: boolean
}

/**
 * Finds structures whatever the accents, the case and the order of words, best match first. When nothing is
 * written just so, tries again and forgives a typo in each word.
 */
export async function rechercherStructures(
  base: Lecture,
  recherche: RechercheStructures,
): Promise<StructuresTrouvees> {
  const texte = (recherche.texte ?? '').slice(0, 100).trim()
  const exactes = await chercher(base, recherche, texte, exactement(texte))
  if (exactes.total > 0 || texte === '') return { ...exactes, approchee: false }
  const enTransaction = base.isTransaction
    ? (agir: (tx: Lecture) => Promise<Page>) => agir(base)
    : (agir: (tx: Lecture) => Promise<Page>) => base.transaction().execute(agir)
  const proches = await enTransaction(async tx => {
    // local to this transaction; the default lets no typo pass in short words
    await sql`set local pg_trgm.word_similarity_threshold = 0.45`.execute(tx)
    return chercher(tx, recherche, texte, aPeuPres(texte))
  })
  return { ...proches, approchee: proches.total > 0 }
}

type Page = Pick<StructuresTrouvees, 'structures' | 'total'>
/** A condition, and the order in which what meets it is shown. */
type Critere = { condition: RawBuilder<SqlBool>; rang: RawBuilder<number> }

const cible = sql.ref('structure.recherche')

function exactement(texte: string): Critere {
  const finess = texte.replaceAll(/\s/g, '').toUpperCase()
  if (/^\d[\dAB]\d{2,7}$/.test(finess)) {
    return { condition: sql`structure.finess like ${`${finess}%`}`, rang: sql`0::int` }
  }
  const conditions = mots(texte).map(mot => sql<SqlBool>`${cible} like '%' || normaliser(${mot}) || '%'`)
  return {
    condition: conditions.length > 0 ? sql`(${sql.join(conditions, sql` and `)})` : sql`true`,
    // the searched text starts with the name: a name that starts so comes first, then whole words
    rang: sql`case
      when ${cible} like normaliser(${texte}) || '%' then 0
      when ${cible} like '% ' || normaliser(${texte}) || '%' then 1
      else 2 end`,
  }
}

function aPeuPres(texte: string): Critere {
  const conditions = mots(texte).map(mot =>
    mot.length < 4
      ? sql<SqlBool>`${cible} like '%' || normaliser(${mot}) || '%'`
      : sql<SqlBool>`normaliser(${mot}) <% ${cible}`,
  )
  return {
    condition: sql`(${sql.join(conditions, sql` and `)})`,
    rang: sql`-word_similarity(normaliser(${texte}), ${cible})`,
  }
}

function mots(texte: string): string[] {
  return texte
    .split(/[\s'’,;-]+/)
    .filter(mot => /[\p{L}\d]/u.test(mot))
    .slice(0, 8)
}

async function chercher(
  base: Lecture,
  recherche: RechercheStructures,
  texte: string,
  { condition, rang }: Critere,
): Promise<Page> {
  // a text without a single letter or digit matches nothing, rather than everything
  if (texte !== '' && mots(texte).length === 0) return { structures: [], total: 0 }
  const { page = 1, parPage = 20 } = recherche
  const requete = filtrer(selectionStructures(base), recherche).where(condition)
  const compte = await requete
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirst()
  const total = compte?.total ?? 0
  if (total === 0) return { structures: [], total }
  const structures = await requete
    // without a text, names come straight out of their index
    .$if(texte !== '', q => q.orderBy(rang))
    .orderBy('structure.nom')
    .orderBy('structure.id')
    .limit(parPage)
    .offset((Math.max(1, page) - 1) * parPage)
    .execute()
  return { structures, total }
}

function filtrer(
  requete: ReturnType<typeof selectionStructures>,
  { departements, regions, categories, famille, parmi }: RechercheStructures,
) {
  return requete
    .$if(departements !== undefined, q =>
      q.where('structure.departement_code', 'in', listeOuRien(departements)),
    )
    .$if(regions !== undefined, q => q.where('departement.region_code', 'in', listeOuRien(regions)))
    .$if(categories !== undefined, q => q.where('structure.categorie_code', 'in', listeOuRien(categories)))
    .$if(famille !== undefined && famille !== 'administration', q =>
      q.where(sql<SqlBool>`${famille} = any (categorie_structure.familles)`),
    )
    .$if(parmi !== undefined, q => q.where(sql<SqlBool>`structure.id = any (${parmi ?? []}::uuid[])`))
}

/** An empty list means that nothing fits; SQL has no way to write « in () ». */
function listeOuRien(liste: readonly string[] | undefined): string[] {
  return liste && liste.length > 0 ? [...liste] : ['']
}
