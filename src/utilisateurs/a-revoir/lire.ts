import { type RawBuilder, sql } from 'kysely'
import {
  type Administration,
  administrationDe,
  estTerritoriale,
} from '#src/habilitations/pouvoirs/administration.ts'
import { droitsAdministres } from '#src/habilitations/pouvoirs/droits-administres.ts'
import { structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { Portee } from '../recherche/portee.ts'

export const vues = ['sans-droit', 'structure-fermee', 'jamais-actives', 'noms-proposes'] as const
export type Vue = (typeof vues)[number]

export type ARevoir = {
  compteId: string
  prenom: string
  nom: string
  courriel: string
  /** Where: the last structure, the closed one, the one that waits for them; the name asked for. */
  quoi: string | null
  /** Since when, as the view means it. */
  depuis: Date | null
  /** The rights that the act is about, when it is about rights. */
  habilitations: string[]
}

type Question = { acteur: Pick<Acteur, 'droits'>; portee: Portee; maintenant: Date; limite: number }

/** What lies in one's perimeter without anybody looking after it, the oldest first. One query for each view. */
export async function lireARevoir(base: Lecture, vue: Vue, q: Question): Promise<ARevoir[]> {
  const requetes: Record<Vue, (question: Question) => RawBuilder<ARevoir>> = {
    'sans-droit': sansDroit,
    'structure-fermee': structureFermee,
    'jamais-actives': jamaisActives,
    'noms-proposes': nomsProposes,
  }
  return (await requetes[vue](q).execute(base)).rows
}

const personne = sql`c.id as "compteId", c.prenom, c.nom, c.courriel`

/**
 * Whose accounts (alias `c`) are looked through. `explain` taught to read the ids of the perimeter first: a test asked
 * of 300,000 accounts costs three times more than the same asked of a region's 36,000.
 */
function dansLePerimetre(p: Portee, a: Administration): RawBuilder<unknown> {
  if (a.national) return sql`true`
  if (estTerritoriale(a))
    return sql`c.id in (
      select compte_id from presence where departement_code = any(${p.departements}::text[])
      union select compte_id from habilitation where structure_id = any(${p.structures}::uuid[]))`
  return sql`c.id in (select compte_id from habilitation
    where structure_id = any(${p.structures}::uuid[]) or unite_id = any(${p.unites}::uuid[]))`
}

/**
 * Accounts that can sign in and hold nothing anywhere, now or later. The test reads one index and no row of right;
 * the last structure is looked for once the page is cut.
 */
function sansDroit({ acteur, portee, maintenant, limite }: Question) {
  const a = administrationDe(acteur)
  return sql<ARevoir>`
    select c."compteId", c.prenom, c.nom, c.courriel, c.depuis, dernier.quoi, '{}'::uuid[] as habilitations
    from (
      select ${personne}, c.derniere_connexion_le as depuis from compte c
      where c.etat in ('actif', 'verrouille') and ${dansLePerimetre(portee, a)}
        and (select true from habilitation h
          where h.compte_id = c.id and h.terminee_le is null and h.fin >= ${jourDe(maintenant)}::date limit 1) is null
      order by c.derniere_connexion_le nulls first, c.id limit ${limite}
    ) c left join lateral (
      select coalesce(s.nom, 'un territoire') as quoi
      from habilitation h left join structure s on s.id = h.structure_id
      where h.compte_id = c."compteId" and not isempty(h.periode) order by upper(h.periode) desc limit 1
    ) dernier on true
    order by c.depuis nulls first, c."compteId"`
}

/** Rights that hold on structures that are closed, gone from the ROR or disabled here: by person and structure. */
function structureFermee({ acteur, portee, maintenant, limite }: Question) {
  const a = administrationDe(acteur)
  // the codes of `etatOuverture`: a definitive or provisional closure without a date counts from now
  return sql<ARevoir>`
    select ${personne}, s.nom as quoi,
      coalesce(s.desactivee_le, s.fermee_le::timestamptz, s.absente_le) as depuis, array_agg(h.id order by h.id) as habilitations
    from structure s
      join habilitation h on h.structure_id = s.id
        and h.terminee_le is null and upper(h.periode) > ${maintenant}::timestamptz
      join compte c on c.id = h.compte_id
    where (s.fermee_le <= ${jourDe(maintenant)}::date and coalesce(s.fermeture_code in ('DEF', 'PRO', 'PRE'), true)
        or s.fermee_le is null and s.fermeture_code in ('DEF', 'PRO')
        or s.absente_le is not null or s.desactivee_le is not null)
      and ${structuresDe(a, 's')} and c.id <> ${portee.compteId}::uuid
    group by c.id, s.id order by depuis nulls first, s.nom, c.tri, c.id limit ${limite}`
}

/** Invited, never activated, though rights wait for them. */
function jamaisActives({ acteur, portee, maintenant, limite }: Question) {
  const a = administrationDe(acteur)
  return sql<ARevoir>`
    select ${personne}, min(s.nom) as quoi, c.invite_le as depuis, array_agg(h.id order by h.id) as habilitations
    from compte c
      join habilitation h on h.compte_id = c.id
        and h.terminee_le is null and upper(h.periode) > ${maintenant}::timestamptz
      join structure s on s.id = h.structure_id
    where c.etat = 'invite' and ${dansLePerimetre(portee, a)} and ${droitsAdministres(a, 'un par un')}
    group by c.id order by c.invite_le nulls first, c.id limit ${limite}`
}

function nomsProposes({ acteur, portee, limite }: Question) {
  return sql<ARevoir>`
    select ${personne}, n.prenom || ' ' || n.nom as quoi, n.proposee_le as depuis, '{}'::uuid[] as habilitations
    from proposition_nom n join compte c on c.id = n.compte_id
    where ${dansLePerimetre(portee, administrationDe(acteur))} and c.id <> ${portee.compteId}::uuid
    order by n.proposee_le, c.id limit ${limite}`
}
