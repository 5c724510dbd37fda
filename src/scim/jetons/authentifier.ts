import { sql } from 'kysely'
import { empreinteDe } from '#src/comptes/liens/secret.ts'
import type { ParJeton, Porteur } from '#src/socle/acces/politiques.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { DemandeParJeton, RequeteParJeton } from '#src/socle/web/par-jeton.ts'
import { echec, repondreRefus } from '../protocole/erreurs.ts'

/** The identity system behind a request: it acts for one entité, by one token. */
export type Systeme = {
  jetonId: string
  entite: { id: string; nom: string }
  /** How the journal names it. */
  nom: string
}

export type RequeteScim = RequeteParJeton<Systeme>

/** Every route of SCIM, the discovery included: a token of an entité, in `Authorization: Bearer`. */
export const parJetonScim: ParJeton<Systeme> = { genre: 'jeton', nom: 'scim', authentifier, echec }

/**
 * Looked up by digest: what an attacker could time is the digest of what they sent, which tells nothing of any
 * other. The same statement counts the call, so that processes share one limit, and a burst cannot outrun it.
 */
async function authentifier(demande: DemandeParJeton, secret: string | null): Promise<Porteur<Systeme>> {
  if (!secret) return { ok: false, reponse: nonReconnu('Cette adresse demande un jeton.') }
  const { base, config } = demande.services
  const { maintenant } = demande
  const minute = new Date(Math.floor(maintenant.getTime() / 60_000) * 60_000)
  const trouve = await base
    .updateTable('jeton_scim as j')
    .from('entite_juridique as e')
    .set({
      dernier_usage_le: maintenant,
      minute,
      appels: sql<number>`case when j.minute = ${minute}::timestamptz then j.appels + 1 else 1 end`,
    })
    .whereRef('e.id', '=', 'j.entite_juridique_id')
    .where('j.empreinte', '=', empreinteDe(secret))
    .where('j.revoque_le', 'is', null)
    .where('j.expire_le', '>', maintenant)
    .returning(['j.id as jetonId', 'j.prefixe', 'j.appels', 'e.id', 'e.nom'])
    .executeTakeFirst()
  if (!trouve)
    return {
      ok: false,
      reponse: nonReconnu('Ce jeton est inconnu, a expiré ou a été révoqué.', 'invalid_token'),
    }
  if (trouve.appels > config.SCIM_APPELS_PAR_MINUTE)
    return { ok: false, reponse: tropDAppels(maintenant, minute) }
  const { jetonId, prefixe, id, nom } = trouve
  return { ok: true, porteur: { jetonId, entite: { id, nom }, nom: `${nom} (SCIM ${prefixe}…)` } }
}

function nonReconnu(detail: string, erreur?: string): Response {
  const defi = `Bearer realm="scim"${erreur ? `, error="${erreur}"` : ''}`
  return repondreRefus({ statut: 401, detail }, { 'www-authenticate': defi })
}

function tropDAppels(maintenant: Date, minute: Date): Response {
  const attente = Math.ceil((minute.getTime() + 60_000 - maintenant.getTime()) / 1000)
  const detail = 'Trop d’appels en une minute : attendez avant de reprendre.'
  return repondreRefus({ statut: 429, detail }, { 'retry-after': String(attente) })
}

/** As the journal keeps it: the system acted, nobody did. */
export function origineDuSysteme({ origine, porteur }: RequeteScim): Origine {
  return { ...origine, systeme: porteur.nom }
}
