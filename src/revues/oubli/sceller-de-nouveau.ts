import { sql } from 'kysely'
import type { Base } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { lireLignesAttestees } from '../cloture/attestation.ts'
import { empreinteDesRangees } from '../cloture/empreinte.ts'
import { rangeesDe } from '../cloture/formats.ts'
import { clotureDe, estClose } from '../cloture/lire-bilan.ts'
import { scellerNom } from '../cloture/sceaux.ts'
import { trouverRevue } from '../lire-revue.ts'

/**
 * Moves a closed review from format 1, whose digest holds its names, to format 2, whose digest holds their seals. Its first
 * digest is kept: files that were handed out go on being recognised. Done once; asked again, nothing changes.
 */
export async function scellerDeNouveau(base: Base, revueId: string): Promise<void> {
  await enTransaction(base, async tx => {
    await tx.selectFrom('revue').select('id').where('id', '=', revueId).forUpdate().execute()
    const revue = await trouverRevue(tx, revueId)
    if (!revue || !estClose(revue) || revue.format !== 1) return
    await tx
      .insertInto('revue_empreinte')
      .values({ empreinte: Buffer.from(revue.empreinte, 'hex'), revue_id: revueId })
      .execute()
    await sql`
      update revue_ligne l set sel = v.sel, sceau = sha256(convert_to(v.sel::text || ':' || l.personne, 'UTF8'))
      from (
        select rang, gen_random_uuid() as sel from revue_ligne where revue_id = ${revueId}::uuid and issue is not null
      ) v
      where l.revue_id = ${revueId}::uuid and l.rang = v.rang`.execute(tx)
    const relecteurs = Object.fromEntries(
      Object.entries(revue.relecteurs).map(([id, r]) => [id, r.nom === null ? r : scellerNom(r.nom)]),
    )
    const scellee = { ...revue, format: 2, relecteurs }
    const lignes = await lireLignesAttestees(tx, scellee, relecteurs)
    const empreinte = empreinteDesRangees(rangeesDe(scellee, clotureDe(scellee), lignes))
    await tx
      .updateTable('revue')
      .set({ format: 2, empreinte, relecteurs: JSON.stringify(relecteurs) })
      .where('id', '=', revueId)
      .execute()
  })
}
