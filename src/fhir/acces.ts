import type { Ouverte } from '#src/socle/acces/politiques.ts'
import { compterAppel } from '#src/socle/web/cadence/compter.ts'
import type { DemandeParJeton } from '#src/socle/web/par-jeton.ts'
import { echec, repondreRefus } from './protocole/issues.ts'

/** Every route of the façade: public data, read by programs that show no secret, so many times a minute from one network. */
export const ouverteAuxProgrammes: Ouverte = { genre: 'ouverte', nom: 'programmes', admettre, echec }

async function admettre(demande: DemandeParJeton): Promise<Response | null> {
  const parMinute = demande.services.config.FHIR_APPELS_PAR_MINUTE
  const attente = await compterAppel(demande, 'fhir', parMinute)
  if (attente === null) return null
  return repondreRefus(
    {
      statut: 429,
      code: 'throttled',
      detail: `Plus de ${parMinute} appels en une minute : attendez ${attente} s.`,
    },
    { 'retry-after': String(attente) },
  )
}
