import { sql } from 'kysely'
import { z } from 'zod'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { droitsActuels } from '#src/habilitations/pouvoirs/droits-actuels.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import type { EtatImport } from '../tables.ts'

export const schemaDonnees = z.object({ importId: z.uuid() })

export type ImportEnCours = { id: string; etat: EtatImport; homonymes: boolean; contexte: Contexte }

/**
 * An import and who acts through it, as they are now: a job has no session. Whoever is no longer active has no right any more,
 * hence gives none. Takes turns: a second job for the same import waits for the first, then sees that it is done.
 */
export async function reprendreImport(
  tx: Ecriture,
  { config, horloge }: Services,
  importId: string,
): Promise<ImportEnCours | null> {
  // not the row: its progress is written meanwhile, from outside of this transaction
  await sql`select pg_advisory_xact_lock(hashtextextended(${importId}, 43))`.execute(tx)
  const maintenant = horloge()
  const lu = await tx
    .selectFrom('import as i')
    .innerJoin('compte as c', 'c.id', 'i.compte_id')
    .select(['i.etat', 'i.homonymes', 'i.expire_le', 'c.id as compteId', 'c.prenom', 'c.nom', 'c.courriel'])
    .select(['c.etat as etatDuCompte', sql<Origine>`i.origine`.as('origine')])
    .where('i.id', '=', importId)
    .executeTakeFirst()
  if (!lu || lu.expire_le <= maintenant) return null
  const { etat, homonymes, compteId, prenom, nom, courriel, origine } = lu
  const droits = lu.etatDuCompte === 'actif' ? await droitsActuels(tx, compteId, maintenant) : []
  const acteur = { compteId, prenom, nom, courriel, droits, obligation: null }
  return { id: importId, etat, homonymes, contexte: { acteur, maintenant, origine, services: { config } } }
}

/** Tells the page how far the work is, every now and then, from outside of its transaction. */
export function suivre({ base, horloge }: { base: Lecture; horloge: () => Date }, importId: string) {
  const vu = { faites: 0 }
  return async (faites: number): Promise<void> => {
    if (faites - vu.faites < 100) return
    vu.faites = faites
    await base
      .updateTable('import')
      .set({ faites, avance_le: horloge() })
      .where('id', '=', importId)
      .execute()
  }
}
