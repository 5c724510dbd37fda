import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresDuPerimetre } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { type Evaluation, evaluer } from './evaluer.ts'
import { lireFaits, reglagesDe } from './lire-faits.ts'

export type FicheARegarder = { structureId: string; nom: string } & Evaluation

/** More fiches than that are followed in their list. */
const regardeesAuPlus = 20

/**
 * The fiches that somebody keeps as référent, by structure or entité, where they have something to fill in or to
 * confirm; the least complete first. What only the ROR can mend waits on the fiche itself.
 * A territory is followed on its own page, not here.
 */
export async function fichesARegarder(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  { maintenant, config }: { maintenant: Date; config: Config },
): Promise<FicheARegarder[]> {
  const { structures, entites } = administrationDe(acteur)
  if (structures.length === 0 && entites.length === 0) return []
  const siennes = await structuresDuPerimetre(
    base,
    { ...administrationDe({ droits: [] }), structures, entites },
    { limite: regardeesAuPlus },
  )
  const faits = await lireFaits(
    base,
    siennes.filter(({ fermeeLe }) => fermeeLe === null).map(({ id }) => id),
  )
  return siennes
    .flatMap(({ id, nom }) => {
      const connus = faits.get(id)
      return connus
        ? [{ structureId: id, nom, ...evaluer(connus, jourDe(maintenant), reglagesDe(config)) }]
        : []
    })
    .filter(({ aFaire }) => aFaire.some(({ ou }) => ou === 'ici'))
    .toSorted((a, b) => a.score - b.score)
}
