import type { Contexte } from '#src/habilitations/contexte.ts'
import { droitsActuels } from '#src/habilitations/pouvoirs/droits-actuels.ts'
import { noterAccesRefuse } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Refus } from '#src/habilitations/refus.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { type Cadence, peutLaChanger, trouverCadence } from './lire-cadences.ts'

/** Changes how often a campaign comes back, or stops it. The reviews under way go on. */
export async function changerCadence(
  tx: Ecriture,
  contexte: Contexte,
  { campagneId, mois }: { campagneId: string; mois: number | null },
): Promise<{ ok: true; cadence: Cadence } | Refus> {
  const { acteur, maintenant, origine } = contexte
  // takes turns with the job that opens the next one
  await tx.selectFrom('campagne_revue').select('id').where('id', '=', campagneId).forUpdate().execute()
  const avant = await trouverCadence(tx, campagneId)
  const droits = await droitsActuels(tx, acteur.compteId, maintenant)
  if (!avant || !(await peutLaChanger(tx, { compteId: acteur.compteId, droits }, avant))) {
    await noterAccesRefuse(tx, { ...contexte, vise: { objet: 'campagne', id: campagneId } })
    return { ok: false, genre: 'hors-perimetre' }
  }
  if (avant.mois !== mois) {
    await tx.updateTable('campagne_revue').set({ cadence_mois: mois }).where('id', '=', campagneId).execute()
    await journaliser(tx, {
      instant: maintenant,
      acteurId: acteur.compteId,
      acte: mois === null ? 'revue.arretee' : 'revue.cadence-changee',
      structureId: avant.structureId,
      details: { campagne: campagneId, lieu: avant.lieu, avant: avant.mois, mois },
      origine,
    })
  }
  return { ok: true, cadence: (await trouverCadence(tx, campagneId)) ?? avant }
}
