import { publique } from '#src/socle/acces/politiques.ts'
import { get, type Route } from '#src/socle/web/route.ts'
import { PageAccessibilite } from './textes/accessibilite.tsx'
import { PageAide } from './textes/aide.tsx'
import { PageMentionsLegales } from './textes/mentions-legales.tsx'
import { operateurDe } from './textes/operateur.ts'
import { PagePlanDuSite } from './textes/plan-du-site.tsx'

/** What anybody may read, signed in or not. */
export const routesTextes: readonly Route[] = [
  get('/aide', publique, r =>
    r.page({
      titre: 'Aide',
      contenu: <PageAide operateur={operateurDe(r.services.config)} />,
      large: true,
    }),
  ),
  get('/accessibilite', publique, r =>
    r.page({
      titre: 'Accessibilité',
      contenu: (
        <PageAccessibilite
          operateur={r.services.config.OPERATEUR_NOM}
          courriel={r.services.config.OPERATEUR_COURRIEL}
        />
      ),
      large: true,
    }),
  ),
  get('/mentions-legales', publique, r =>
    r.page({
      titre: 'Mentions légales',
      contenu: <PageMentionsLegales operateur={operateurDe(r.services.config)} />,
      large: true,
    }),
  ),
  get('/plan-du-site', publique, r =>
    r.page({ titre: 'Plan du site', contenu: <PagePlanDuSite />, large: true }),
  ),
]
