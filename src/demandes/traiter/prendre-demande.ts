import type { Ecriture } from '#src/socle/base/base.ts'
import type { ContexteDemande, RefusDemande } from '../contexte.ts'
import { noter } from '../noter.ts'
import { charger, type Vue } from './charger.ts'
import { changer } from './ecrire.ts'

/** « I see to it »: colleagues see who. Taking over from somebody is allowed, and written down. */
export async function prendreDemande(
  tx: Ecriture,
  c: ContexteDemande,
  vue: Vue,
): Promise<{ ok: true } | RefusDemande> {
  const chargee = await charger(tx, c, vue, 'prendre')
  if (!chargee.ok) return chargee
  await changer(tx, chargee.demande, { prise_par: c.acteur.compteId, prise_le: c.maintenant })
  await noter(tx, c, 'prise', chargee.demande)
  return { ok: true }
}

/** Back to everybody. */
export async function rendreDemande(
  tx: Ecriture,
  c: ContexteDemande,
  vue: Vue,
): Promise<{ ok: true } | RefusDemande> {
  const chargee = await charger(tx, c, vue, 'rendre')
  if (!chargee.ok) return chargee
  await changer(tx, chargee.demande, { prise_par: null, prise_le: null })
  await noter(tx, c, 'rendue', chargee.demande)
  return { ok: true }
}
