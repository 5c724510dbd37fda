import type { Acteur } from '#src/socle/acces/acteur.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import type { Requete } from '#src/socle/web/requete.ts'
import { nouveauSecret } from '../liens/secret.ts'
import { Panneau } from '../pages/panneau.tsx'
import { poserSecret } from './repondre.ts'
import { sortieDePsc } from './sortie.ts'

type R = Requete<Acteur | null>

/** Before the session is closed: where its provider must be told, if it was opened there. */
export async function preparerSortie(r: R, jetonDeSession: string): Promise<URL | null> {
  const etat = nouveauSecret()
  const sortie = await sortieDePsc(r.services, { jetonDeSession, etat, maintenant: r.maintenant })
  if (sortie) poserSecret(r, 'sortie', etat)
  return sortie
}

/**
 * Then on to the provider, by itself. A page rather than a redirection: the policy on forms forbids that the answer
 * to one leads to another site. Whoever stays here is signed out of this service all the same.
 */
export function sortirAussiDePsc(r: R, sortie: URL): Promise<Response> {
  r.c.header('refresh', `0; url=${sortie.href}`)
  const titre = 'Vous êtes déconnecté de ViaTrajectoire'
  return r.page({
    titre,
    contenu: (
      <Panneau titre={titre} suite={<a href="/connexion">Revenir à la connexion</a>}>
        <p>Votre session reste ouverte chez Pro Santé Connect. Terminez-la si ce poste est partagé.</p>
        <LienBouton genre="primaire" href={sortie.href}>
          Me déconnecter aussi de Pro Santé Connect
        </LienBouton>
      </Panneau>
    ),
  })
}
