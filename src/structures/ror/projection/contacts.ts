import type { Ecriture } from '#src/socle/base/base.ts'
import type { ContactLu } from '../lecture/contacts.ts'
import { type Remplacement, remplacer } from './ecrire.ts'

type Porteur = 'structure_id' | 'unite_id' | 'offre_id'

/** Replaces the contacts of those bearers, where they differ. */
export function ecrireContacts(
  tx: Ecriture,
  porteur: Porteur,
  contacts: ReadonlyMap<string, ContactLu[]>,
): Promise<Map<string, Remplacement>> {
  return remplacer(tx, { table: 'contact_ror', cle: porteur, ordre: 'rang' }, contacts)
}
