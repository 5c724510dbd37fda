import type { Travail } from '#src/socle/travaux/travail.ts'

const jour = 86_400_000

/** Each night: departures that no longer count, identities that nobody linked. The second run finds nothing. */
export const purgerProSanteConnect: Travail = {
  nom: 'purger-pro-sante-connect',
  cron: '20 2 * * *',
  executer: async ({ base, horloge, log }) => {
    const maintenant = horloge()
    const hier = new Date(maintenant.getTime() - jour)
    const essais = await base.deleteFrom('psc_essai').where('instant', '<', hier).executeTakeFirst()
    const attentes = await base
      .deleteFrom('psc_attente')
      .where('expire_le', '<=', maintenant)
      .executeTakeFirst()
    log.info(
      { essais: Number(essais.numDeletedRows), attentes: Number(attentes.numDeletedRows) },
      'purge de Pro Santé Connect',
    )
  },
}
