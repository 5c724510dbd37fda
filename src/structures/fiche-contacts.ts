import type { Lecture } from '#src/socle/base/base.ts'
import type { Canal, Niveau } from './tables.ts'

export type ContactFiche = {
  /** What for: « Standard », « Prise de rendez-vous »… */
  nature: string | null
  fonction: string | null
  nom: string | null
  niveau: Niveau
  canal: Canal
  valeur: string
}

/** Contacts by bearer, in the order of the source, up to the level that the reader may see. */
export async function lireContacts(
  base: Lecture,
  porteur: 'structure_id' | 'unite_id' | 'offre_id',
  ids: readonly string[],
  niveau: Niveau,
): Promise<Map<string, ContactFiche[]>> {
  if (ids.length === 0) return new Map()
  const lignes = await base
    .selectFrom('contact_ror')
    .select(['nature', 'fonction', 'nom', 'niveau', 'canal', 'valeur', `${porteur} as porteur`])
    .where(porteur, 'in', ids)
    .where('niveau', '<=', niveau)
    .orderBy('rang')
    .execute()
  const groupes = Map.groupBy(lignes, ligne => ligne.porteur ?? '')
  return new Map([...groupes].map(([id, liste]) => [id, liste.map(({ porteur: _, ...contact }) => contact)]))
}
