import type { Tranche } from '#src/socle/tranche.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { commandeExporter } from './commandes.ts'
import { publier } from './fichiers/publier.ts'
import { routesDonnees } from './routes.tsx'

/** Every night, after the reads of the ROR. A failure is told and tried again; the former files stay. */
const publierLesDonnees: Travail = {
  nom: 'publier-donnees-ouvertes',
  cron: '20 3 * * *',
  executer: async services => {
    const lignes = await publier(services)
    services.log.info({ lignes }, 'données ouvertes publiées')
  },
}

/** The public directory as files, for whoever wants all of it. */
export const trancheDonneesOuvertes: Tranche = {
  nom: 'donnees-ouvertes',
  routes: routesDonnees,
  travaux: [publierLesDonnees],
  commandes: [commandeExporter],
}
