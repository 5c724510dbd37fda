import { publique } from '#src/socle/acces/politiques.ts'
import { get, post } from '#src/socle/web/route.ts'
import { jetonPresente } from '../connexion/cookie-de-session.ts'
import { lireLien } from '../liens/liens.ts'
import { lienPerime } from '../liens/routes.tsx'
import { confirmerCourriel } from './changer-courriel.ts'
import { PageConfirmerCourriel, PageCourrielPris } from './page-confirmer-courriel.tsx'

/** The link proves the address; it may be opened on another machine, where nobody is signed in. */
export const routesCourriel = [
  get('/courriel/:jeton', publique, async r => {
    const lien = await lireLien(r.services.base, r.parametre('jeton'), 'courriel', r.maintenant)
    if (!lien?.nouveauCourriel) return lienPerime(r, 'courriel')
    const adresses = { avant: lien.courriel, apres: lien.nouveauCourriel }
    return r.page({
      titre: 'Confirmer ma nouvelle adresse',
      contenu: <PageConfirmerCourriel {...adresses} />,
    })
  }),

  post('/courriel/:jeton', publique, async r => {
    const secret = r.parametre('jeton')
    const { maintenant, origine } = r
    const jetonDeSession = jetonPresente(r)
    const commande = { secret, jetonDeSession, maintenant, origine }
    const confirmation = await confirmerCourriel(r.services, commande)
    if (confirmation.ok) {
      const vers = r.acteur ? '/administration/mon-compte' : '/connexion'
      return r.redirige(vers, 'Votre nouvelle adresse est en place : utilisez-la pour vous connecter.')
    }
    if (confirmation.motif === 'lien-perime') return lienPerime(r, 'courriel')
    return r.page({
      titre: 'Cette adresse a déjà un compte',
      statut: 409,
      contenu: <PageCourrielPris />,
    })
  }),
]
