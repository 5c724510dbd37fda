import type { Requete } from '#src/socle/web/requete.ts'
import { codesRestants } from '../secours/codes-du-compte.ts'
import { avecSuite, cheminCodes, cheminConnexionEtSecurite } from './cadre.tsx'
import { estGuide } from './preuve-recente.ts'

/** Where one goes once a factor is added: the recovery codes, for who has none; else back where factors are listed. */
export async function apresAjout(r: Requete, suite: string): Promise<Response> {
  const message = 'Votre second facteur est ajouté.'
  const sansCodes = (await codesRestants(r.services.base, r.acteur.compteId)) === 0
  return r.redirige(
    estGuide(r) || sansCodes ? avecSuite(cheminCodes, suite) : cheminConnexionEtSecurite,
    message,
  )
}
