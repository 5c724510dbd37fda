import type { Acteur } from '#src/socle/acces/acteur.ts'
import { publique } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { remettreConfiance } from '../appareils/cookies.ts'
import { presenteParLeNavigateur, remettreSession } from '../connexion/cookie-de-session.ts'
import { attentePresentee, cheminSecondFacteur, jetonAttente, oublierAttente } from './cookie-attente.ts'
import { envoyerCode } from './courriel/envoyer-code.ts'
import { cheminEnvoiDuCode, courriel } from './courriel/facteur-courriel.tsx'
import { FinDuFormulaire, PageSecondFacteur, PageTropDeCodes } from './page-second-facteur.tsx'
import { presenterFacteur } from './presenter-facteur.ts'
import { epreuvesDuCompte } from './registre.ts'

type R = Requete<Acteur | null>

/** Between the password and the session: nobody is signed in yet, only a sign-in has begun. */
export const routesSecondFacteur = [
  get(cheminSecondFacteur, publique, r => montrer(r, { genre: r.requete('par') })),

  post(cheminSecondFacteur, publique, async r => {
    const champs = await r.champs()
    const genre = champs.genre?.at(-1) ?? ''
    const preuve = await presenterFacteur(r.services, {
      ...presenteParLeNavigateur(r),
      jetonAttente: jetonAttente(r),
      genre,
      champs: Object.fromEntries(Object.entries(champs).map(([nom, valeurs]) => [nom, valeurs.at(-1) ?? ''])),
      seSouvenir: champs.seSouvenir !== undefined,
      maintenant: r.maintenant,
      origine: r.origine,
    })
    if (preuve.ok) {
      oublierAttente(r)
      remettreSession(r, preuve.jeton)
      if (preuve.confiance) remettreConfiance(r, preuve.confiance)
      return r.redirige(preuve.suite)
    }
    switch (preuve.motif) {
      case 'attente-perimee':
        return recommencer(r)
      case 'trop-d-essais':
        return tropDeCodes(r, preuve.reprendreA)
      case 'inexact':
        return montrer(r, { genre, inexact: true })
      default:
        return preuve satisfies never
    }
  }),

  post(cheminEnvoiDuCode, publique, async r => {
    const { base, config } = r.services
    const attente = await attentePresentee(r)
    if (!attente) return recommencer(r)
    const { maintenant, origine } = r
    const possible = (await epreuvesDuCompte(base, attente.compteId, config)).includes(courriel)
    if (!possible) return montrer(r, {})
    const parti = await enTransaction(base, tx => envoyerCode(tx, { attente, maintenant, origine, config }))
    if (parti) return r.redirige(`${cheminSecondFacteur}?par=${courriel.genre}`, 'Le code est parti.')
    const alerte =
      'Cinq codes sont partis depuis une heure : utilisez le dernier reçu, ou réessayez plus tard.'
    return montrer(r, { genre: courriel.genre, alerte })
  }),
]

async function montrer(
  r: R,
  { genre, inexact, alerte }: { genre?: string | undefined; inexact?: boolean; alerte?: string },
): Promise<Response> {
  const { base, config } = r.services
  const attente = await attentePresentee(r)
  if (!attente) return recommencer(r)
  const epreuves = await epreuvesDuCompte(base, attente.compteId, config)
  const epreuve = epreuves.find(e => e.genre === genre) ?? epreuves[0]
  if (!epreuve) throw new Error('Un compte doit toujours pouvoir présenter quelque chose.')
  const erreur = inexact ? epreuve.refus : undefined
  const fin = <FinDuFormulaire jours={config.APPAREIL_CONFIANCE_JOURS} />
  const contenu = await epreuve.etape({ base, attente, maintenant: r.maintenant, erreur, fin })
  const autres = epreuves.filter(e => e !== epreuve)
  return r.page({
    titre: erreur ? 'Erreur : vérifier que c’est bien vous' : 'Vérifier que c’est bien vous',
    statut: erreur ? 422 : alerte ? 429 : 200,
    contenu: <PageSecondFacteur {...{ epreuve, autres, contenu, erreur, alerte }} />,
  })
}

function recommencer(r: R): Response {
  oublierAttente(r)
  if (r.acteur) return r.redirige('/')
  return r.redirige(
    '/connexion',
    'Cette connexion n’est plus valable : saisissez de nouveau votre mot de passe.',
  )
}

function tropDeCodes(r: R, reprendreA: Date): Promise<Response> {
  r.c.header('retry-after', String(Math.ceil((reprendreA.getTime() - r.maintenant.getTime()) / 1000)))
  return r.page({
    titre: 'Trop de codes inexacts',
    statut: 429,
    contenu: <PageTropDeCodes reprendreA={reprendreA} />,
  })
}
