import { get } from '#src/socle/web/route.ts'
import { estSienne } from '../fins/charger.ts'
import { chemins } from '../pages/mots.ts'
import {
  administrationDe,
  controleur,
  delegueProtection,
  reunir,
  territoireLu,
} from '../pouvoirs/administration.ts'
import { lireConstatees, lirePaires } from './lire-constatees.ts'
import { PageIncompatibilites } from './page.tsx'

export const routesIncompatibles = [
  get(chemins.incompatibilites, controleur, async r => {
    const { base } = r.services
    const sienne = administrationDe(r.acteur)
    const perimetre = reunir(sienne, territoireLu(r.acteur, delegueProtection))
    const [constatees, paires] = await Promise.all([
      lireConstatees(base, perimetre, r.maintenant),
      lirePaires(base),
    ])
    return r.page({
      titre: 'Profils incompatibles',
      section: 'Administration',
      contenu: <PageIncompatibilites {...{ constatees, paires }} peutAgir={h => estSienne(sienne, h)} />,
    })
  }),
]
