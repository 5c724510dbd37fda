import { type RawBuilder, sql } from 'kysely'

/** What helps to decide, in the order of what matters. */
export const signaux = ['desactive', 'invite', 'partie', 'jamais', 'dormante', 'inhabituelle'] as const
export type Signal = (typeof signaux)[number]

/** Also a rule to decide by, and a filter, though nothing to worry about. */
export type Critere = Signal | 'active'
export const criteres: readonly Critere[] = ['active', ...signaux]

export const jours = { active: 90, dormante: 180, partie: 365 } as const

/**
 * Whether a line shows it, from the tables `revue_ligne l`, `compte c` and `habilitation h`. What each right is used for
 * is not measured: that nobody signed in since it was given is certain, and says that it was never used.
 */
export function seVoit(critere: Critere, maintenant: Date): RawBuilder<boolean> {
  const ilYA = (n: number) => sql`${maintenant}::timestamptz - make_interval(days => ${sql.lit(n)})`
  switch (critere) {
    case 'desactive':
      return sql<boolean>`c.etat = 'desactive'`
    case 'invite':
      return sql<boolean>`c.etat = 'invite'`
    case 'partie':
      return sql<boolean>`exists (
        select from depart p where p.compte_id = l.compte_id and p.annule_le is null
          and p.structure_id is distinct from h.structure_id
          and debut_du_jour(p.le) between ${ilYA(jours.partie)} and ${maintenant}::timestamptz)`
    case 'jamais':
      return sql<boolean>`(c.etat <> 'invite' and coalesce(c.derniere_connexion_le < h.attribuee_le, true))`
    case 'dormante':
      return sql<boolean>`coalesce(c.derniere_connexion_le < ${ilYA(jours.dormante)}, false)`
    case 'inhabituelle':
      return sql<boolean>`l.inhabituelle`
    case 'active':
      return sql<boolean>`coalesce(c.derniere_connexion_le >= ${ilYA(jours.active)}, false)`
    default:
      return critere satisfies never
  }
}

/** The same, beside `revue_ligne l` alone. */
export const montre = (critere: Critere, maintenant: Date): RawBuilder<boolean> =>
  critere === 'inhabituelle'
    ? seVoit(critere, maintenant)
    : sql<boolean>`exists (
        select from compte c, habilitation h
        where c.id = l.compte_id and h.id = l.habilitation_id and ${seVoit(critere, maintenant)})`
