import type { Travail } from '#src/socle/travaux/travail.ts'

const jour = 86_400_000

/** Every hour: what was asked from the public page a day ago, proved or not, has no use any more there. */
export const purgerDemandes: Travail = {
  nom: 'purger-demandes',
  cron: '25 * * * *',
  executer: async ({ base, horloge, log }) => {
    const { numDeletedRows } = await base
      .deleteFrom('demande_a_prouver')
      .where('creee_le', '<=', new Date(horloge().getTime() - jour))
      .executeTakeFirst()
    log.info({ effacees: Number(numDeletedRows) }, 'purge des demandes de compte')
  },
}
