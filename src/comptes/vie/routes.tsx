import type { Child } from 'hono/jsx'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { publique } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { type LienValable, lireLien } from '../liens/liens.ts'
import { lienPerime } from '../liens/routes.tsx'
import { PageCourrielPris } from '../mon-compte/page-confirmer-courriel.tsx'
import type { UsageLien } from '../tables.ts'
import { annulerChangementCourriel } from './annuler-courriel.ts'
import { PageAnnuler, PageDeverrouiller, PageReactiver } from './pages.tsx'
import { deverrouillerParLien, reactiverParLien } from './reactiver-par-lien.ts'

type R = Requete<Acteur | null>

/** Opening the link shows what it will do; mail scanners open links too, only the button acts. */
function voir(chemin: string, usage: UsageLien, titre: string, Page: (p: LienValable) => Child): Route {
  return get(chemin, publique, async r => {
    const lien = await lireLien(r.services.base, r.parametre('jeton'), usage, r.maintenant)
    if (!lien) return lienPerime(r, usage)
    return r.page({ titre, contenu: <Page {...lien} /> })
  })
}

const commande = (r: R) => ({
  secret: r.parametre('jeton'),
  maintenant: r.maintenant,
  origine: r.origine,
  urlPublique: r.services.config.URL_PUBLIQUE,
})

export const routesVie: readonly Route[] = [
  voir('/deverrouillage/:jeton', 'deverrouillage', 'Déverrouiller mon compte', PageDeverrouiller),
  post('/deverrouillage/:jeton', publique, async r => {
    const vers = await enTransaction(r.services.base, tx => deverrouillerParLien(tx, commande(r)))
    return vers
      ? r.redirige(vers, 'Votre compte est déverrouillé : connectez-vous.')
      : lienPerime(r, 'deverrouillage')
  }),

  voir('/reactivation/:jeton', 'reactivation', 'Rouvrir mon compte', PageReactiver),
  post('/reactivation/:jeton', publique, async r => {
    const vers = await enTransaction(r.services.base, tx => reactiverParLien(tx, commande(r)))
    if (!vers) return lienPerime(r, 'reactivation')
    return r.redirige(vers, vers === '/connexion' ? 'Votre compte est rouvert : connectez-vous.' : undefined)
  }),

  voir('/courriel-annulation/:jeton', 'courriel-annulation', 'Rétablir mon ancienne adresse', PageAnnuler),
  post('/courriel-annulation/:jeton', publique, async r => {
    const fait = await enTransaction(r.services.base, tx => annulerChangementCourriel(tx, commande(r)))
    if (fait.ok)
      return r.redirige(
        fait.vers,
        'Votre adresse est rétablie et les sessions sont fermées. Choisissez un nouveau mot de passe.',
      )
    if (fait.motif === 'lien-perime') return lienPerime(r, 'courriel-annulation')
    return r.page({ titre: 'Cette adresse a déjà un compte', statut: 409, contenu: <PageCourrielPris /> })
  }),
]
