import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { siUnique } from '../si-unique.ts'
import { annoncerLiaison } from './courriels.ts'
import type { IdentitePsc } from './identite.ts'
import type { VoieDeLiaison } from './tables.ts'

/** What links an identity: enough to know it again, no more. */
export type IdentiteALier = Pick<IdentitePsc, 'sujet' | 'identifiant' | 'rpps'>

export type RefusLiaison = 'rpps-different' | 'compte-deja-lie' | 'identite-deja-liee'

/** Why this identity may not be linked to this account, if anything prevents it. */
export async function empechementDeLier(
  base: Lecture,
  compteId: string,
  { sujet, identifiant, rpps }: IdentiteALier,
): Promise<RefusLiaison | null> {
  const compte = await base.selectFrom('compte').select('rpps').where('id', '=', compteId).executeTakeFirst()
  if (compte?.rpps && rpps && compte.rpps !== rpps) return 'rpps-different'
  const liens = await base
    .selectFrom('compte_psc')
    .select(['compte_id', 'voie', 'sujet', 'identifiant'])
    .where('delie_le', 'is', null)
    .where(eb =>
      eb.or([eb('compte_id', '=', compteId), eb('sujet', '=', sujet), eb('identifiant', '=', identifiant)]),
    )
    .execute()
  if (liens.some(lien => lien.compte_id !== compteId)) return 'identite-deja-liee'
  const aConfirmer = liens.every(
    lien => lien.voie === 'rpps' && (lien.sujet === sujet || lien.identifiant === identifiant),
  )
  return aConfirmer ? null : 'compte-deja-lie'
}

type Commande = {
  compteId: string
  identite: IdentiteALier
  voie: VoieDeLiaison
  maintenant: Date
  origine: Origine
  urlPublique: string
}

/** From now on this identity opens this account. The person is told by mail: it may not be them. */
export async function lier(tx: Ecriture, commande: Commande): Promise<RefusLiaison | null> {
  const { compteId, identite, voie, maintenant, origine, urlPublique } = commande
  // two links at once take turns: the second sees the first
  const compte = await tx
    .selectFrom('compte')
    .select(['nom', 'prenom', 'courriel'])
    .where('id', '=', compteId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const empechement = await empechementDeLier(tx, compteId, identite)
  const ligne = { instant: maintenant, acteurId: compteId, compteId, origine, acte: 'compte.psc-lie' }
  if (empechement) {
    await journaliser(tx, { ...ligne, issue: 'refuse', motif: empechement })
    return empechement
  }
  const { sujet, identifiant } = identite
  const lien = { compte_id: compteId, sujet, identifiant, voie, lie_le: maintenant }
  if (
    !(await confirmer(tx, lien)) &&
    !(await siUnique(tx, () => tx.insertInto('compte_psc').values(lien).execute()))
  )
    return 'identite-deja-liee'
  await journaliser(tx, { ...ligne, details: { identifiant, voie } })
  await annoncerLiaison(tx, compte, { identifiant, maintenant, urlPublique })
  return null
}

/** What the RPPS number alone had linked, its holder now links themself. @returns false when there was no such link. */
async function confirmer(tx: Ecriture, lien: { compte_id: string; voie: VoieDeLiaison }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('compte_psc')
    .set({ voie: lien.voie })
    .where('compte_id', '=', lien.compte_id)
    .where('delie_le', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
