import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { EtatFacteurs } from '../tables.ts'
import { annoncerFacteur } from './courriels.ts'
import { type FacteurPossede, facteursDuCompte } from './registre.ts'
import { retirerCodes } from './secours/codes-du-compte.ts'

type Acte = { compteId: string; maintenant: Date; origine: Origine; config: Config }

/** One of the account's own, whatever its kind. */
export async function trouverFacteur(
  base: Lecture,
  { compteId, id }: { compteId: string; id: string },
): Promise<FacteurPossede | undefined> {
  return (await facteursDuCompte(base, compteId)).find(({ possede }) => possede.id === id)
}

export async function renommerFacteur(
  tx: Ecriture,
  { compteId, id, nom }: { compteId: string; id: string; nom: string },
): Promise<boolean> {
  const trouve = await trouverFacteur(tx, { compteId, id })
  await trouve?.facteur.renommer(tx, { compteId, id, nom })
  return trouve !== undefined
}

export type Retrait = { ok: true } | { ok: false; motif: 'introuvable' | 'dernier' }

export const refusRetrait = {
  introuvable: 'Ce second facteur était déjà retiré.',
  dernier: 'C’est votre seul second facteur : ajoutez-en un autre avant de le retirer.',
} as const

/** The last one stays where a second factor is mandatory; elsewhere the recovery codes, now useless, go with it. */
export async function retirerFacteur(tx: Ecriture, acte: Acte & { id: string }): Promise<Retrait> {
  const { compteId, id, maintenant, origine, config } = acte
  // two removals at once take turns: one of them finds that its factor has become the last
  await tx.selectFrom('compte').select('id').where('id', '=', compteId).forUpdate().execute()
  const siens = await facteursDuCompte(tx, compteId)
  const trouve = siens.find(({ possede }) => possede.id === id)
  if (!trouve) return { ok: false, motif: 'introuvable' }
  const dernier = siens.length === 1
  if (dernier && config.SECOND_FACTEUR === 'obligatoire') return { ok: false, motif: 'dernier' }
  const { facteur, possede } = trouve
  await facteur.retirer(tx, { compteId, id })
  if (dernier) {
    await retirerCodes(tx, compteId)
    await noterChoix(tx, compteId, 'reportes')
  }
  const details = { facteur: facteur.libelle, nom: possede.nom }
  const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
  await journaliser(tx, { ...ligne, acte: 'facteur.retire', details })
  await annoncerFacteur(tx, compteId, { ...details, quoi: 'retire', maintenant, origine, config })
  return { ok: true }
}

/** « Later », where the configuration allows it. */
export async function reporterLeChoix(tx: Ecriture, acte: Acte): Promise<boolean> {
  const { compteId, maintenant, origine, config } = acte
  if (config.SECOND_FACTEUR === 'obligatoire') return false
  await noterChoix(tx, compteId, 'reportes')
  await journaliser(tx, {
    instant: maintenant,
    acteurId: compteId,
    compteId,
    acte: 'facteur.reporte',
    origine,
  })
  return true
}

export async function noterChoix(tx: Ecriture, compteId: string, facteurs: EtatFacteurs): Promise<void> {
  await tx.updateTable('compte').set({ facteurs }).where('id', '=', compteId).execute()
}
