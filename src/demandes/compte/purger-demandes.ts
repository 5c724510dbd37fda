import { sql } from 'kysely'
import type { Travail } from '#src/socle/travaux/travail.ts'

const jour = 86_400_000
/** As sign-ins: what an inquiry may need. */
const treizeMois = 396 * jour

/**
 * Every hour: what was asked from the public page a day ago, proved or not, has no use any more there; who asked for
 * an account thirteen months after the answer, neither. The second run finds nothing.
 */
export const purgerDemandes: Travail = {
  nom: 'purger-demandes',
  cron: '25 * * * *',
  executer: async ({ base, horloge, log }) => {
    const ilYA = (duree: number) => new Date(horloge().getTime() - duree)
    const aProuver = await base
      .deleteFrom('demande_a_prouver')
      .where('creee_le', '<=', ilYA(jour))
      .executeTakeFirst()
    const identites = await base
      .updateTable('demande')
      .set({
        courriel: sql<string>`id || '@anonyme.invalid'`,
        nom: 'Anonyme',
        prenom: 'Anonyme',
        profession_code: null,
        rpps: null,
        motif: 'Effacé.',
      })
      .where('genre', '=', 'compte')
      .where('close_le', '<=', ilYA(treizeMois))
      .where('motif', '<>', 'Effacé.')
      .executeTakeFirst()
    log.info(
      { aProuver: Number(aProuver.numDeletedRows), identites: Number(identites.numUpdatedRows) },
      'purge des demandes de compte',
    )
  },
}
