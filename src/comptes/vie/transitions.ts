import type { EtatCompte } from '../tables.ts'

/** At which level somebody acts on the life of an account. */
export const rolesDeVie = [
  'titulaire',
  'referent',
  'departemental',
  'regional',
  'national',
  'systeme',
] as const
export type RoleDeVie = (typeof rolesDeVie)[number]

export const actionsDeVie = [
  'activer',
  'verrouiller',
  'deverrouiller',
  'fermer',
  'reactiver',
  'reinviter',
  'desactiver',
  'fusionner',
  'anonymiser',
] as const
export type ActionDeVie = (typeof actionsDeVie)[number]

type Transition = {
  action: ActionDeVie
  de: readonly EtatCompte[]
  vers: EtatCompte
  roles: readonly RoleDeVie[]
}

const administrateurs = ['referent', 'departemental', 'regional', 'national'] as const
const ouverts = ['invite', 'actif', 'verrouille', 'inactif'] as const

/**
 * The whole life of an account: état × action × rôle → état. What is not here does not happen, and the base refuses
 * it too (`transition_compte`). Shown in docs/decisions/014-vie-des-comptes.md.
 */
export const transitions: readonly Transition[] = [
  { action: 'activer', de: ['invite'], vers: 'actif', roles: ['titulaire'] },
  // by the system after too many failures; by the holder who undoes a change of address that was not theirs
  { action: 'verrouiller', de: ['actif'], vers: 'verrouille', roles: ['systeme', 'titulaire'] },
  { action: 'deverrouiller', de: ['verrouille'], vers: 'actif', roles: ['titulaire'] },
  { action: 'fermer', de: ['invite', 'actif', 'verrouille'], vers: 'inactif', roles: ['systeme'] },
  { action: 'reactiver', de: ['inactif'], vers: 'actif', roles: ['titulaire', ...administrateurs] },
  { action: 'reactiver', de: ['desactive'], vers: 'actif', roles: administrateurs },
  // closed before it was ever activated: invited again
  { action: 'reinviter', de: ['inactif'], vers: 'invite', roles: ['titulaire', ...administrateurs] },
  { action: 'reinviter', de: ['desactive'], vers: 'invite', roles: administrateurs },
  { action: 'desactiver', de: ouverts, vers: 'desactive', roles: administrateurs },
  { action: 'fusionner', de: ouverts, vers: 'desactive', roles: ['regional', 'national'] },
  { action: 'anonymiser', de: ['inactif', 'desactive'], vers: 'anonymise', roles: ['systeme'] },
]

/** What the account becomes; null when this act, by this person, does not exist for an account in that state. */
export function transiter(etat: EtatCompte, action: ActionDeVie, role: RoleDeVie): EtatCompte | null {
  const trouvee = transitions.find(t => t.action === action && t.de.includes(etat) && t.roles.includes(role))
  return trouvee?.vers ?? null
}

/**
 * Who works here. A lock stops new sign-ins with the password, for minutes: sessions and rights go on, otherwise
 * anybody could throw a person out by typing wrong passwords at their address.
 */
export const etatsEnService = ['actif', 'verrouille'] as const satisfies readonly EtatCompte[]

/** Closed, whether by silence or by a decision, and may open again. */
export function estFerme(etat: EtatCompte): boolean {
  return etat === 'inactif' || etat === 'desactive'
}

/** Closed for good unless somebody opens it again: nobody gives it a right. */
export function estClos(etat: EtatCompte): boolean {
  return etat === 'desactive' || etat === 'anonymise'
}

export function estEnService(etat: EtatCompte): boolean {
  return etat === 'actif' || etat === 'verrouille'
}
