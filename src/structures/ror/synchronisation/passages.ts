import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { BilanImport } from '../bilan.ts'
import type { CodeEchec } from '../source/echec.ts'
import type { EtatPassage, NaturePassage } from './tables.ts'

/** A run under way. `commenceLe` is the instant of everything that it writes, even resumed the day after. */
export type Passage = {
  id: number
  nature: NaturePassage
  structureId: string | null
  profil: string | null
  regions: readonly string[] | null
  commenceLe: Date
  depuis: Date | null
  repereLe: Date | null
  suiviUrl: string | null
  /** The run whose export this one goes on with. */
  reprend: number | null
  bilan: Partial<BilanImport>
}

/** Starts a run. The base refuses a second one of the source while one is under way. */
export async function ouvrirPassage(
  tx: Ecriture,
  ouverture: {
    nature: NaturePassage
    maintenant: Date
    structureId?: string | undefined
    demandePar?: string | undefined
    profil?: string | undefined
    regions?: readonly string[] | undefined
    depuis?: Date | undefined
  },
): Promise<Passage> {
  const {
    nature,
    maintenant,
    structureId = null,
    demandePar = null,
    depuis = null,
    profil = null,
    regions,
  } = ouverture
  const { id } = await tx
    .insertInto('ror_passage')
    .values({
      nature,
      structure_id: structureId,
      demande_par: demandePar,
      profil,
      regions,
      commence_le: maintenant,
      depuis,
      suivi_url: null,
      code: null,
      motif: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return {
    id,
    nature,
    structureId,
    profil,
    regions: regions ?? null,
    commenceLe: maintenant,
    depuis,
    repereLe: null,
    suiviUrl: null,
    reprend: null,
    bilan: {},
  }
}

/** The run that a crash left under way, if there is one. */
export async function passageInterrompu(base: Lecture): Promise<Passage | undefined> {
  return base
    .selectFrom('ror_passage')
    .select(['id', 'nature', 'structure_id as structureId', 'profil', 'commence_le as commenceLe', 'depuis'])
    .select(['repere_le as repereLe', 'suivi_url as suiviUrl', 'reprend', 'regions', 'bilan'])
    .where('etat', '=', 'en-cours')
    .where('nature', '<>', 'fichiers')
    .executeTakeFirst()
}

export async function terminerPassage(
  tx: Ecriture,
  id: number,
  fin: {
    etat: Exclude<EtatPassage, 'en-cours'>
    bilan?: BilanImport
    code?: CodeEchec
    motif?: string
    maintenant: Date
    /** A next run may go on with its export: what it has met is kept. */
    aReprendre?: boolean
  },
): Promise<void> {
  await tx
    .updateTable('ror_passage')
    .set({
      etat: fin.etat,
      termine_le: fin.maintenant,
      code: fin.code ?? null,
      motif: fin.motif?.slice(0, 2000) ?? null,
      ...(fin.bilan ? { bilan: JSON.stringify(fin.bilan) } : {}),
    })
    .where('id', '=', id)
    .execute()
  if (!fin.aReprendre) await tx.deleteFrom('ror_vue').where('passage_id', '=', id).execute()
}

/** A file that could not be imported leaves a trace of its own: its transaction undid everything else. */
export async function inscrireFichiersRefuses(
  tx: Ecriture,
  { motif, maintenant }: { motif: string; maintenant: Date },
): Promise<void> {
  const { id } = await ouvrirPassage(tx, { nature: 'fichiers', maintenant })
  await terminerPassage(tx, id, { etat: 'refuse', motif, maintenant })
}

/** The instant up to which the source has been seen, by the last run that saw it wholly. */
export async function dernierRepere(base: Lecture): Promise<Date | undefined> {
  const ligne = await base
    .selectFrom('ror_passage')
    .select('repere_le')
    .where('nature', 'in', ['complet', 'delta'])
    .where('etat', 'in', ['reussi', 'partiel', 'refuse'])
    .where('repere_le', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return ligne?.repere_le ?? undefined
}

/**
 * The profile under which the mirror was last completed, when it is another one: what is shown may then differ without having
 * changed.
 */
export async function autreProfilAvant(base: Lecture, profil: string | null): Promise<string | undefined> {
  const dernier = await base
    .selectFrom('ror_passage')
    .select('profil')
    .where('nature', '=', 'complet')
    .where('etat', 'in', ['reussi', 'refuse'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return dernier && dernier.profil !== profil ? (dernier.profil ?? 'inconnu') : undefined
}
