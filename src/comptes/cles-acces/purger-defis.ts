import type { Travail } from '#src/socle/travaux/travail.ts'

/** Each night: challenges that nobody can answer any more. The second run finds none. */
export const purgerDefis: Travail = {
  nom: 'purger-defis',
  cron: '15 2 * * *',
  executer: async ({ base, horloge }) => {
    await base.deleteFrom('defi_repondu').where('expire_le', '<=', horloge()).execute()
  },
}
