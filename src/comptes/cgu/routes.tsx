import { z } from 'zod'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecteMalgreObligation, publique } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { cheminLocal } from '#src/socle/web/creer-requete.tsx'
import { lireFormulaire } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { acceptationsDe, accepterCgu } from './accepter-cgu.ts'
import { cheminAccepter } from './obligation.ts'
import { PageAccepter } from './pages/page-accepter.tsx'
import { PageCgu, titreCgu } from './pages/texte-cgu.tsx'
import { cguEnVigueur, versionsCgu } from './versions.ts'

const schema = z.object({
  accepte: z.literal('oui', 'Cochez la case pour accepter les conditions, ou déconnectez-vous.'),
  version: z.string(),
  suite: z.string().transform(cheminLocal),
})

/** The terms: anybody reads every version; who is signed in accepts the one that applies. */
export const routesCgu: readonly Route[] = [
  get('/cgu', publique, r => lire(r, cguEnVigueur(r.maintenant).version)),

  get(cheminAccepter, connecteMalgreObligation, r => accepter(r, cheminLocal(r.requete('suite') ?? '/'))),

  post(cheminAccepter, connecteMalgreObligation, async r => {
    const lu = await lireFormulaire(r, schema)
    const suite = cheminLocal(lu.saisie.suite?.at(-1) ?? '/')
    if (!lu.ok) return accepter(r, suite, lu.erreurs)
    const cgu = cguEnVigueur(r.maintenant)
    // a new version began to apply while this one was being read
    if (lu.valeurs.version !== cgu.version)
      return accepter(r, suite, {
        accepte: 'Une version plus récente s’applique : lisez-la, puis acceptez-la.',
      })
    const { compteId } = r.acteur
    await enTransaction(r.services.base, tx =>
      accepterCgu(tx, { compteId, cgu, maintenant: r.maintenant, origine: r.origine }),
    )
    return r.redirige(suite, 'Votre acceptation est enregistrée.')
  }),

  get('/cgu/:version', publique, r => lire(r, r.parametre('version'))),
]

function lire(r: Requete<Acteur | null>, voulue: string): Promise<Response> {
  const cgu = versionsCgu.find(({ version }) => version === voulue)
  if (!cgu) return r.introuvable()
  const enVigueur = cguEnVigueur(r.maintenant)
  const contenu = <PageCgu cgu={cgu} enVigueur={enVigueur} versions={versionsCgu} />
  return r.page({ titre: titreCgu, contenu, large: true })
}

async function accepter(
  r: Requete<Acteur>,
  suite: string,
  erreurs?: Record<string, string>,
): Promise<Response> {
  const cgu = cguEnVigueur(r.maintenant)
  const [derniere] = await acceptationsDe(r.services.base, r.acteur.compteId)
  if (derniere?.version === cgu.version) return r.redirige(suite)
  const dejaVenu = derniere !== undefined
  return r.page({
    titre: erreurs ? `Erreur : ${titreCgu.toLowerCase()}` : titreCgu,
    statut: erreurs ? 422 : 200,
    contenu: <PageAccepter cgu={cgu} suite={suite} dejaVenu={dejaVenu} {...(erreurs && { erreurs })} />,
  })
}
