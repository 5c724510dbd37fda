import { sql } from 'kysely'
import type { Mesure } from '#src/socle/tranche.ts'

/** What an operator watches of the mirror: how long ago it last succeeded, and how many times it failed since. */
export const mesuresRor: readonly Mesure[] = [
  {
    nom: 'viatrajectoire_ror_dernier_succes',
    aide: 'Unix time of the last successful run of the ROR mirror, by nature',
    etiquettes: ['nature'],
    lire: async base => {
      const { rows } = await sql<{ nature: string; valeur: number }>`
        select nature, extract(epoch from max(termine_le))::float8 as valeur from ror_passage
        where etat = 'reussi' and nature in ('complet', 'delta') group by nature`.execute(base)
      return rows.map(({ nature, valeur }) => ({ etiquettes: { nature }, valeur }))
    },
  },
  {
    nom: 'viatrajectoire_ror_echecs',
    aide: 'Runs of the ROR mirror that did not end well since the last that did, by nature',
    etiquettes: ['nature'],
    lire: async base => {
      const { rows } = await sql<{ nature: string; valeur: number }>`
        select n.nature, (
          select count(*) from ror_passage p
          where p.nature = n.nature and p.etat in ('partiel', 'echoue', 'refuse')
            and p.id > coalesce((select max(id) from ror_passage r where r.nature = n.nature and r.etat = 'reussi'), 0)
        ) as valeur
        from (values ('complet'), ('delta')) as n (nature)`.execute(base)
      return rows.map(({ nature, valeur }) => ({ etiquettes: { nature }, valeur }))
    },
  },
]
