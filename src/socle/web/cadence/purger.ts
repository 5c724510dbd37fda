import type { Travail } from '../../travaux/travail.ts'

/** Forgets who called: an address is kept no longer than its minute is of use. */
export const purgerAppels: Travail = {
  nom: 'purger-appels-publics',
  cron: '7 * * * *',
  executer: async ({ base, horloge }) => {
    const ilYaUneHeure = new Date(horloge().getTime() - 3_600_000)
    await base.deleteFrom('appel_public').where('minute', '<', ilYaUneHeure).execute()
  },
}
