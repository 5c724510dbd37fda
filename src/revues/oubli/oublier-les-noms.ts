import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { anonyme } from '../cloture/sceaux.ts'
import { scellerDeNouveau } from './sceller-de-nouveau.ts'

/** Enqueued with the anonymisation itself (habilitations/vie): names leave the reviews as they left the accounts. */
export const oublierDansLesRevues: Travail = {
  nom: 'oublier-dans-les-revues',
  executer: async ({ base }, donnees) => {
    const { comptes } = donnees as { comptes: readonly string[] }
    await oublierLesNoms(base, comptes.filter(estUuid))
  },
}

/**
 * Erases the names of anonymised accounts, with the salts of their seals, wherever they were reviewed, reviewed or signed.
 * What was attested still verifies. Run twice, it finds nothing.
 */
export async function oublierLesNoms(base: Base, comptes: readonly string[]): Promise<void> {
  const anonymises = await base
    .selectFrom('compte')
    .select('id')
    .where('id', '=', sql<string>`any(${comptes}::uuid[])`)
    .where('etat', '=', 'anonymise')
    .execute()
  const ids = anonymises.map(({ id }) => id)
  if (ids.length === 0) return
  for (const revueId of await revuesAuFormat1(base, ids)) await scellerDeNouveau(base, revueId)
  await enTransaction(base, tx => effacer(tx, ids))
}

async function revuesAuFormat1(base: Base, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from revue r where format = 1 and etat <> 'ouverte' and (relecteurs ?| ${ids}::text[]
      or exists (select from revue_ligne l where l.revue_id = r.id and l.compte_id = any(${ids}::uuid[])))
    order by id`.execute(base)
  return rows.map(({ id }) => id)
}

async function effacer(tx: Ecriture, ids: readonly string[]): Promise<void> {
  await sql`
    update revue_ligne set personne = ${anonyme}, sel = null
    where compte_id = any(${ids}::uuid[]) and personne <> ${anonyme}`.execute(tx)
  await sql`
    update revue set relecteurs = (
      select jsonb_object_agg(key, case when key = any(${ids}::text[])
        then value || '{"nom": null, "sel": null}' else value end) from jsonb_each(relecteurs)
    ) where etat <> 'ouverte' and relecteurs ?| ${ids}::text[]`.execute(tx)
}
