import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import type { Ouverte } from '#src/socle/acces/politiques.ts'
import type { DemandeParJeton } from '#src/socle/web/par-jeton.ts'
import { echec, repondreRefus } from './protocole/issues.ts'

/** Every route of the façade: public data, read by programs that show no secret, so many times a minute from one network. */
export const ouverteAuxProgrammes: Ouverte = { genre: 'ouverte', nom: 'programmes', admettre, echec }

/** One statement counts the call and tells how many there were: processes share one limit, which a burst cannot outrun. */
async function admettre({ services, maintenant, origine }: DemandeParJeton): Promise<Response | null> {
  const minute = new Date(Math.floor(maintenant.getTime() / 60_000) * 60_000)
  const { appels } = await services.base
    .insertInto('appel_public')
    .values({ reseau: reseauDe(origine.adresse ?? ''), minute, appels: 1 })
    .onConflict(conflit =>
      conflit.column('reseau').doUpdateSet({
        minute,
        appels: sql<number>`case when appel_public.minute = excluded.minute then appel_public.appels + 1 else 1 end`,
      }),
    )
    .returning('appels')
    .executeTakeFirstOrThrow()
  if (appels <= services.config.FHIR_APPELS_PAR_MINUTE) return null
  const attente = Math.ceil((minute.getTime() + 60_000 - maintenant.getTime()) / 1000)
  return repondreRefus(
    {
      statut: 429,
      code: 'throttled',
      detail: `Plus de ${services.config.FHIR_APPELS_PAR_MINUTE} appels en une minute : attendez ${attente} s.`,
    },
    { 'retry-after': String(attente) },
  )
}

/** Whoever has an IPv6 has 2⁶⁴ of them at least: their /64 stands for all. */
export function reseauDe(adresse: string): string {
  if (!isIPv6(adresse) || adresse.startsWith('::ffff:')) return adresse
  const [debut = '', fin] = adresse.split('::')
  const groupes = debut.split(':').filter(Boolean)
  const reste = fin === undefined ? [] : fin.split(':').filter(Boolean)
  const manquants = fin === undefined ? 0 : Math.max(0, 8 - groupes.length - reste.length)
  const complets = [...groupes, ...Array.from({ length: manquants }, () => '0'), ...reste]
  return `${complets
    .slice(0, 4)
    .map(groupe => groupe.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
