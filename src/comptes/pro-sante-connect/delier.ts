import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { type Controle, controlerMotDePasse } from '../mon-compte/controler-mot-de-passe.ts'
import { annoncerDeliaison } from './courriels.ts'

type Commande = { compteId: string; motDePasse: string; maintenant: Date; origine: Origine }

/**
 * Pro Santé Connect no longer opens this account, not even by its RPPS number, until its holder links it again. The
 * password asked is also the proof that one can still sign in: an account without password keeps its link, here and
 * in the base. @throws Sature
 */
export async function delier(
  services: Pick<Services, 'base' | 'config'>,
  { compteId, motDePasse, maintenant, origine }: Commande,
): Promise<Controle> {
  const controle = await controlerMotDePasse(services, { compteId, motDePasse, maintenant, origine })
  if (!controle.ok) return controle
  await enTransaction(services.base, async tx => {
    const compte = await tx
      .selectFrom('compte')
      .select(['nom', 'prenom', 'courriel'])
      .where('id', '=', compteId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const delie = await tx
      .updateTable('compte_psc')
      .set({ delie_le: maintenant })
      .where('compte_id', '=', compteId)
      .where('delie_le', 'is', null)
      .returning('identifiant')
      .executeTakeFirst()
    if (!delie) return
    const { identifiant } = delie
    const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
    await journaliser(tx, { ...ligne, acte: 'compte.psc-delie', details: { identifiant } })
    await annoncerDeliaison(tx, compte, {
      identifiant,
      maintenant,
      urlPublique: services.config.URL_PUBLIQUE,
    })
  })
  return { ok: true }
}
