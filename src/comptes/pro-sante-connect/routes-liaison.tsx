import { z } from 'zod'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { publique } from '#src/socle/acces/politiques.ts'
import { lireFormulaire } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { adresseCourriel } from '#src/socle/web/schemas.ts'
import { jetonPresente, remettreSession } from '../connexion/cookie-de-session.ts'
import { demanderLien } from '../liens/demander-lien.ts'
import { lireLien } from '../liens/liens.ts'
import { lienPerime } from '../liens/routes.tsx'
import { associerParLien } from './associer.ts'
import { cheminsPsc } from './chemins.ts'
import { PageConfirmerLien, PageInconnu, PageLienLiaisonEnvoye } from './page-inconnu.tsx'
import { attenteDe, repondreEchec, retirerSecret } from './repondre.ts'

type R = Requete<Acteur | null>

async function montrerInconnu(
  r: R,
  refus?: { courriel?: string | undefined; erreurs: Record<string, string> },
) {
  const attente = await attenteDe(r)
  if (!attente) return r.redirige('/')
  const titre = 'Pro Santé Connect n’ouvre encore aucun compte'
  return r.page({
    titre: refus ? `Erreur : ${titre}` : titre,
    statut: refus ? 422 : 200,
    contenu: <PageInconnu identite={attente.identite} {...refus} />,
  })
}

/** An identity that opens no account, and the mailed link that gives it one. */
export const routesLiaisonPsc = [
  get(cheminsPsc.inconnu, publique, r => montrerInconnu(r)),

  post(cheminsPsc.inconnu, publique, async r => {
    // only somebody whom the provider has proved may have mails sent from here
    if (!(await attenteDe(r))) return r.redirige('/')
    const lu = await lireFormulaire(r, z.object({ courriel: adresseCourriel }))
    if (!lu.ok) return montrerInconnu(r, { courriel: lu.saisie.courriel?.at(-1), erreurs: lu.erreurs })
    await demanderLien(r.services.base, { ...lu.valeurs, usage: 'liaison-psc' })
    return r.redirige(cheminsPsc.lienEnvoye)
  }),

  get(cheminsPsc.lienEnvoye, publique, r =>
    r.page({ titre: 'Consultez votre messagerie', contenu: <PageLienLiaisonEnvoye /> }),
  ),

  get(`${cheminsPsc.lien}/:jeton`, publique, async r => {
    const lien = await lireLien(r.services.base, r.parametre('jeton'), 'liaison-psc', r.maintenant)
    if (!lien) return lienPerime(r, 'liaison-psc')
    const attente = await attenteDe(r)
    if (!attente) return repondreEchec(r, 'autre-navigateur')
    return r.page({
      titre: 'Associer Pro Santé Connect',
      contenu: <PageConfirmerLien identite={attente.identite} compte={lien} />,
    })
  }),

  post(`${cheminsPsc.lien}/:jeton`, publique, async r => {
    const attente = await attenteDe(r)
    if (!attente) return repondreEchec(r, 'autre-navigateur')
    const { maintenant, origine } = r
    const association = await associerParLien(r.services, {
      ...attente,
      secret: r.parametre('jeton'),
      maintenant,
      origine,
      jetonPrecedent: jetonPresente(r),
    })
    if (association.ok) {
      retirerSecret(r, 'attente')
      remettreSession(r, association.jeton)
      return r.redirige('/', 'Pro Santé Connect est associé à votre compte.')
    }
    if (association.motif === 'lien-perime') return lienPerime(r, 'liaison-psc')
    return repondreEchec(r, association.motif)
  }),
]
