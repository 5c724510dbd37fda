import { enTransaction } from '#src/socle/base/transaction.ts'
import { api, type Route } from '#src/socle/web/route.ts'
import { parJetonScim, type RequeteScim } from '../jetons/authentifier.ts'
import { lireCorps } from '../protocole/corps.ts'
import { corriger } from '../protocole/corriger.ts'
import { repondreRefus } from '../protocole/erreurs.ts'
import { lireOperations } from '../protocole/operations.ts'
import { parametresDe } from '../protocole/recherche.ts'
import { racine, urnCorrectif, urnProfessionnel, urnRecherche, urnUtilisateur } from '../protocole/urns.ts'
import { canoniserRessource, type Objet } from '../ressource/canoniser.ts'
import { lireVoulu } from '../ressource/voulu.ts'
import { contexteDe } from './contexte.ts'
import { creerUtilisateur } from './creer.ts'
import { modifierUtilisateur } from './modifier.ts'
import { partir } from './presence.ts'
import { repondreEcriture, repondreListe, repondreUtilisateur, reserver } from './repondre.ts'

const utilisateurs = `${racine}/Users`
const utilisateur = `${utilisateurs}/:id`

const chercher = async (r: RequeteScim) => {
  const corps = await lireCorps(r, urnRecherche)
  const lus = Object.entries(corps).map(([nom, valeur]) => [nom.toLowerCase(), valeur] as const)
  return repondreListe(r, nom => lus.find(([lu]) => lu === nom.toLowerCase())?.[1])
}

export const routesUtilisateurs: readonly Route[] = [
  api.get(utilisateurs, parJetonScim, r => repondreListe(r, parametresDe(r.c))),
  api.post(`${utilisateurs}/.search`, parJetonScim, chercher),
  api.post(`${racine}/.search`, parJetonScim, chercher),

  api.post(utilisateurs, parJetonScim, async r => {
    const voulu = lireVoulu(canoniserRessource(await lireCorps(r, urnUtilisateur)))
    return repondreEcriture(r, 201, (tx, c) => creerUtilisateur(tx, c, voulu))
  }),

  api.get(utilisateur, parJetonScim, repondreUtilisateur),

  api.put(utilisateur, parJetonScim, async r => {
    const voulue = canoniserRessource(await lireCorps(r, urnUtilisateur))
    return repondreEcriture(r, 200, async (tx, c) => {
      const { utilisateur: avant, ressource } = await reserver(tx, r, c)
      const complete = completer(voulue, canoniserRessource(ressource))
      return modifierUtilisateur(tx, c, avant, lireVoulu(complete, avant))
    })
  }),

  api.patch(utilisateur, parJetonScim, async r => {
    const operations = lireOperations(await lireCorps(r, urnCorrectif))
    return repondreEcriture(r, 200, async (tx, c) => {
      const { utilisateur: avant, ressource } = await reserver(tx, r, c)
      const corrigee = corriger(canoniserRessource(ressource), operations)
      return modifierUtilisateur(tx, c, avant, lireVoulu(corrigee, avant))
    })
  }),

  api.delete(utilisateur, parJetonScim, async r => {
    const c = contexteDe(r)
    const fait = await enTransaction(r.services.base, async tx => {
      const { utilisateur: avant } = await reserver(tx, r, c)
      return partir(tx, c, avant, { retire: true })
    })
    return fait.ok ? new Response(null, { status: 204 }) : repondreRefus(fait.refus)
  }),
]

/** A replacement that says nothing of presence or of the RPPS leaves them: neither goes away by having been forgotten. */
function completer(voulue: Objet, actuelle: Objet): Objet {
  return {
    ...voulue,
    active: voulue.active ?? actuelle.active ?? true,
    [urnProfessionnel]: { ...(actuelle[urnProfessionnel] as Objet), ...(voulue[urnProfessionnel] as Objet) },
  }
}
