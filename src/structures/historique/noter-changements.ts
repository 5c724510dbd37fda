import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { ObjetDeFiche } from '../tables.ts'
import { entreDansLHistoire } from './libelles.ts'

/** One object of a fiche before and after. Fields that only one side has are read as null on the other. */
export type Changement = {
  structureId: string
  objet: ObjetDeFiche
  objetId: string
  avant: Readonly<Record<string, unknown>>
  apres: Readonly<Record<string, unknown>>
  source: 'ror' | 'viatrajectoire'
  /** Who changed it here; the ROR has no author. */
  acteurId?: string | null
  le: Date
}

/**
 * Writes the history of a fiche: one line per field whose value differs, with the day of its last known change as
 * the start of the former value. To be called in the transaction of the change; two equal records write nothing.
 * Rows of the ROR come whole: only what has a place in the history (`entreDansLHistoire`) is kept of them. What is typed
 * here comes field by field, named by its use case.
 * @returns how many lines were written
 */
export async function noterChangements(
  tx: Ecriture,
  changements: Changement | readonly Changement[],
): Promise<number> {
  const lignes = [changements].flat().flatMap((changement: Changement) =>
    champsChanges(changement).map(champ => ({
      structure_id: changement.structureId,
      objet: changement.objet,
      objet_id: changement.objetId,
      champ,
      avant: changement.avant[champ] ?? null,
      apres: changement.apres[champ] ?? null,
      source: changement.source,
      acteur_id: changement.acteurId ?? null,
      le: changement.le,
    })),
  )
  if (lignes.length === 0) return 0
  await sql`insert into changement_fiche
      (structure_id, objet, objet_id, champ, avant, apres, source, acteur_id, le, depuis)
    select l.structure_id, l.objet, l.objet_id, l.champ, nullif(l.avant, 'null'), nullif(l.apres, 'null'),
      l.source, l.acteur_id, l.le, (
        select max(c.le) from changement_fiche c
        where c.objet_id = l.objet_id and c.champ = l.champ and c.structure_id = l.structure_id
      )
    from jsonb_populate_recordset(null::changement_fiche, ${enJson(lignes)}::jsonb) l`.execute(tx)
  return lignes.length
}

function champsChanges({ avant, apres, source }: Changement): string[] {
  return [...new Set([...Object.keys(avant), ...Object.keys(apres)])].filter(
    champ =>
      (source === 'viatrajectoire' || entreDansLHistoire(champ)) &&
      canonique(avant[champ]) !== canonique(apres[champ]),
  )
}

/** The same text for two equal values, whatever the order of their keys. */
function canonique(valeur: unknown): string {
  return JSON.stringify(valeur ?? null, (_, v: unknown) =>
    typeof v === 'object' && v !== null && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
}

/** Neither a half emoji nor a NUL is text for PostgreSQL, which would refuse the whole change. */
function enJson(lignes: object[]): string {
  return JSON.stringify(lignes, (_, v: unknown) =>
    typeof v === 'string' ? v.replaceAll('\0', ' ').toWellFormed() : v,
  )
}
