import { connecteMalgreObligation } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { cheminLocal } from '#src/socle/web/creer-requete.tsx'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { avecPatience } from '../../connexion/patienter.tsx'
import { choisirLeCourriel } from '../courriel/ajouter-courriel.ts'
import { courriel } from '../courriel/facteur-courriel.tsx'
import { reporterLeChoix } from '../gerer.ts'
import { cheminFacteurs } from '../obligation.ts'
import { facteurs, facteursDuCompte } from '../registre.ts'
import { apresAjout } from './apres-ajout.ts'
import { avecSuite, cheminCodes } from './cadre.tsx'
import { PageChoisir } from './page-choisir.tsx'
import { PageCourriel } from './page-courriel.tsx'
import { estGuide, refusDePreuve } from './preuve-recente.ts'
import { routesApplication } from './routes-application.tsx'
import { routesCodes } from './routes-codes.tsx'

/** Adding a second factor: first on the guided page, later from « Mon compte ». */
export const routesEnrolement = [
  get(cheminFacteurs, connecteMalgreObligation, async r => {
    const suite = cheminLocal(r.requete('suite') ?? '/')
    const siens = await facteursDuCompte(r.services.base, r.acteur.compteId)
    const guide = estGuide(r)
    // left between the factor and the codes: taken up where it was
    if (guide && siens.length > 0) return r.redirige(avecSuite(cheminCodes, suite))
    const ajoutables = facteurs.filter(
      f => f !== courriel || !siens.some(({ facteur }) => facteur === courriel),
    )
    const reportable = r.services.config.SECOND_FACTEUR !== 'obligatoire'
    return r.page({
      titre: guide ? 'Protéger mon compte' : 'Ajouter un second facteur',
      contenu: <PageChoisir facteurs={ajoutables} {...{ suite, guide, reportable }} />,
    })
  }),

  post(cheminFacteurs, connecteMalgreObligation, async r => {
    const suite = cheminLocal((await r.champs()).suite?.at(-1) ?? '/')
    const { maintenant, origine } = r
    const { base, config } = r.services
    const { compteId } = r.acteur
    const reporte =
      estGuide(r) &&
      (await enTransaction(base, tx => reporterLeChoix(tx, { compteId, maintenant, origine, config })))
    return r.redirige(reporte ? suite : avecSuite(cheminFacteurs, suite))
  }),

  ...routesApplication,

  get(courriel.ajout, connecteMalgreObligation, r =>
    montrerCourriel(r, cheminLocal(r.requete('suite') ?? '/')),
  ),

  post(
    courriel.ajout,
    connecteMalgreObligation,
    avecPatience(async r => {
      const suite = cheminLocal((await r.champs()).suite?.at(-1) ?? '/')
      const refus = await refusDePreuve(r)
      if (refus) return montrerCourriel(r, suite, refus)
      const { maintenant, origine } = r
      const { base, config } = r.services
      const { compteId } = r.acteur
      await enTransaction(base, tx => choisirLeCourriel(tx, { compteId, maintenant, origine, config }))
      return apresAjout(r, suite)
    }),
  ),

  ...routesCodes,
]

function montrerCourriel(r: Requete, suite: string, refus?: string): Promise<Response> {
  return r.page({
    titre: refus ? 'Erreur : recevoir un code par courriel' : 'Recevoir un code par courriel',
    statut: refus ? 422 : 200,
    contenu: (
      <PageCourriel
        courriel={r.acteur.courriel}
        suite={suite}
        guide={estGuide(r)}
        {...(refus && { erreurs: { actuel: refus } })}
      />
    ),
  })
}
