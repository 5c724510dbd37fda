import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import type { Origine } from '../../journal/journal.ts'
import type { Services } from '../../services.ts'

/** What is counted apart. */
export type Porte = 'annuaire' | 'fhir'

type Appel = { services: Services; maintenant: Date; origine: Origine }

/**
 * Counts a call of somebody who shows no name, by network. One statement counts it and tells how many there were: processes share
 * one limit, which a burst cannot outrun.
 * @param parMinute how many pass
 * @returns seconds to wait when there were more; null: it passes
 */
export async function compterAppel(
  { services, maintenant, origine }: Appel,
  porte: Porte,
  parMinute: number,
): Promise<number | null> {
  const minute = new Date(Math.floor(maintenant.getTime() / 60_000) * 60_000)
  const { appels } = await services.base
    .insertInto('appel_public')
    .values({ porte, reseau: reseauDe(origine.adresse ?? ''), minute, appels: 1 })
    .onConflict(conflit =>
      conflit.columns(['porte', 'reseau']).doUpdateSet({
        minute,
        appels: sql<number>`case when appel_public.minute = excluded.minute then appel_public.appels + 1 else 1 end`,
      }),
    )
    .returning('appels')
    .executeTakeFirstOrThrow()
  return appels <= parMinute ? null : Math.ceil((minute.getTime() + 60_000 - maintenant.getTime()) / 1000)
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
