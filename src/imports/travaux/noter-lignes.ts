import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Verdict } from '../personnes/executer.ts'

/** What the dry run foretells, on every row at once. */
export async function noterVerdicts(
  tx: Ecriture,
  importId: string,
  verdicts: readonly Verdict[],
): Promise<void> {
  await sql`
    update import_ligne l set issue = v.issue, explication = v.explication
    from unnest(
      ${verdicts.map(v => v.numero)}::int[], ${verdicts.map(v => v.issue)}::text[],
      ${verdicts.map(v => v.explication)}::text[]
    ) as v (numero, issue, explication)
    where l.import_id = ${importId} and l.numero = v.numero`.execute(tx)
}

/** What the confirmation wrote, and what it left out and why. */
export async function noterFaites(
  tx: Ecriture,
  importId: string,
  { ecrites, ecartees }: { ecrites: readonly Verdict[]; ecartees: readonly Verdict[] },
): Promise<void> {
  await sql`
    update import_ligne l
    set fait = 'ecrite', explication = v.explication, compte_id = v.compte_id, a_inviter = v.issue = 'cree'
    from unnest(
      ${ecrites.map(v => v.numero)}::int[], ${ecrites.map(v => v.issue)}::text[],
      ${ecrites.map(v => v.explication)}::text[], ${ecrites.map(v => v.compteId)}::uuid[]
    ) as v (numero, issue, explication, compte_id)
    where l.import_id = ${importId} and l.numero = v.numero`.execute(tx)
  await sql`
    update import_ligne l set fait = 'ecartee', explication = 'A changé depuis la vérification : ' || v.explication
    from unnest(${ecartees.map(v => v.numero)}::int[], ${ecartees.map(v => v.explication)}::text[]) as v (numero, explication)
    where l.import_id = ${importId} and l.numero = v.numero`.execute(tx)
}
