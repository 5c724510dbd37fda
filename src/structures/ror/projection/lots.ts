import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { codeSql } from '#src/socle/base/transaction.ts'
import type { Genre } from '../../tables.ts'
import type { Objet } from '../fhir.ts'

/** A resource of the mirror, about to be shown. */
export type Gardee = {
  id: string
  maj_le: Date | null
  region: string | null
  recue_le: Date
}

/** What became of it: null when it is shown, otherwise why it waits. */
export type Issue = { id: string; motif: string | null }

const taille = 200
/** Resources read between two turns of the event loop. */
const parTour = 10

/** A resource and what is read in it. */
export type Lue<T> = T & { gardee: Gardee }

/**
 * Walks through the resources of a kind that are not shown yet, in batches: those just received, and those that
 * were waiting for another one. Each is marked with what `projeter` answers for it. A batch is fetched and read
 * while the base writes the one before; marking that one changes nothing to what follows it.
 */
export async function parLots<T>(
  tx: Ecriture,
  genre: Genre,
  lire: (contenu: Objet) => T,
  projeter: (lues: Lue<T>[]) => Promise<Issue[]>,
): Promise<{ projetees: number; enAttente: Map<string, number> }> {
  const enAttente = new Map<string, number>()
  let projetees = 0
  const lireApres = async (apres: string): Promise<Lue<T>[]> => {
    const lot = await tx
      .selectFrom('ror_ressource')
      .select(['id', 'maj_le', 'region', 'recue_le', sql<string>`contenu::text`.as('ecrit')])
      .where('genre', '=', genre)
      .where('etat', '<>', 'projetee')
      .where('id', '>', apres)
      .orderBy('id')
      .limit(taille)
      .execute()
    // parsed one at a time: what is read of a resource is much lighter than the whole
    const lues: Lue<T>[] = []
    for (const { ecrit, ...gardee } of lot) {
      lues.push({ ...lire(JSON.parse(ecrit)), gardee })
      // the base must not wait, for its next statement, until the whole batch is read
      if (lues.length % parTour === 0) await setImmediate()
    }
    return lues
  }
  let suivant = lireApres('')
  for (;;) {
    const lot = await suivant
    const derniere = lot.at(-1)
    if (!derniere) return { projetees, enAttente }
    suivant = lireApres(derniere.gardee.id)
    // awaited at the next turn: until then, its failure is nobody's surprise
    suivant.catch(() => undefined)
    const issues = await sansLesIllisibles(tx, lot, projeter)
    await marquer(tx, genre, issues)
    for (const { motif } of issues) {
      if (motif === null) projetees++
      else enAttente.set(motif, (enAttente.get(motif) ?? 0) + 1)
    }
  }
}

/**
 * What the base refuses in a batch (a value that no reader foresaw) is looked for by halves and set aside, so that one
 * resource never stops the others.
 */
async function sansLesIllisibles<T>(
  tx: Ecriture,
  lues: Lue<T>[],
  projeter: (lues: Lue<T>[]) => Promise<Issue[]>,
): Promise<Issue[]> {
  await sql`savepoint lot`.execute(tx)
  try {
    const issues = await projeter(lues)
    await sql`release savepoint lot`.execute(tx)
    return issues
  } catch (erreur) {
    // data exceptions and constraints; the rest is no fault of the data
    if (!/^2[23]/.test(codeSql(erreur) ?? '')) throw erreur
    await sql`rollback to savepoint lot`.execute(tx)
  }
  const [seule, ...autres] = lues
  if (seule && autres.length === 0) return [{ id: seule.gardee.id, motif: 'illisible' }]
  const milieu = Math.ceil(lues.length / 2)
  return [
    ...(await sansLesIllisibles(tx, lues.slice(0, milieu), projeter)),
    ...(await sansLesIllisibles(tx, lues.slice(milieu), projeter)),
  ]
}

export async function marquer(tx: Ecriture, genre: Genre, issues: Issue[]) {
  await sql`update ror_ressource r
    set etat = case when v.motif is null then 'projetee' else 'ignoree' end, motif = v.motif
    from unnest(${issues.map(({ id }) => id)}::text[], ${issues.map(({ motif }) => motif)}::text[]) as v (id, motif)
    where r.type = ${typeFhir[genre]} and r.id = v.id`.execute(tx)
}

/** The primary key of the mirror starts with the FHIR type: without it, each batch would read the whole mirror. */
const typeFhir: Record<Genre, string> = {
  'entite-juridique': 'Organization',
  structure: 'Organization',
  unite: 'Organization',
  offre: 'HealthcareService',
  lieu: 'Location',
  professionnel: 'Practitioner',
  situation: 'PractitionerRole',
}

/** What every projected row says of its source. */
export function source({ id, maj_le, region, recue_le }: Gardee) {
  return { ror_id: id, ror_maj_le: maj_le, ror_region_code: region, ror_recue_le: recue_le }
}
