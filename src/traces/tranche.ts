import type { Tranche } from '#src/socle/tranche.ts'
import { actesTraces } from './actes.ts'
import { chemin } from './criteres.ts'
import { lecteurDuJournal } from './portee.ts'
import { routes } from './routes.tsx'
import { commandesJournal } from './sceaux/commandes.ts'
import { preparerMois } from './sceaux/preparer-mois.ts'
import { scellerJournal } from './sceaux/travail.ts'

/** The journal read and proven: its pages, its months, its seals. Writing it is everybody's (`socle/journal`). */
export const trancheTraces: Tranche = {
  nom: 'traces',
  routes,
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Journal',
      chemin,
      ordre: 80,
      visible: lecteurDuJournal.admet,
    },
  ],
  travaux: [scellerJournal],
  commandes: commandesJournal,
  actes: actesTraces,
  preparer: async ({ base, horloge, log }) => {
    // the default partition takes the lines meanwhile: not worth refusing to start
    await preparerMois(base, horloge()).catch(erreur => log.warn({ erreur }, 'mois du journal non préparés'))
  },
}
