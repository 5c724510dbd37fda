import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Revue } from '../lire-revue.ts'
import type { Relecteurs } from '../tables.ts'
import { lireLignesAttestees } from './attestation.ts'
import { empreinteDesRangees } from './empreinte.ts'
import { rangeesDe } from './formats.ts'
import type { LigneAClore } from './preparer-issues.ts'
import { scellerNom } from './sceaux.ts'

/** A line with the narrower right that it gave, if any. */
export type LigneClose = LigneAClore & { nouvelleHabilitationId?: string }

export const avecNouvelles = (lignes: readonly LigneAClore[], nouvelles: ReadonlyMap<number, string>) =>
  lignes.map((ligne): LigneClose => {
    const nouvelleHabilitationId = nouvelles.get(ligne.rang)
    return nouvelleHabilitationId ? { ...ligne, nouvelleHabilitationId } : ligne
  })

/**
 * Writes what became of each right, with its end as it is now observed, then closes the review with its digest. Nothing
 * of it changes after that: the table refuses.
 * @returns the digest, in hexadecimal
 */
export async function sceller(
  tx: Ecriture,
  revue: Revue,
  { lignes, signeePar, closeLe }: { lignes: readonly LigneClose[]; signeePar: string | null; closeLe: Date },
): Promise<string> {
  await sql`
    update revue_ligne l set issue = v.issue, fin_constatee = case when isempty(h.periode) then null else upper(h.periode) end,
      nouvelle_habilitation_id = v.nouvelle, sel = v.sel,
      sceau = sha256(convert_to(v.sel::text || ':' || l.personne, 'UTF8'))
    from (
      select *, gen_random_uuid() as sel from unnest(
        ${lignes.map(l => l.rang)}::int[], ${lignes.map(l => l.issue)}::text[],
        ${lignes.map(l => l.nouvelleHabilitationId ?? null)}::uuid[]) as v(rang, issue, nouvelle)
    ) v, habilitation h
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

async function nomsDes(tx: Ecriture, compteIds: readonly string[]): Promise<Relecteurs> {
  const comptes = await tx
    .selectFrom('compte')
    .select(['id', 'prenom', 'nom'])
    .where('id', '=', sql<string>`any(${[...new Set(compteIds)]}::uuid[])`)
    .execute()
  return Object.fromEntries(comptes.map(({ id, prenom, nom }) => [id, scellerNom(`${prenom} ${nom}`)]))
}
