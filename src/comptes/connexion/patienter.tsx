import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { Sature } from './file-de-calcul.ts'
import { PageSature, PageTropDEssais } from './page-patience.tsx'

type Traiter<A extends Acteur | null> = (r: Requete<A>) => Response | Promise<Response>

/** For handlers that hash passwords: when too many are asked at once, says so and when to come back. */
export function avecPatience<A extends Acteur | null>(traiter: Traiter<A>): Traiter<A> {
  return async r => {
    try {
      return await traiter(r)
    } catch (erreur) {
      if (!(erreur instanceof Sature)) throw erreur
      r.c.header('retry-after', '10')
      return r.page({ titre: 'Réessayez dans un instant', statut: 503, contenu: <PageSature /> })
    }
  }
}

/** 429, with the instant from which trying again makes sense. */
export function tropDEssais(r: Requete<Acteur | null>, reprendreA: Date): Promise<Response> {
  const secondes = Math.ceil((reprendreA.getTime() - r.maintenant.getTime()) / 1000)
  r.c.header('retry-after', String(secondes))
  return r.page({
    titre: 'Trop d’essais de connexion',
    statut: 429,
    contenu: <PageTropDEssais reprendreA={reprendreA} />,
  })
}
