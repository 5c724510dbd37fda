import type { EtatSignalement } from '../tables.ts'

/** `referent`: whoever administers the structure or its unit; `equipe`: of its territory; `source`: the value itself, back from the ROR. */
export type RoleDeSuivi = 'referent' | 'equipe' | 'source'
export const actionsDeSuivi = ['prendre', 'corriger', 'classer', 'retirer'] as const
export type ActionDeSuivi = (typeof actionsDeSuivi)[number]

type Transition = {
  action: ActionDeSuivi
  de: readonly EtatSignalement[]
  vers: EtatSignalement
  roles: readonly RoleDeSuivi[]
}

const vivants = ['envoyee', 'prise-en-compte'] as const

/** The whole life of a report: état × action × rôle → état. Shown in docs/decisions/024-fiche-annuaire.md. */
export const transitions: readonly Transition[] = [
  { action: 'prendre', de: ['envoyee'], vers: 'prise-en-compte', roles: ['referent', 'equipe', 'source'] },
  { action: 'corriger', de: vivants, vers: 'corrigee', roles: ['referent', 'equipe', 'source'] },
  { action: 'classer', de: vivants, vers: 'sans-suite', roles: ['equipe', 'source'] },
  { action: 'retirer', de: vivants, vers: 'retiree', roles: ['referent'] },
]

/** What the report becomes; null when this act, by this person, does not exist for a report in that state. */
export function transiter(
  etat: EtatSignalement,
  action: ActionDeSuivi,
  role: RoleDeSuivi,
): EtatSignalement | null {
  return (
    transitions.find(t => t.action === action && t.de.includes(etat) && t.roles.includes(role))?.vers ?? null
  )
}

export const estVivant = (etat: EtatSignalement): boolean => (vivants as readonly string[]).includes(etat)

export const motDeLEtat: Record<EtatSignalement, string> = {
  envoyee: 'Envoyée',
  'prise-en-compte': 'Prise en compte',
  corrigee: 'Corrigée',
  'sans-suite': 'Sans suite',
  retiree: 'Retirée',
}
