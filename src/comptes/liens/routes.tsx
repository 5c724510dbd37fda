import { z } from 'zod'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { publique } from '#src/socle/acces/politiques.ts'
import { lireFormulaire } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { adresseCourriel } from '#src/socle/web/schemas.ts'
import { presenteParLeNavigateur, remettreSession } from '../connexion/cookie-de-session.ts'
import { avecPatience } from '../connexion/patienter.tsx'
import { versSecondFacteur } from '../facteurs/cookie-attente.ts'
import { schemaNouveauMotDePasse } from '../mon-compte/schema-mot-de-passe.ts'
import type { UsageLien } from '../tables.ts'
import { activerCompte, reinitialiserMotDePasse } from './choisir-mot-de-passe.ts'
import { demanderLien } from './demander-lien.ts'
import { lireLien } from './liens.ts'
import { PageChoisirMotDePasse } from './page-choisir-mot-de-passe.tsx'
import { PageDemanderLien, PageLienEnvoye, titresDemande, type UsageDemande } from './page-demander-lien.tsx'
import { PageLienPerime } from './page-lien-perime.tsx'

type R = Requete<Acteur | null>

/** Asking for a link: the answer never tells whether the address is known. */
function routesDemande(usage: UsageDemande, chemins: { demander: string; envoye: string }): Route[] {
  const montrer = (r: R, courriel?: string, erreurs?: Record<string, string>) =>
    r.page({
      titre: erreurs ? `Erreur : ${titresDemande[usage].toLowerCase()}` : titresDemande[usage],
      statut: erreurs ? 422 : 200,
      contenu: <PageDemanderLien usage={usage} courriel={courriel} {...(erreurs && { erreurs })} />,
    })
  return [
    get(chemins.demander, publique, r => montrer(r)),
    post(chemins.demander, publique, async r => {
      const lu = await lireFormulaire(r, z.object({ courriel: adresseCourriel }))
      if (!lu.ok) return montrer(r, lu.saisie.courriel?.at(-1), lu.erreurs)
      await demanderLien(r.services.base, { ...lu.valeurs, usage })
      return r.redirige(chemins.envoye)
    }),
    get(chemins.envoye, publique, r =>
      r.page({ titre: 'Consultez votre messagerie', contenu: <PageLienEnvoye usage={usage} /> }),
    ),
  ]
}

const titres = { activation: 'Activer mon compte', 'mot-de-passe': 'Choisir un nouveau mot de passe' }

/** Opening the link shows the form; only sending the form uses the link up. */
function routesChoix(usage: UsageDemande, chemin: string, choisir: typeof activerCompte): Route[] {
  const montrer = async (r: R, erreurs?: Record<string, string>) => {
    const lien = await lireLien(r.services.base, r.parametre('jeton'), usage, r.maintenant)
    if (!lien) return lienPerime(r, usage)
    return r.page({
      titre: erreurs ? `Erreur : ${titres[usage].toLowerCase()}` : titres[usage],
      statut: erreurs ? 422 : 200,
      contenu: <PageChoisirMotDePasse usage={usage} lien={lien} {...(erreurs && { erreurs })} />,
    })
  }
  return [
    get(chemin, publique, r => montrer(r)),
    post(
      chemin,
      publique,
      avecPatience(async r => {
        const lu = await lireFormulaire(r, schemaNouveauMotDePasse)
        if (!lu.ok) return montrer(r, lu.erreurs)
        const choix = await choisir(r.services, {
          secret: r.parametre('jeton'),
          motDePasse: lu.valeurs.motDePasse,
          maintenant: r.maintenant,
          origine: r.origine,
          ...presenteParLeNavigateur(r),
        })
        if (choix.ok) {
          remettreSession(r, choix.jeton)
          const fait = usage === 'activation' ? 'Votre compte est activé.' : 'Votre mot de passe est changé.'
          return r.redirige('/', fait)
        }
        if (choix.motif === 'second-facteur') return versSecondFacteur(r, choix.attente)
        return choix.motif === 'faible' ? montrer(r, { motDePasse: choix.message }) : lienPerime(r, usage)
      }),
    ),
  ]
}

/** 404, not 410: an expired link and one that never was look the same. */
export function lienPerime(r: R, usage: UsageLien): Promise<Response> {
  return r.page({
    titre: 'Ce lien ne fonctionne plus',
    statut: 404,
    contenu: <PageLienPerime usage={usage} />,
  })
}

export const routesLiens = [
  // before the link itself: « renvoyer » is no secret
  ...routesDemande('activation', { demander: '/activation/renvoyer', envoye: '/activation/renvoyee' }),
  ...routesChoix('activation', '/activation/:jeton', activerCompte),
  ...routesDemande('mot-de-passe', {
    demander: '/mot-de-passe-oublie',
    envoye: '/mot-de-passe-oublie/envoye',
  }),
  ...routesChoix('mot-de-passe', '/mot-de-passe/:jeton', reinitialiserMotDePasse),
]
