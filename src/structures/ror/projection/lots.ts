import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { codeSql } from '#src/socle/base/transaction.ts'
import type { Genre } from '../../tables.ts'
import type { Objet } from '../fhir.ts'

/** What is kept of a resource beside what is read in it. */
export type Gardee = {
  id: string
  maj_le: Date | null
  region: string | null
  recue_le: Date
}

/** What became of it: null when it is shown, otherwise why it waits. */
export type Issue = { id: string; motif: string | null }

/** What is read in a resource, with what is kept of it. */
export type Lue<T> = T & { gardee: Gardee }

/** How a kind is shown: what a resource holds, then the writing of a batch of them. */
export type Projecteur<T = object> = {
  lire(contenu: Objet): T
  montrer(lues: Lue<T>[]): Promise<Issue[]>
}

const taille = 200
/** Resources read between two turns of the event loop: the base must not wait for its next statement. */
const parTour = 3

/**
 * Walks through the resources of a kind that are not shown yet, in batches: those just received, and those that
 * were waiting for another one. Each is marked with what became of it. A batch is fetched and read while the base writes
 * the one before; marking that one changes nothing to what follows it.
 */
export async function parLots(
  tx: Ecriture,
  genre: Genre,
  { lire, montrer }: Projecteur,
): Promise<{ projetees: number; enAttente: Map<string, number> }> {
  const enAttente = new Map<string, number>()
  let projetees = 0
  const lireApres = async (apres: string): Promise<Lue<object>[]> => {
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
    const lues: Lue<object>[] = []
    for (const { ecrit, ...gardee } of lot) {
      lues.push({ ...lire(JSON.parse(ecrit)), gardee })
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
    const issues = await sansLesIllisibles(tx, lot, montrer)
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
async function sansLesIllisibles(
  tx: Ecriture,
  lues: Lue<object>[],
  montrer: Projecteur['montrer'],
): Promise<Issue[]> {
  const issues = await siLaBaseVeut(tx, () => montrer(lues))
  if (issues) return issues
  const [seule, ...autres] = lues
  if (seule && autres.length === 0) return [{ id: seule.gardee.id, motif: 'illisible' }]
  const milieu = Math.ceil(lues.length / 2)
  return [
    ...(await sansLesIllisibles(tx, lues.slice(0, milieu), montrer)),
    ...(await sansLesIllisibles(tx, lues.slice(milieu), montrer)),
  ]
}

/** Data exceptions and constraints; the rest is no fault of the data. */
const fauteDeDonnees = (erreur: unknown) => /^2[23]/.test(codeSql(erreur) ?? '')

/** @returns undefined, and leaves nothing, when the base refuses what is tried; other failures are thrown */
export async function siLaBaseVeut<T>(
  tx: Ecriture,
  essayer: () => Promise<T>,
  estUnRefus: (erreur: unknown) => boolean = fauteDeDonnees,
): Promise<T | undefined> {
  await sql`savepoint essai`.execute(tx)
  try {
    const fait = await essayer()
    await sql`release savepoint essai`.execute(tx)
    return fait
  } catch (erreur) {
    if (!estUnRefus(erreur)) throw erreur
    await sql`rollback to savepoint essai`.execute(tx)
    return undefined
  }
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
