import type { Acteur } from '#src/socle/acces/acteur.ts'
import { publique } from '#src/socle/acces/politiques.ts'
import { cheminLocal } from '#src/socle/web/creer-requete.tsx'
import type { Requete } from '#src/socle/web/requete.ts'
import { get } from '#src/socle/web/route.ts'
import { jetonPresente, remettreSession } from '../connexion/cookie-de-session.ts'
import { mettreEnAttente } from './attente.ts'
import { cheminsPsc } from './chemins.ts'
import { consommerDepart, type DepartRetrouve, noterAbouti, noterRetourPerdu } from './essais.ts'
import { pscPropose } from './fournisseur.ts'
import { partirVersPsc } from './partir.ts'
import {
  avecEchecs,
  lireSecret,
  poserSecret,
  repondreEchec,
  repondreTropDeDeparts,
  retirerSecret,
} from './repondre.ts'
import { type Preuve, revenirDePsc } from './revenir.ts'
import { seConnecterParPsc } from './se-connecter-par-psc.ts'

type R = Requete<Acteur | null>

/** Sends the browser to the provider. A redirection from a GET: the policy on forms forbids them other sites. */
export function partir(r: R, demande: { suite: string; compteId: string | null }): Promise<Response> {
  const { maintenant, origine } = r
  return avecEchecs(r, async () => {
    const navigateur = lireSecret(r, 'navigateur')
    const depart = await partirVersPsc(r.services, { ...demande, navigateur, maintenant, origine })
    if (!depart.ok) return repondreTropDeDeparts(r, depart.reprendreA)
    poserSecret(r, 'navigateur', depart.navigateur)
    r.c.header('cache-control', 'no-store')
    return r.c.redirect(depart.vers.href, 302)
  })
}

async function connecter(r: R, preuve: Preuve, suite: string): Promise<Response> {
  const { maintenant, origine } = r
  const jetonPrecedent = jetonPresente(r)
  const connexion = await seConnecterParPsc(r.services, { ...preuve, maintenant, origine, jetonPrecedent })
  if (connexion.ok) {
    remettreSession(r, connexion.jeton)
    return r.redirige(suite)
  }
  if (connexion.motif === 'compte-ferme') return repondreEchec(r, 'compte-ferme')
  return attendre(r, preuve, cheminsPsc.inconnu)
}

/** Keeps who was proved, for the page where the account is told. */
async function attendre(r: R, preuve: Preuve, page: string): Promise<Response> {
  poserSecret(r, 'attente', await mettreEnAttente(r.services.base, preuve, r.maintenant))
  return r.redirige(page)
}

function recevoir(r: R, depart: DepartRetrouve, preuve: Preuve): Promise<Response> {
  if (!depart.compteId) return connecter(r, preuve, depart.suite)
  // the session that asked is no longer there: linking would be somebody else's
  if (r.acteur?.compteId !== depart.compteId) return repondreEchec(r, 'perime')
  return attendre(r, preuve, cheminsPsc.compte)
}

export const routesConnexionPsc = [
  get(cheminsPsc.depart, publique, r => {
    if (!pscPropose(r.services.config)) return r.introuvable()
    const suite = cheminLocal(r.requete('suite') ?? '/')
    return r.acteur ? r.redirige(suite) : partir(r, { suite, compteId: null })
  }),

  get(cheminsPsc.retour, publique, async r => {
    const { base, config } = r.services
    if (!pscPropose(config)) return r.introuvable()
    const { maintenant, origine } = r
    const parametres = new URL(r.c.req.url).searchParams
    const etat = parametres.get('state') ?? ''
    const navigateur = lireSecret(r, 'navigateur') ?? ''
    const depart = await consommerDepart(base, { etat, navigateur, maintenant })
    if (!depart) {
      const admission = await noterRetourPerdu(base, { maintenant, origine })
      return admission.ok ? repondreEchec(r, 'perime') : repondreTropDeDeparts(r, admission.reprendreA)
    }
    return avecEchecs(r, async () => {
      const preuve = await revenirDePsc(config, { parametres, etat, navigateur, maintenant })
      await noterAbouti(base, depart.id)
      return recevoir(r, depart, preuve)
    })
  }),

  get(cheminsPsc.sortie, publique, r => {
    const etat = lireSecret(r, 'sortie')
    if (!etat || etat !== r.requete('state')) return r.redirige('/')
    retirerSecret(r, 'sortie')
    return r.redirige('/connexion', 'Vous êtes déconnecté, de Pro Santé Connect aussi.')
  }),
]
