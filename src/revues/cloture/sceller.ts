import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Revue } from '../lire-revue.ts'
import { lireLignesAttestees, rangeesDe } from './attestation.ts'
import { empreinteDesRangees } from './empreinte.ts'
import type { LigneAClore } from './preparer-issues.ts'

/**
 * Writes what became of each right, with its end as it is now observed, then closes the review with its digest. Nothing
 * of it changes after that: the table refuses.
 * @returns the digest, in hexadecimal
 */
export async function sceller(
  tx: Ecriture,
  revue: Revue,
  { lignes, signeePar, closeLe }: { lignes: readonly LigneAClore[]; signeePar: string | null; closeLe: Date },
): Promise<string> {
  await sql`
    update revue_ligne l set issue = v.issue, fin_constatee = case when isempty(h.periode) then null else upper(h.periode) end
    from unnest(${lignes.map(l => l.rang)}::int[], ${lignes.map(l => l.issue)}::text[]) as v(rang, issue), habilitation h
    where l.revue_id = ${revue.id}::uuid and l.rang = v.rang and h.id = l.habilitation_id`.execute(tx)
  const relecteurs = await nomsDes(tx, [...lignes.flatMap(l => l.decideePar ?? []), signeePar ?? []].flat())
  const attestees = await lireLignesAttestees(tx, revue, relecteurs)
  const empreinte = empreinteDesRangees(rangeesDe(revue, { closeLe, signeePar, relecteurs }, attestees))
  await tx
    .updateTable('revue')
    .set({
      etat: signeePar ? 'signee' : 'close',
      close_le: closeLe,
      signee_par: signeePar,
      relecteurs: JSON.stringify(relecteurs),
      empreinte,
    })
    .where('id', '=', revue.id)
    .execute()
  return empreinte.toString('hex')
}

async function nomsDes(tx: Ecriture, compteIds: readonly string[]): Promise<Record<string, string>> {
  const comptes = await tx
    .selectFrom('compte')
    .select(['id', 'prenom', 'nom'])
    .where('id', '=', sql<string>`any(${[...new Set(compteIds)]}::uuid[])`)
    .execute()
  return Object.fromEntries(comptes.map(({ id, prenom, nom }) => [id, `${prenom} ${nom}`]))
}
