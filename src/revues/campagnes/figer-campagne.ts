import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { estUuid } from '#src/structures/requetes.ts'
import type { CampagneAFiger } from './droits-a-figer.ts'
import { figerTerritoire, territoiresAFiger } from './figer-territoire.ts'
import type { Portee } from './portee.ts'

/** The frozen list of a whole territory, one territory per transaction: nobody waits, and a crash resumes where it was. */
export const figerCampagneParTravail: Travail = {
  nom: 'figer-campagne',
  executer: async (services, donnees) => {
    const { id } = donnees as { id: string }
    if (estUuid(id)) await figerParEtapes(services.base, id, services.horloge())
  },
}

export async function figerParEtapes(base: Base, campagneId: string, maintenant: Date): Promise<void> {
  for (;;) if (await enTransaction(base, tx => figerEtape(tx, campagneId, maintenant))) return
}

/** The whole of it in the caller's transaction: one structure. */
export async function figerCampagne(tx: Ecriture, campagneId: string, maintenant: Date): Promise<void> {
  for (;;) if (await figerEtape(tx, campagneId, maintenant)) return
}

/** The next territory, under the lock of the campaign: two jobs at once take turns. @returns whether all is done */
async function figerEtape(tx: Ecriture, campagneId: string, maintenant: Date): Promise<boolean> {
  const lue = await lireCampagneAFiger(tx, campagneId)
  if (!lue) return true
  const { campagne, curseur } = lue
  const territoire = (await territoiresAFiger(tx, campagne)).find(code => code > curseur)
  if (territoire !== undefined) await figerTerritoire(tx, campagne, territoire)
  await tx
    .updateTable('campagne_revue')
    .set(territoire === undefined ? { figee_le: maintenant } : { curseur: territoire })
    .where('id', '=', campagneId)
    .execute()
  return territoire === undefined
}

/** Locked; null when there is nothing left to freeze. */
async function lireCampagneAFiger(
  tx: Ecriture,
  campagneId: string,
): Promise<{ campagne: CampagneAFiger; curseur: string } | null> {
  const c = await tx
    .selectFrom('campagne_revue')
    .selectAll()
    .where('id', '=', campagneId)
    .where('figee_le', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!c) return null
  return {
    curseur: c.curseur,
    campagne: {
      id: c.id,
      portee: porteeDe(c),
      profils: await profilsARelire(tx, c),
      seulementNonRevues: c.seulement_non_revues,
      ouverteLe: c.ouverte_le,
      echeance: c.echeance,
      delaiJours: c.delai_jours,
    },
  }
}

type Colonnes = {
  genre: Portee['genre']
  structure_id: string | null
  entite_juridique_id: string | null
  departement_code: string | null
  region_code: string | null
}

/** The perimeter that a row of `campagne_revue` bears. */
export function porteeDe(c: Colonnes): Portee {
  switch (c.genre) {
    case 'structure':
      return { genre: c.genre, structureId: c.structure_id ?? '' }
    case 'entite':
      return { genre: c.genre, entiteId: c.entite_juridique_id ?? '' }
    case 'departement':
      return { genre: c.genre, departement: c.departement_code ?? '' }
    case 'region':
      return { genre: c.genre, region: c.region_code ?? '' }
    case 'national':
      return { genre: c.genre }
    default:
      return c.genre satisfies never
  }
}

/** Modules and profils chosen, as codes of profils: both must hold. */
async function profilsARelire(
  tx: Ecriture,
  { modules, profils }: { modules: string[] | null; profils: string[] | null },
): Promise<string[] | null> {
  if (!modules && !profils) return null
  const lignes = await tx
    .selectFrom('profil')
    .select('code')
    .$if(modules !== null, r => r.where('module', '=', sql<never>`any(${modules}::text[])`))
    .$if(profils !== null, r => r.where('code', '=', sql<string>`any(${profils}::text[])`))
    .execute()
  return lignes.map(({ code }) => code)
}
