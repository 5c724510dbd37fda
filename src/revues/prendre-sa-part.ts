import type { Contexte } from '#src/habilitations/contexte.ts'
import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { droitsActuels } from '#src/habilitations/pouvoirs/droits-actuels.ts'
import { noterAccesRefuse } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { type Refus, refuserSaisie } from '#src/habilitations/refus.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { type Revue, trouverRevue } from './lire-revue.ts'
import { peutRelire } from './pouvoirs.ts'

/**
 * What every act on a review starts with: it is theirs to review with the rights of this very instant, and it is open.
 * Several may act at once; who signs acts alone (`seul`).
 */
export async function prendreSaPart(
  tx: Ecriture,
  contexte: Contexte,
  revueId: string,
  options: { seul?: boolean } = {},
): Promise<{ ok: true; revue: Revue } | Refus> {
  const { acteur, maintenant } = contexte
  const verrou = tx.selectFrom('revue').select('id').where('id', '=', revueId)
  await (options.seul ? verrou.forUpdate() : verrou.forShare()).execute()
  const revue = await trouverRevue(tx, revueId)
  const a = administrationDe({ droits: await droitsActuels(tx, acteur.compteId, maintenant) })
  if (!revue || !peutRelire(a, revue)) {
    await noterAccesRefuse(tx, { ...contexte, vise: { objet: 'revue', id: revueId } })
    return { ok: false, genre: 'hors-perimetre' }
  }
  if (revue.etat !== 'ouverte')
    return refuserSaisie({
      formulaire: 'Cette revue vient d’être close : vos dernières décisions n’y entrent plus.',
    })
  return { ok: true, revue }
}
