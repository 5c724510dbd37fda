import { mot } from '#src/socle/journal/actes.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { chemin } from './chemins.ts'
import { assistant } from './ouvrir.ts'
import { routes } from './routes.tsx'

/** Support: looks at the rights of a structure without seeing whose they are, for some hours, and says why. */
export const trancheAssistance: Tranche = {
  nom: 'assistance',
  routes,
  menu: [{ rubrique: 'administration', libelle: 'Assistance', chemin, ordre: 85, visible: assistant.admet }],
  actes: {
    'assistance.ouverte': d => `a ouvert une assistance pour ${mot(d, 'heures')} heures`,
    'assistance.consultee': () => 'a consulté, en assistance, des habilitations aux identités masquées',
  },
}
