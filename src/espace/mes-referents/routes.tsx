import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { get, type Route } from '#src/socle/web/route.ts'
import { operateurDe } from '../textes/operateur.ts'
import { mesRelais } from './mes-relais.ts'
import { PageMesReferents } from './page.tsx'

export const routesMesReferents: readonly Route[] = [
  get('/administration/mes-referents', connecte, async r => {
    const relais = await mesRelais(r.services.base, r.acteur, r.maintenant)
    return r.page({
      titre: 'Mes référents',
      section: 'Administration',
      contenu: (
        <PageMesReferents
          relais={relais}
          equipe={operateurDe(r.services.config)}
          referent={administrateur.admet(r.acteur)}
        />
      ),
    })
  }),
]
