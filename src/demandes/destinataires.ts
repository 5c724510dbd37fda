import { estPresent, type ReferentsDeStructure, referentsDe } from '#src/habilitations/lectures/referents.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import type { NiveauDemande } from './tables.ts'

export type Destinataire = { compteId: string; prenom: string; nom: string; courriel: string }

/** Who is expected to answer, and at which level. */
export type Aiguillage = { niveau: NiveauDemande; destinataires: readonly Destinataire[] }

/**
 * The référents of the structure who are there, never who asks; without any, the team of its territory.
 * Nobody at all: the list is empty, and the operator is written to.
 */
export function aiguiller(
  lieu: Pick<ReferentsDeStructure, 'referents' | 'charges'> | undefined,
  demandeurId: string | null,
  niveau: NiveauDemande = 'referents',
): Aiguillage {
  const autres = (gens: ReferentsDeStructure['referents'] = []) =>
    gens.filter(({ compteId }) => compteId !== demandeurId)
  const presents = autres(lieu?.referents).filter(estPresent)
  if (niveau === 'referents' && presents.length > 0) return { niveau, destinataires: presents }
  const charges = autres(lieu?.charges)
  const la = charges.filter(estPresent)
  return { niveau: 'region', destinataires: la.length > 0 ? la : charges }
}

export async function destinatairesDe(
  base: Lecture,
  d: { structureId: string; demandeurId: string | null; niveau?: NiveauDemande },
  maintenant: Date,
): Promise<Aiguillage> {
  const [lieu] = await referentsDe(base, [d.structureId], maintenant)
  return aiguiller(lieu, d.demandeurId, d.niveau)
}
