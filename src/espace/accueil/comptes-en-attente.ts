import { sql } from 'kysely'
import { type Administration, administrationDe } from '#src/habilitations/administration.ts'
import { droitsAdministres } from '#src/habilitations/echeances.ts'
import { estVivante } from '#src/habilitations/vivantes.ts'
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
  return base
    .selectFrom('compte as c')
    .innerJoin('habilitation as h', 'h.compte_id', 'c.id')
    .innerJoin('structure as s', 's.id', 'h.structure_id')
    .where('c.etat', '=', 'invite')
    .where(estVivante(maintenant, 'h'))
    .where(droitsAdministres(a))
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
