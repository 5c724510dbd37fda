import {
  estPresent,
  type ReferentsDeStructure,
  referentsDe,
  referentsDUnite,
} from '#src/habilitations/lectures/referents.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Demande } from './lire-demande.ts'
import type { NiveauDemande } from './tables.ts'

export type Destinataire = { compteId: string; prenom: string; nom: string; courriel: string }

/** Who is expected to answer, and at which level. */
export type Aiguillage = {
  niveau: NiveauDemande
  destinataires: readonly Destinataire[]
  /** Nobody answers there any more, not even somebody away for a time. */
  sansReferent: boolean
}

type AAiguiller = Pick<Demande, 'structureId' | 'uniteId' | 'demandeurId'> & {
  profils: readonly { code: string }[]
  niveau?: NiveauDemande
}

/**
 * The référents of the structure who are there, with those of the unit when they may give all that is asked, never who asks;
 * without any, the team of its territory. Nobody at all: the list is empty, and the operator is written to.
 */
function aiguiller(
  { referents, charges }: Pick<ReferentsDeStructure, 'referents' | 'charges'>,
  niveau: NiveauDemande,
): Aiguillage {
  const sansReferent = referents.length === 0
  const presents = referents.filter(estPresent)
  if (niveau === 'referents' && presents.length > 0) return { niveau, destinataires: presents, sansReferent }
  const la = charges.filter(estPresent)
  return { niveau: 'region', destinataires: la.length > 0 ? la : charges, sansReferent }
}

export async function destinatairesDe(base: Lecture, d: AAiguiller, maintenant: Date): Promise<Aiguillage> {
  const [lieu] = await referentsDe(base, [d.structureId], maintenant)
  const deLUnite =
    d.uniteId && (await donneeParLUnite(base, d.profils))
      ? await referentsDUnite(base, d.uniteId, maintenant)
      : []
  const tous = new Map([...(lieu?.referents ?? []), ...deLUnite].map(c => [c.compteId, c]))
  tous.delete(d.demandeurId ?? '')
  const charges = (lieu?.charges ?? []).filter(({ compteId }) => compteId !== d.demandeurId)
  return aiguiller({ referents: [...tous.values()], charges }, d.niveau ?? 'referents')
}

/** Whether a référent of the unit may give all of it. */
async function donneeParLUnite(base: Lecture, profils: readonly { code: string }[]): Promise<boolean> {
  const auDessus = await base
    .selectFrom('profil')
    .select('code')
    .where(
      'code',
      'in',
      profils.map(({ code }) => code),
    )
    .where('donne_a_partir_de', '<>', 'unite')
    .executeTakeFirst()
  return auDessus === undefined
}
