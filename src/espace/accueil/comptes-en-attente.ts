import { sql } from 'kysely'
import { estVivante } from '#src/habilitations/lectures/vivantes.ts'
import {
  type Administration,
  administrationDe,
  estTerritoriale,
} from '#src/habilitations/pouvoirs/administration.ts'
import { droitsAdministres } from '#src/habilitations/pouvoirs/droits-administres.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Extrait } from './modele.ts'

export type CompteEnAttente = {
  id: string
  prenom: string
  nom: string
  courriel: string
  inviteLe: Date | null
  /** One of the structures where a right waits for them. */
  structure: string
}

function invites(base: Lecture, a: Administration, maintenant: Date) {
  const requete = base
    .selectFrom('compte as c')
    .innerJoin('habilitation as h', 'h.compte_id', 'c.id')
    .innerJoin('structure as s', 's.id', 'h.structure_id')
    .where('c.etat', '=', 'invite')
    .where(estVivante(maintenant, 'h'))
  return estTerritoriale(a) && !a.national
    ? requete
        .where(sql<boolean>`c.id = any(array(${invitesPresents(a)}))`)
        .where(droitsAdministres(a, 'un par un'))
    : requete.where(droitsAdministres(a))
}

/**
 * Who is invited and present in a territory, read from two indexes before anything else: otherwise PostgreSQL reads
 * all the rights of the territory to find its few invited people.
 */
function invitesPresents({ regions, departements, entites, structures, unites }: Administration) {
  const autres = [...structures, ...unites.map(({ structureId }) => structureId)]
  return sql`
    select i.id from presence p join compte i on i.id = p.compte_id and i.etat = 'invite'
    where p.departement_code = any(array(
      select code from departement where code = any(${departements}::text[]) or region_code = any(${regions}::text[])
      union select departement_code from structure 
        where id = any(${autres}::uuid[]) or entite_juridique_id = any(${entites}::uuid[])))`
}

/** Accounts never activated that hold a right in what somebody administers; the oldest invitation first. */
export async function comptesEnAttente(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  maintenant: Date,
  limite: number,
): Promise<Extrait<CompteEnAttente>> {
  const lignes = await invites(base, administrationDe(acteur), maintenant)
    .groupBy('c.id')
    .select(['c.id', 'c.prenom', 'c.nom', 'c.courriel', 'c.invite_le as inviteLe'])
    .select(({ fn }) => fn.min('s.nom').as('structure'))
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy(sql`c.invite_le nulls first`)
    .orderBy('c.id')
    .limit(limite)
    .execute()
  return {
    total: lignes[0]?.total ?? 0,
    premiers: lignes.map(({ total: _, ...compte }) => compte),
  }
}

/** Whether this account waits for its activation in what somebody administers. */
export async function attendDans(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  compteId: string,
  maintenant: Date,
): Promise<boolean> {
  const trouve = await invites(base, administrationDe(acteur), maintenant)
    .where('c.id', '=', compteId)
    .select('c.id')
    .limit(1)
    .executeTakeFirst()
  return trouve !== undefined
}
