import type { Ecriture } from '#src/socle/base/base.ts'
import type { ContactLu } from '../lecture/contacts.ts'
import { tranches } from './lots.ts'

type Porteur = 'structure_id' | 'unite_id' | 'offre_id'

/** Replaces the contacts of those bearers: the source gives them no identity of their own. */
export async function ecrireContacts(tx: Ecriture, porteur: Porteur, contacts: Map<string, ContactLu[]>) {
  if (contacts.size === 0) return
  await tx
    .deleteFrom('contact_ror')
    .where(porteur, 'in', [...contacts.keys()])
    .execute()
  const personne = { structure_id: null, unite_id: null, offre_id: null }
  const lignes = [...contacts].flatMap(([id, liste]) =>
    liste.map((contact, rang) => ({ ...personne, [porteur]: id, rang, ...contact })),
  )
  for (const paquet of tranches(lignes)) await tx.insertInto('contact_ror').values(paquet).execute()
}
