import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecteMalgreObligation } from '#src/socle/acces/politiques.ts'
import { cheminLocal } from '#src/socle/web/creer-requete.tsx'
import { lireFormulaire } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { jetonPresente } from '../connexion/cookie-de-session.ts'
import { avecPatience } from '../connexion/patienter.tsx'
import { changerMotDePasse } from '../mon-compte/changer-mot-de-passe.ts'
import { refusControle } from '../mon-compte/controler-mot-de-passe.ts'
import { schemaChangementMotDePasse } from '../mon-compte/schema-mot-de-passe.ts'
import { cheminExpire } from './expiration.ts'
import { PageExpire } from './page-expire.tsx'

/** Only for who must: others change their password in « Mon compte ». */
export const routesExpiration: readonly Route[] = [
  get(cheminExpire, connecteMalgreObligation, r => {
    const suite = cheminLocal(r.requete('suite') ?? '/')
    return r.acteur.obligation === cheminExpire ? montrer(r, suite) : r.redirige(suite)
  }),

  post(
    cheminExpire,
    connecteMalgreObligation,
    avecPatience(async (r: Requete<Acteur>) => {
      const suite = cheminLocal((await r.champs()).suite?.at(-1) ?? '/')
      const lu = await lireFormulaire(r, schemaChangementMotDePasse)
      if (!lu.ok) return montrer(r, suite, lu.erreurs)
      const { maintenant, origine } = r
      const changement = await changerMotDePasse(r.services, {
        compteId: r.acteur.compteId,
        actuel: lu.valeurs.actuel,
        motDePasse: lu.valeurs.motDePasse,
        jetonDeSession: jetonPresente(r),
        maintenant,
        origine,
      })
      if (changement.ok) return r.redirige(suite, 'Votre mot de passe est changé.')
      return changement.motif === 'faible'
        ? montrer(r, suite, { motDePasse: changement.message })
        : montrer(r, suite, { actuel: refusControle[changement.motif] })
    }),
  ),
]

function montrer(r: Requete<Acteur>, suite: string, erreurs?: Record<string, string>): Promise<Response> {
  const mois = r.services.config.MOT_DE_PASSE_DUREE_MOIS
  return r.page({
    titre: erreurs ? 'Erreur : choisir un nouveau mot de passe' : 'Choisir un nouveau mot de passe',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageExpire mois={mois} courriel={r.acteur.courriel} suite={suite} {...(erreurs && { erreurs })} />
    ),
  })
}
