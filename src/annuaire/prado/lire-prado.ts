import type { Lecture } from '#src/socle/base/base.ts'
import { type EtatSaisie, lireSaisie } from '../saisie/lire-saisie.ts'

export type Caisse = { id: string; nom: string }

export type Prado = {
  caisse: Caisse | null
  debut: string | null
  fin: string | null
  volets: { code: string; libelle: string }[]
  saisie: EtatSaisie
}

/** The PRADO convention of a structure; all empty when it was never typed. */
export async function lirePrado(base: Lecture, structureId: string): Promise<Prado> {
  const convention = await base
    .selectFrom('convention_prado as p')
    .leftJoin('structure as c', 'c.id', 'p.caisse_id')
    .select(['p.debut', 'p.fin', 'c.id as caisseId', 'c.nom as caisse'])
    .where('p.structure_id', '=', structureId)
    .executeTakeFirst()
  const volets = await base
    .selectFrom('convention_prado_volet as v')
    .innerJoin('thesaurus as t', 't.code', 'v.code')
    .select(['t.code', 't.libelle'])
    .where('v.structure_id', '=', structureId)
    .orderBy('t.rang')
    .execute()
  const { caisseId = null, caisse = null } = convention ?? {}
  return {
    caisse: caisseId && caisse ? { id: caisseId, nom: caisse } : null,
    debut: convention?.debut ?? null,
    fin: convention?.fin ?? null,
    volets,
    saisie: await lireSaisie(base, structureId, 'prado'),
  }
}

/** The caisses to choose from: those of the region of the structure first, by name. */
export function caissesPossibles(base: Lecture, regionCode: string | null): Promise<Caisse[]> {
  return base
    .selectFrom('structure as s')
    .innerJoin('categorie_structure as c', 'c.code', 's.categorie_code')
    .leftJoin('departement as d', 'd.code', 's.departement_code')
    .select(['s.id', 's.nom'])
    .where(({ eb, val }) => eb(val('sanitaire-prado'), '=', eb.fn.any('c.familles')))
    .where('s.fermee_le', 'is', null)
    .orderBy(({ eb }) => eb('d.region_code', 'is not distinct from', regionCode), 'desc')
    .orderBy('s.nom')
    .limit(200)
    .execute()
}
