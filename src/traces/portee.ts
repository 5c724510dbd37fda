import {
  type Administration,
  administrationDe,
  delegueProtection,
  estTerritoriale,
  referentStructure,
  reunir,
  territoireLu,
} from '#src/habilitations/pouvoirs/administration.ts'
import { exigerStructureAdministree } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { structuresAdministrees } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { titulaireDe } from '#src/socle/acces/politiques.ts'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import type { Requete } from '#src/socle/web/requete.ts'

/** A référent of units has no journal: lines say in which structure, not always in which unit. */
export const lecteurDuJournal = titulaireDe(
  'journal',
  [referentStructure, 'adm-departemental', 'adm-regional', 'adm-national', delegueProtection],
  'Le journal est ouvert aux référents des structures, aux équipes régionales et aux délégués à la protection des données. Vos propres traces se demandent à vos référents.',
)

/** Whose journal is read: one structure, or a whole territory. */
export type Portee =
  | { genre: 'structure'; structure: { id: string; nom: string } }
  | { genre: 'territoire'; administration: Administration }

/** More structures than one chooses from in a list. */
export const choixMax = 100

export type Ouverture = { portee: Portee; structures: readonly { id: string; nom: string }[] }

/**
 * What this person reads: the structure asked for, if it is wholly theirs; else their territory, or the first of
 * their structures. `structures`: those among which a référent chooses.
 * @throws Introuvable for a structure that is not theirs; the attempt is written down
 */
export async function ouvrirPortee(r: Requete<Acteur>, structureId: string | null): Promise<Ouverture> {
  const administration = reunir(administrationDe(r.acteur), territoireLu(r.acteur, delegueProtection))
  const demandee = structureId
    ? await exigerStructureAdministree(r, structureId, { perimetre: administration })
    : null
  if (estTerritoriale(administration))
    return {
      portee: demandee
        ? { genre: 'structure', structure: demandee }
        : { genre: 'territoire', administration },
      structures: [],
    }
  const structures = await structuresAdministrees(r.services.base, r.acteur, { limite: choixMax })
  const structure = demandee ?? structures[0]
  if (!structure) throw new Introuvable()
  return { portee: { genre: 'structure', structure }, structures }
}

export function nomDe(portee: Portee): string {
  return portee.genre === 'structure' ? portee.structure.nom : 'son territoire'
}
