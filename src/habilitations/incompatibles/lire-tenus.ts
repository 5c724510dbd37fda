import { sql } from 'kysely'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { type Jour, jour } from '#src/socle/temps/jours.ts'
import { estVivante } from '../lectures/vivantes.ts'
import { structureDe } from '../perimetre.ts'
import type { Situation } from '../pouvoirs/niveaux.ts'
import type { Incompatibilite, Tenu } from './regle.ts'

/** The whole table: a few pairs. */
export async function lireIncompatibilites(base: Lecture): Promise<Incompatibilite[]> {
  const lignes = await base.selectFrom('profil_incompatible').modifyFront(preparee).selectAll().execute()
  return lignes.map(({ profil_a, profil_b, portee, raison }) => ({
    profils: [profil_a, profil_b],
    portee,
    raison,
  }))
}

export type TenuPar = Tenu & { habilitationId: string; compteId: string; libelle: string }

/** What these people hold or will hold, among the profils that exclude others. */
export async function lireTenus(
  base: Lecture,
  compteIds: readonly string[],
  maintenant: Date,
): Promise<TenuPar[]> {
  if (compteIds.length === 0) return []
  const lignes = await base
    .selectFrom('habilitation as h')
    .innerJoin('profil as p', 'p.code', 'h.profil_code')
    .leftJoin('structure as s', 's.id', 'h.structure_id')
    .where('h.compte_id', '=', sql<string>`any(${compteIds}::uuid[])`)
    .where(estVivante(maintenant, 'h'))
    .where(
      sql<boolean>`exists (select from profil_incompatible i where h.profil_code in (i.profil_a, i.profil_b))`,
    )
    .select(['h.id as habilitationId', 'h.compte_id as compteId', 'h.profil_code as profil', 'p.libelle'])
    .select(['h.structure_id as structureId', 'h.entite_juridique_id as surEntite', 'h.debut', 'h.fin'])
    .select(sql<string | null>`coalesce(h.entite_juridique_id, s.entite_juridique_id)`.as('entite'))
    .execute()
  return lignes.map(l => ({ ...l, debut: jour(l.debut), fin: jour(l.fin) }))
}

/** A right to give, as the rule reads it. */
export function aTenir(
  profil: string,
  perimetre: Perimetre,
  { entite }: Pick<Situation, 'entite'>,
  { debut, fin }: { debut: Jour; fin: Jour },
): Tenu {
  const surEntite = perimetre.genre === 'entite' ? perimetre.entiteId : null
  return { profil, structureId: structureDe(perimetre), surEntite, entite, debut, fin }
}
