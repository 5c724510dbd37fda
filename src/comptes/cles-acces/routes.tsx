import { z } from 'zod'
import { publique } from '#src/socle/acces/politiques.ts'
import { cheminLocal } from '#src/socle/web/creer-requete.tsx'
import { lireFormulaire } from '#src/socle/web/formulaires.ts'
import { post } from '#src/socle/web/route.ts'
import { jetonPresente, remettreSession } from '../connexion/cookie-de-session.ts'
import { tropDEssais } from '../connexion/patienter.tsx'
import { lienDuNavigateur } from './navigateur.ts'
import { PageCleRefusee } from './page-cle-refusee.tsx'
import { schemaClePresentee } from './reponses.ts'
import { seConnecterParCle } from './se-connecter-par-cle.ts'

const schema = z.object({ reponse: schemaClePresentee })

export const routesCleAcces = [
  post('/connexion/cle-acces', publique, async r => {
    const lu = await lireFormulaire(r, schema)
    const suite = cheminLocal(lu.saisie.suite?.at(-1) ?? '/')
    const lien = lienDuNavigateur(r)
    const connexion =
      lu.ok && lien
        ? await seConnecterParCle(r.services, {
            reponse: lu.valeurs.reponse,
            lien,
            maintenant: r.maintenant,
            origine: r.origine,
            jetonPrecedent: jetonPresente(r),
          })
        : null
    if (connexion?.ok) {
      remettreSession(r, connexion.jeton)
      return r.redirige(suite)
    }
    if (connexion?.motif === 'trop-d-essais') return tropDEssais(r, connexion.reprendreA)
    const contenu = <PageCleRefusee suite={suite} />
    return r.page({ titre: 'Clé d’accès non reconnue', statut: 422, contenu })
  }),
]
