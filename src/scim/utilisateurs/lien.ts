import { sql } from 'kysely'
import { siUnique } from '#src/comptes/si-unique.ts'
import { estVivante } from '#src/habilitations/lectures/vivantes.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { RefusScim } from '../protocole/erreurs.ts'
import { type ContexteScim, porteeDe } from './contexte.ts'

type Lien = { compteId: string; externalId?: string | null; actif: boolean; retire?: boolean }

/**
 * What the entité's system knows of an account: made or brought up to date. `externalId` left out stays as it is.
 * @throws RefusScim when another account already bears this identifier
 */
export async function ecrireLien(tx: Ecriture, c: ContexteScim, lien: Lien): Promise<void> {
  const { compteId, externalId, actif } = lien
  const valeurs = {
    actif,
    modifie_le: c.maintenant,
    retire_le: lien.retire ? c.maintenant : null,
    ...(externalId === undefined ? {} : { external_id: externalId }),
  }
  const ecrit = await siUnique(tx, () =>
    tx
      .insertInto('lien_scim')
      .values({
        entite_juridique_id: c.systeme.entite.id,
        compte_id: compteId,
        cree_le: c.maintenant,
        external_id: null,
        ...valeurs,
      })
      .onConflict(conflit => conflit.columns(['entite_juridique_id', 'compte_id']).doUpdateSet(valeurs))
      .execute(),
  )
  if (!ecrit)
    throw new RefusScim({
      statut: 409,
      scimType: 'uniqueness',
      detail: 'Un autre compte porte déjà cet externalId dans votre entité.',
    })
}

/** Whether this entité has known the account, even if it has removed it since. */
export async function lienConnu(base: Lecture, c: ContexteScim, compteId: string): Promise<boolean> {
  const lien = await base
    .selectFrom('lien_scim')
    .select('compte_id')
    .where('entite_juridique_id', '=', c.systeme.entite.id)
    .where('compte_id', '=', compteId)
    .executeTakeFirst()
  return lien !== undefined
}

/** The structures of the entité where somebody holds or will hold a right. */
export function structuresOuPresent(base: Lecture, c: ContexteScim, compteId: string) {
  return base
    .selectFrom('habilitation as h')
    .innerJoin('structure as s', 's.id', 'h.structure_id')
    .select(['s.id', 's.nom'])
    .distinct()
    .where('h.compte_id', '=', compteId)
    .where('s.entite_juridique_id', '=', c.systeme.entite.id)
    .where(estVivante(c.maintenant, 'h'))
    .orderBy('s.id')
    .execute()
}

/** Whose an account is: what decides how far the entité may change it. */
export type Appartenance = {
  /** Somebody else has a say: a right outside of the entité, or another entité's system. */
  partage: boolean
  /** Holds or will hold a right, anywhere. */
  habilite: boolean
}

export async function lireAppartenance(
  base: Lecture,
  c: ContexteScim,
  compteId: string,
): Promise<Appartenance> {
  const { entiteId, maintenant } = porteeDe(c)
  const vivant = sql`h.compte_id = ${compteId}::uuid and ${estVivante(maintenant, 'h')}`
  const { rows } = await sql<Appartenance>`select
    exists (select from habilitation h where ${vivant}) as habilite,
    exists (
      select from habilitation h left join structure s on s.id = h.structure_id
      where ${vivant} and s.entite_juridique_id is distinct from ${entiteId}::uuid
    ) or exists (
      select from lien_scim l
      where l.compte_id = ${compteId}::uuid and l.entite_juridique_id <> ${entiteId}::uuid and l.retire_le is null
    ) as partage`.execute(base)
  return rows[0] ?? { partage: true, habilite: true }
}
