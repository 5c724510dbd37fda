import type { Requete } from '#src/socle/web/requete.ts'
import { codesRestants } from '../secours/codes-du-compte.ts'
import { avecSuite, cheminCodes, cheminConnexionEtSecurite } from './cadre.tsx'
import { estGuide } from './preuve-recente.ts'

/** Where one goes once a factor is added: the recovery codes, for who has none; else back where factors are listed. */
export async function apresAjout(
  r: Requete,
  suite: string,
  message = 'Votre second facteur est ajouté.',
): Promise<Response> {
  const { base, config } = r.services
  // where no second factor is ever asked, a passkey is still a way in: codes would open nothing
  const codesUtiles = config.SECOND_FACTEUR !== 'desactive'
  const sansCodes = codesUtiles && (await codesRestants(base, r.acteur.compteId)) === 0
  return r.redirige(
    estGuide(r) || sansCodes ? avecSuite(cheminCodes, suite) : cheminConnexionEtSecurite,
    message,
  )
}
