import { sql } from 'kysely'
import { trouverHabilitations } from '#src/habilitations/lectures/lire-habilitations.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { arretee, parLot, type Rouages, recentes } from './closes-recentes.ts'
import { prevenirDesArrets } from './prevenir.ts'

/**
 * Tells holders what the deadlines stopped, one mail each and per day whatever the number of reviews. A mail already
 * written is not written again.
 */
export async function annoncerAuxTitulaires({ base, config }: Rouages, maintenant: Date): Promise<void> {
  const { rows } = await sql<{ compteId: string; le: string; ids: string[] }>`
    select l.compte_id as "compteId", r.le, array_agg(l.habilitation_id::text) as ids
    from ${recentes(maintenant)} r join revue_ligne l on l.revue_id = r.id
    where ${arretee} and not exists (
      select from courriel where cle = 'revues-arrets:' || l.compte_id || ':' || r.le)
    group by 1, 2 order by 2, 1`.execute(base)
  for (let i = 0; i < rows.length; i += parLot)
    await enTransaction(base, async tx => {
      for (const [le, dus] of Map.groupBy(rows.slice(i, i + parLot), d => d.le)) {
        const droits = await trouverHabilitations(
          tx,
          dus.flatMap(({ ids }) => ids),
          maintenant,
        )
        await prevenirDesArrets(
          tx,
          { maintenant, services: { config } },
          {
            // given back meanwhile: nothing is stopped
            arretees: droits.filter(({ etat }) => etat === 'suspendue' || etat === 'terminee'),
            pourquoi:
              'La revue des habilitations s’est close sans que personne confirme ce qui suit, ou sans que quelqu’un vous reconnaisse.',
            cle: compteId => `revues-arrets:${compteId}:${le}`,
          },
        )
      }
    })
}
