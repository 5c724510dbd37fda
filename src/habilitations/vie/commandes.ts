import type { Commande } from '#src/socle/tranche.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { anonymiserComptes } from './anonymiser-comptes.ts'

/** Every Sunday; the command does the same when one wants it, and says beforehand what it would do. */
export const anonymiserAnciens: Travail = {
  nom: 'anonymiser-comptes',
  cron: '0 3 * * 0',
  executer: async ({ base, config, horloge, log }) => {
    const annees = config.ANONYMISATION_ANNEES
    log.info(await anonymiserComptes(base, { annees, maintenant: horloge(), essai: false }), 'anonymisation')
  },
}

export const commandeAnonymiser: Commande = {
  nom: 'comptes anonymiser',
  description: 'Anonymiser les comptes fermés depuis plus longtemps que les traces ne se gardent.',
  options: [{ drapeau: '--essai', description: 'dire ce qui serait fait, sans rien changer' }],
  executer: async ({ base, config, horloge }, { options }) => {
    const annees = config.ANONYMISATION_ANNEES
    const bilan = await anonymiserComptes(base, {
      annees,
      maintenant: horloge(),
      essai: Boolean(options.essai),
      // ids alone: who they are, or were, is nobody's to read in a terminal
      progres: ({ concernes }, ids) => process.stderr.write(`${ids.join('\n')}\n${concernes} comptes\n`),
    })
    process.stdout.write(`${JSON.stringify({ commande: 'comptes anonymiser', annees, ...bilan })}\n`)
    return 0
  },
}
