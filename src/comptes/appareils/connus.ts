import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { empreinteDe } from '../liens/secret.ts'
import { annoncerNouvelAppareil } from './courriels.ts'

/** Of one account. Where browsers forget everything each night, every sign-in would add one for ever. */
const connusParCompte = 30

type SignIn = {
  compteId: string
  /** What the browser names itself by; a sign-in that names none counts as from somewhere new. */
  appareil?: string | undefined
  maintenant: Date
  origine: Origine
  config: Pick<Config, 'URL_PUBLIQUE'>
}

/**
 * Remembers the browser, and mails the person when it was never seen for this account. Not for the very first
 * sign-in of an account: everything is new then.
 */
export async function reconnaitreAppareil(
  tx: Ecriture,
  signIn: SignIn,
  compte: { nom: string; prenom: string; courriel: string; dejaConnecte: boolean },
): Promise<void> {
  const nouveau = signIn.appareil
    ? await noter(tx, signIn.compteId, signIn.appareil, signIn.maintenant)
    : true
  if (!nouveau || !compte.dejaConnecte) return
  await annoncerNouvelAppareil(tx, compte, {
    maintenant: signIn.maintenant,
    urlPublique: signIn.config.URL_PUBLIQUE,
    origine: signIn.origine,
  })
}

/** @returns whether this browser is new for this account. */
async function noter(tx: Ecriture, compteId: string, appareil: string, maintenant: Date): Promise<boolean> {
  const empreinte = empreinteDe(appareil)
  const connu = await tx
    .updateTable('appareil_connu')
    .set({ vu_le: maintenant })
    .where('compte_id', '=', compteId)
    .where('empreinte', '=', empreinte)
    .executeTakeFirst()
  if (connu.numUpdatedRows > 0n) return false
  const nouveau = await tx
    .insertInto('appareil_connu')
    .values({ compte_id: compteId, empreinte, connu_le: maintenant, vu_le: maintenant })
    .onConflict(conflit => conflit.doNothing())
    .executeTakeFirst()
  await oublierLesPlusAnciens(tx, compteId)
  return (nouveau.numInsertedOrUpdatedRows ?? 0n) > 0n
}

async function oublierLesPlusAnciens(tx: Ecriture, compteId: string): Promise<void> {
  await tx
    .deleteFrom('appareil_connu')
    .where('compte_id', '=', compteId)
    .where('empreinte', 'in', eb =>
      eb
        .selectFrom('appareil_connu')
        .select('empreinte')
        .where('compte_id', '=', compteId)
        .orderBy('vu_le', 'desc')
        .offset(connusParCompte),
    )
    .execute()
}
