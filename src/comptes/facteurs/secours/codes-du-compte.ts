import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { empreinteDe } from '../../liens/secret.ts'
import { annoncerCodeSecours, annoncerNouveauxCodes } from '../courriels.ts'
import { codeSaisi, nouveauxCodes } from './codes.ts'

type Acte = { compteId: string; maintenant: Date; origine: Origine; config: Pick<Config, 'URL_PUBLIQUE'> }

/** Ten new codes; those before stop working. @returns them, to be shown once: only digests are kept. */
export async function creerCodes(tx: Ecriture, acte: Acte): Promise<string[]> {
  const { compteId, maintenant, origine } = acte
  // two presses at once take turns: the codes shown last are those that work
  await tx.selectFrom('compte').select('id').where('id', '=', compteId).forUpdate().execute()
  const remplaces = await retirerCodes(tx, compteId)
  const codes = nouveauxCodes()
  await tx
    .insertInto('code_secours')
    .values(
      codes.map(code => ({
        compte_id: compteId,
        empreinte: empreinteDe(code),
        cree_le: maintenant,
        utilise_le: null,
      })),
    )
    .execute()
  await journaliser(tx, {
    instant: maintenant,
    acteurId: compteId,
    compteId,
    acte: 'facteur.codes-crees',
    origine,
  })
  if (remplaces > 0) await annoncerNouveauxCodes(tx, compteId, acte)
  return codes
}

/** @returns how many there were, used or not. */
export async function retirerCodes(tx: Ecriture, compteId: string): Promise<number> {
  const retires = await tx.deleteFrom('code_secours').where('compte_id', '=', compteId).executeTakeFirst()
  return Number(retires.numDeletedRows)
}

export async function codesRestants(base: Lecture, compteId: string): Promise<number> {
  const { restants } = await base
    .selectFrom('code_secours')
    .select(({ fn }) => fn.countAll<number>().as('restants'))
    .where('compte_id', '=', compteId)
    .where('utilise_le', 'is', null)
    .executeTakeFirstOrThrow()
  return restants
}

/** Uses a code up, once: of two sent at the same time, one is right. The person is told by mail. */
export async function utiliserCode(tx: Ecriture, acte: Acte, saisie: string): Promise<boolean> {
  const { compteId, maintenant, origine } = acte
  const code = codeSaisi(saisie)
  if (!code) return false
  const utilise = await tx
    .updateTable('code_secours')
    .set({ utilise_le: maintenant })
    .where('compte_id', '=', compteId)
    .where('empreinte', '=', empreinteDe(code))
    .where('utilise_le', 'is', null)
    .executeTakeFirst()
  if (utilise.numUpdatedRows === 0n) return false
  const restants = await codesRestants(tx, compteId)
  const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
  await journaliser(tx, { ...ligne, acte: 'facteur.code-secours-utilise', details: { restants } })
  await annoncerCodeSecours(tx, compteId, { ...acte, restants })
  return true
}
