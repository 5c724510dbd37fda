import { z } from 'zod'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { lireFormulaire } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { avecPatience } from '../connexion/patienter.tsx'
import { refusControle } from '../mon-compte/controler-mot-de-passe.ts'
import { motDePasseActuel } from '../mon-compte/schema-mot-de-passe.ts'
import { associerMonCompte } from './associer.ts'
import type { IdentiteEnAttente } from './attente.ts'
import { cheminConnexionDuCompte, cheminsPsc } from './chemins.ts'
import { delier } from './delier.ts'
import { pscPropose } from './fournisseur.ts'
import { empechementDeLier } from './lier.ts'
import { PageAssocier, PageDissocier } from './page-associer.tsx'
import { attenteDe, repondreEchec, retirerSecret } from './repondre.ts'
import { partir } from './routes-connexion.tsx'
import { situationPsc } from './situation.ts'

type R = Requete<Acteur>
type Erreurs = Record<string, string>

const schema = z.object({ actuel: motDePasseActuel })

function montrerAssocier(r: R, identite: IdentiteEnAttente, erreurs?: Erreurs): Promise<Response> {
  return r.page({
    titre: erreurs ? 'Erreur : associer Pro Santé Connect' : 'Associer Pro Santé Connect',
    section: 'Mon compte',
    statut: erreurs ? 422 : 200,
    contenu: <PageAssocier identite={identite} {...(erreurs && { erreurs })} />,
  })
}

function montrerDissocier(r: R, erreurs?: Erreurs): Promise<Response> {
  return r.page({
    titre: erreurs ? 'Erreur : dissocier Pro Santé Connect' : 'Dissocier Pro Santé Connect',
    section: 'Mon compte',
    statut: erreurs ? 422 : 200,
    contenu: <PageDissocier {...(erreurs && { erreurs })} />,
  })
}

/** « Mon compte »: link the identity that the provider proves, or unlink it. */
export const routesComptePsc = [
  get(cheminsPsc.associer, connecte, r => {
    if (!pscPropose(r.services.config)) return r.introuvable()
    return partir(r, { suite: cheminsPsc.compte, compteId: r.acteur.compteId })
  }),

  get(cheminsPsc.compte, connecte, async r => {
    const attente = await attenteDe(r)
    if (!attente) return r.redirige(cheminConnexionDuCompte)
    const empechement = await empechementDeLier(r.services.base, r.acteur.compteId, attente.identite)
    return empechement ? repondreEchec(r, empechement) : montrerAssocier(r, attente.identite)
  }),

  post(
    cheminsPsc.compte,
    connecte,
    avecPatience(async r => {
      const attente = await attenteDe(r)
      if (!attente) return repondreEchec(r, 'perime')
      const lu = await lireFormulaire(r, schema)
      if (!lu.ok) return montrerAssocier(r, attente.identite, lu.erreurs)
      const { maintenant, origine } = r
      const { compteId } = r.acteur
      const motDePasse = lu.valeurs.actuel
      const commande = { ...attente, compteId, motDePasse, maintenant, origine }
      const association = await associerMonCompte(r.services, commande)
      if (association.ok) {
        retirerSecret(r, 'attente')
        return r.redirige(cheminConnexionDuCompte, 'Pro Santé Connect est associé à votre compte.')
      }
      const { refus } = association
      if ('controle' in refus)
        return montrerAssocier(r, attente.identite, { actuel: refusControle[refus.controle] })
      return repondreEchec(r, refus.liaison)
    }),
  ),

  get(cheminsPsc.dissocier, connecte, async r => {
    const { lien, sansMotDePasse } = await situationPsc(r.services, r.acteur.compteId)
    return lien && !sansMotDePasse ? montrerDissocier(r) : r.redirige(cheminConnexionDuCompte)
  }),

  post(
    cheminsPsc.dissocier,
    connecte,
    avecPatience(async r => {
      const lu = await lireFormulaire(r, schema)
      if (!lu.ok) return montrerDissocier(r, lu.erreurs)
      const { maintenant, origine } = r
      const { compteId } = r.acteur
      const motDePasse = lu.valeurs.actuel
      const deliaison = await delier(r.services, { compteId, motDePasse, maintenant, origine })
      if (!deliaison.ok) return montrerDissocier(r, { actuel: refusControle[deliaison.motif] })
      return r.redirige(cheminConnexionDuCompte, 'Pro Santé Connect n’ouvre plus votre compte.')
    }),
  ),
]
