import { type RawBuilder, sql } from 'kysely'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'

/** What helps to decide, in the order of what matters. */
export const signaux = [
  'desactive',
  'invite',
  'incompatible',
  'partie',
  'jamais',
  'dormante',
  'inhabituelle',
] as const
export type Signal = (typeof signaux)[number]

/** Also rules to decide by, and filters, though nothing to worry about. */
export type Critere = Signal | 'utilisee' | 'active'
export const criteres: readonly Critere[] = ['utilisee', 'active', ...signaux]

export const jours = { active: 90, dormante: 180, partie: 365 } as const

/**
 * Whether a line shows it, from the tables `revue_ligne l`, `compte c` and `habilitation h`. The last use is that of the
 * opening, as frozen in the line; that nobody signed in since a right was given is certain, whatever its profil.
 */
export function seVoit(critere: Critere, maintenant: Date): RawBuilder<boolean> {
  const ilYA = (n: number) => sql`${maintenant}::timestamptz - make_interval(days => ${sql.lit(n)})`
  switch (critere) {
    case 'desactive':
      return sql<boolean>`c.etat = 'desactive'`
    case 'invite':
      return sql<boolean>`c.etat = 'invite'`
    case 'incompatible':
      return sql<boolean>`exists (
        select from habilitation_incompatible x
        where x.habilitation_id = h.id and x.periode @> ${maintenant}::timestamptz)`
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
    case 'utilisee':
      return sql<boolean>`coalesce(l.utilisee_le >= ${ajouterJours(jourDe(maintenant), -jours.active)}::date, false)`
    case 'active':
      return sql<boolean>`coalesce(c.derniere_connexion_le >= ${ilYA(jours.active)}, false)`
    default:
      return critere satisfies never
  }
}

/** The same, beside `revue_ligne l` alone. */
export const montre = (critere: Critere, maintenant: Date): RawBuilder<boolean> =>
  critere === 'inhabituelle' || critere === 'utilisee'
    ? seVoit(critere, maintenant)
    : sql<boolean>`exists (
        select from compte c, habilitation h
        where c.id = l.compte_id and h.id = l.habilitation_id and ${seVoit(critere, maintenant)})`
