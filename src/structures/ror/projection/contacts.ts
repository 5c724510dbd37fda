import type { Ecriture } from '#src/socle/base/base.ts'
import type { ContactLu } from '../lecture/contacts.ts'
import { type Ecrite, type Remplacement, remplacer } from './ecrire.ts'

type Porteur = 'structure_id' | 'unite_id' | 'offre_id'

/** Writes the contacts of those bearers, where they differ. @param contactsDe by ROR id */
export function ecrireContacts(
  tx: Ecriture,
  porteur: Porteur,
  ecrites: readonly Ecrite[],
  contactsDe: (rorId: string) => ContactLu[],
): Promise<Map<string, Remplacement>> {
  return remplacer(tx, { table: 'contact_ror', cle: porteur, ordre: 'rang' }, ecrites, contactsDe)
}
