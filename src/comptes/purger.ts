import type { Travail } from '#src/socle/travaux/travail.ts'

const jour = 86_400_000
/** Thirteen months: what an inquiry may need (CNIL's recommendation on access logs: six months to a year), and a month to ask. */
const treizeMois = 396 * jour

/** Each night: what has no use any more, and that nobody should keep. The second run finds nothing. */
export const purgerComptes: Travail = {
  nom: 'purger-comptes',
  cron: '10 2 * * *',
  executer: async ({ base, horloge, config, log }) => {
    const maintenant = horloge().getTime()
    const ilYA = (duree: number) => new Date(maintenant - duree)
    const sessions = await base
      .deleteFrom('session')
      .where(eb =>
        eb.or([
          eb('expire_le', '<=', ilYA(0)),
          eb('vue_le', '<=', ilYA(config.SESSION_INACTIVITE_MINUTES * 60_000)),
        ]),
      )
      .executeTakeFirst()
    // a day more: links sent within the hour are counted even when they have died since
    const liens = await base.deleteFrom('jeton_compte').where('expire_le', '<', ilYA(jour)).executeTakeFirst()
    const connexions = await base
      .deleteFrom('connexion')
      .where('instant', '<', ilYA(treizeMois))
      .executeTakeFirst()
    const soumissions = await base
      .deleteFrom('soumission')
      .where('cree_le', '<', ilYA(2 * jour))
      .executeTakeFirst()
    log.info(
      {
        sessions: Number(sessions.numDeletedRows),
        liens: Number(liens.numDeletedRows),
        connexions: Number(connexions.numDeletedRows),
        soumissions: Number(soumissions.numDeletedRows),
      },
      'purge des comptes',
    )
  },
}
