import { connecteMalgreObligation } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { cheminLocal } from '#src/socle/web/creer-requete.tsx'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { avecPatience } from '../../connexion/patienter.tsx'
import { noterChoix } from '../gerer.ts'
import { cheminFacteurs } from '../obligation.ts'
import { facteursDuCompte } from '../registre.ts'
import { codesRestants, creerCodes } from '../secours/codes-du-compte.ts'
import { avecSuite, cheminCodes } from './cadre.tsx'
import { PageAvantLesCodes, PageCodes } from './pages-codes.tsx'
import { estGuide, refusDePreuve } from './preuve-recente.ts'

/** The recovery codes: the end of the guided page, and « new codes » in Mon compte. */
export const routesCodes = [
  get(cheminCodes, connecteMalgreObligation, r => montrer(r, cheminLocal(r.requete('suite') ?? '/'))),

  post(
    cheminCodes,
    connecteMalgreObligation,
    avecPatience(async r => {
      const suite = cheminLocal((await r.champs()).suite?.at(-1) ?? '/')
      if (!(await aUnFacteur(r))) return r.redirige(avecSuite(cheminFacteurs, suite))
      const refus = await refusDePreuve(r)
      if (refus) return montrer(r, suite, refus)
      const { compteId, courriel } = r.acteur
      const { maintenant, origine } = r
      const { base, config } = r.services
      const codes = await enTransaction(base, async tx => {
        await noterChoix(tx, compteId, 'choisis')
        return creerCodes(tx, { compteId, maintenant, origine, config })
      })
      return r.page({
        titre: 'Vos codes de secours',
        feuille: 'facteurs',
        contenu: <PageCodes {...{ codes, courriel, suite }} jour={jourDe(maintenant)} guide={estGuide(r)} />,
      })
    }),
  ),
]

async function montrer(r: Requete, suite: string, refus?: string): Promise<Response> {
  if (!(await aUnFacteur(r))) return r.redirige(avecSuite(cheminFacteurs, suite))
  const restants = await codesRestants(r.services.base, r.acteur.compteId)
  return r.page({
    titre: refus ? 'Erreur : codes de secours' : 'Codes de secours',
    statut: refus ? 422 : 200,
    contenu: (
      <PageAvantLesCodes
        {...{ suite, restants }}
        guide={estGuide(r)}
        {...(refus && { erreurs: { actuel: refus } })}
      />
    ),
  })
}

/** Codes that replace nothing would be the only thing asked. */
async function aUnFacteur(r: Requete): Promise<boolean> {
  return (await facteursDuCompte(r.services.base, r.acteur.compteId)).length > 0
}
