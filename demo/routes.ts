import { publique } from '#src/socle/acces/politiques.ts'
import { get, post } from '#src/socle/web/route.ts'
import { seConnecterComme } from './connexion.ts'
import { pageComposants } from './pages/composants.tsx'
import { courrielsJson, pageCourriel, pageCourriels } from './pages/courriels.tsx'
import { pageDemo } from './pages/demo.tsx'
import { cheminDouble } from './pro-sante-connect/demo.ts'
import { pageChoixIdentite, transmettreAuDouble } from './pro-sante-connect/pages.tsx'

export const routes = [
  get('/demo', publique, pageDemo),
  post('/demo/connexion', publique, seConnecterComme),
  get('/demo/courriels', publique, pageCourriels),
  get('/demo/courriels.json', publique, courrielsJson),
  get('/demo/courriels/:courrielId', publique, pageCourriel),
  get('/demo/composants', publique, pageComposants),
  get(`${cheminDouble}/interaction/:uid`, publique, pageChoixIdentite),
  get(`${cheminDouble}/*`, publique, transmettreAuDouble),
  post(`${cheminDouble}/*`, publique, transmettreAuDouble),
]
