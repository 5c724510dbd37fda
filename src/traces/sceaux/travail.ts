import type { Travail } from '#src/socle/travaux/travail.ts'
import { preparerMois } from './preparer-mois.ts'
import { scellerJoursFinis } from './sceller.ts'

/** Each night after two o'clock in Paris, whatever the season: the months ahead, then the days that are over. */
export const scellerJournal: Travail = {
  nom: 'sceller-journal',
  cron: '15 3 * * *',
  executer: async ({ base, horloge, log }) => {
    const mois = await preparerMois(base, horloge())
    const { jours, lignes } = await scellerJoursFinis(base, horloge())
    log.info({ mois, jours, lignes }, 'journal scellé')
  },
}
