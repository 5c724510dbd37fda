import {
  administrateur,
  administrationDe,
  estTerritoriale,
} from '#src/habilitations/pouvoirs/administration.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { get } from '#src/socle/web/route.ts'
import { cadencesDe } from '../cadence/lire-cadences.ts'
import { chemins } from '../chemins.ts'
import { campagnesEnPreparation, revuesEnCours, revuesPassees } from './lire-revues.ts'
import { PageRevues } from './page-revues.tsx'

/** More than one works on at a time. */
const montreesAuPlus = 100

export const routesListe = [
  get(chemins.liste, administrateur, async r => {
    const { base } = r.services
    const a = administrationDe(r.acteur)
    const [enCours, passees, enPreparation, cadences] = await Promise.all([
      revuesEnCours(base, r.acteur, montreesAuPlus),
      revuesPassees(base, a, montreesAuPlus),
      campagnesEnPreparation(base, r.acteur.compteId),
      cadencesDe(base, r.acteur),
    ])
    return r.page({
      titre: 'Revue des habilitations',
      section: 'Administration',
      contenu: (
        <PageRevues
          {...{ enCours, passees, enPreparation, cadences }}
          territorial={estTerritoriale(a)}
          aujourdhui={jourDe(r.maintenant)}
        />
      ),
    })
  }),
]
