import type { Ecriture } from '#src/socle/base/base.ts'
import { planifier } from '#src/socle/travaux/travail.ts'

/** One job at a time for one import: asked again while it waits, it is the same job. */
export function lancer(
  tx: Ecriture,
  nom: 'verifier-import' | 'appliquer-import' | 'inviter-importes',
  importId: string,
): Promise<void> {
  return planifier(tx, nom, { importId }, { cle: `${nom}:${importId}` })
}
