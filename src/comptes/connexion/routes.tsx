import { z } from 'zod'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { publique } from '#src/socle/acces/politiques.ts'
import { cheminLocal } from '#src/socle/web/creer-requete.tsx'
import { lireFormulaire } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { adresseCourriel } from '#src/socle/web/schemas.ts'
import { optionsDuNavigateur } from '../cles-acces/navigateur.ts'
import { versSecondFacteur } from '../facteurs/cookie-attente.ts'
import { pscPropose } from '../pro-sante-connect/fournisseur.ts'
import { preparerSortie, sortirAussiDePsc } from '../pro-sante-connect/sortir.tsx'
import {
  jetonPresente,
  presenteParLeNavigateur,
  remettreSession,
  reprendreSession,
} from './cookie-de-session.ts'
import { PageConnexion, type ProprietesConnexion } from './page-connexion.tsx'
import { avecPatience, tropDEssais } from './patienter.tsx'
import { seConnecter } from './se-connecter.ts'
import { fermerSession } from './session.ts'

const identifiants = z.object({
  courriel: adresseCourriel,
  motDePasse: z
    .string()
    .min(1, 'Saisissez votre mot de passe.')
    .max(1000, 'Mot de passe : 1 000 caractères au plus.'),
  suite: z.string().transform(cheminLocal),
})

export const routesConnexion = [
  get('/connexion', publique, r => {
    const suite = cheminLocal(r.requete('suite') ?? '/')
    return r.acteur ? r.redirige(suite) : montrer(r, 200, { suite })
  }),

  post(
    '/connexion',
    publique,
    avecPatience(async r => {
      const lu = await lireFormulaire(r, identifiants)
      const courriel = lu.saisie.courriel?.at(-1)
      const suite = cheminLocal(lu.saisie.suite?.at(-1) ?? '/')
      if (!lu.ok) return montrer(r, 422, { courriel, suite, erreurs: lu.erreurs })
      const connexion = await seConnecter(r.services, {
        ...lu.valeurs,
        maintenant: r.maintenant,
        origine: r.origine,
        ...presenteParLeNavigateur(r),
      })
      if (connexion.ok) {
        remettreSession(r, connexion.jeton)
        return r.redirige(suite)
      }
      if (connexion.motif === 'second-facteur') return versSecondFacteur(r, connexion.attente)
      if (connexion.motif === 'trop-d-essais') return tropDEssais(r, connexion.reprendreA)
      return montrer(r, 422, { courriel, suite, refusee: true })
    }),
  ),

  post('/deconnexion', publique, async r => {
    const jeton = jetonPresente(r)
    const sortie = jeton ? await preparerSortie(r, jeton) : null
    if (jeton) await fermerSession(r.services.base, jeton)
    reprendreSession(r)
    // pages seen stay in no « back » button; cookies are ours to keep: the trusted device outlives a session
    r.c.header('clear-site-data', '"cache", "storage"')
    if (sortie) return sortirAussiDePsc(r, sortie)
    return r.redirige('/connexion', 'Vous êtes déconnecté.')
  }),
]

async function montrer(
  r: Requete<Acteur | null>,
  statut: 200 | 422,
  p: Omit<ProprietesConnexion, 'cle' | 'demo' | 'psc'>,
): Promise<Response> {
  const cle = await optionsDuNavigateur(r)
  return r.page({
    titre: p.erreurs || p.refusee ? 'Erreur : se connecter' : 'Se connecter',
    statut,
    contenu: (
      <PageConnexion {...p} cle={cle} demo={r.services.config.DEMO} psc={pscPropose(r.services.config)} />
    ),
  })
}
