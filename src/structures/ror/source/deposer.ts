import type { Objet } from '../fhir.ts'
import { entetesRor } from './client.ts'
import { echec } from './echec.ts'
import { ouvrirJeton } from './jeton.ts'
import { joindre } from './joindre.ts'
import type { Outils } from './outils.ts'
import type { ReglagesRor } from './reglages.ts'
import { aRetenter, reessayer } from './reprises.ts'

/** Where the ROR keeps what was deposited, or its refusal, which trying again would not change. */
export type Depot = { ok: true; adresse: string | null } | { ok: false; statut: number }

/**
 * `POST [base]/<type>`: the only thing that we write in the ROR is an anomaly report (interop.md §1.5, write side). The
 * creation is conditional on the identifier of the resource, so that a second delivery makes no second report.
 * @throws EchecRor once retries are exhausted, when the ROR cannot be reached or does not know us
 */
export async function deposer(
  reglages: ReglagesRor,
  outils: Outils,
  { type, ressource, identifiant }: { type: string; ressource: Objet; identifiant: string },
): Promise<Depot> {
  const jeton = ouvrirJeton(reglages, outils)
  return reessayer(outils, async () => {
    const reponse = await joindre({ reglages, outils }, `${reglages.base}/${type}`, {
      method: 'POST',
      headers: {
        accept: 'application/fhir+json',
        'content-type': 'application/fhir+json',
        'if-none-exist': `identifier=${encodeURIComponent(identifiant)}`,
        ...entetesRor(reglages),
        authorization: `Bearer ${await jeton.lire()}`,
      },
      body: JSON.stringify(ressource),
    })
    await reponse.body?.cancel()
    const { status } = reponse
    if (status === 200 || status === 201) return { ok: true, adresse: reponse.headers.get('location') }
    const phrase = `Le ROR répond ${status} au dépôt d’une ressource ${type}.`
    if (status === 401) throw echec('authentification', phrase)
    if (status === 408 || status === 429 || status >= 500) throw aRetenter(echec('injoignable', phrase))
    return { ok: false, statut: status }
  })
}
