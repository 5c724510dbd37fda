import type { RoleDeVie } from '#src/comptes/vie/transitions.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import type { Administration } from '../pouvoirs/administration.ts'
import { aLePouvoir } from '../pouvoirs/donner.ts'
import { administreStructure } from '../pouvoirs/niveaux.ts'

const rangs = ['systeme', 'titulaire', 'referent', 'departemental', 'regional', 'national'] as const

/** The highest level at which somebody administers: the one at which they act on an account. */
export function roleDe(a: Administration): RoleDeVie {
  if (a.national) return 'national'
  if (a.regions.length > 0) return 'regional'
  return a.departements.length > 0 ? 'departemental' : 'referent'
}

/** What was decided from above is undone from there, or higher. */
export function peutRevenirSur(decidePar: RoleDeVie | null, role: RoleDeVie): boolean {
  return decidePar === null || rangs.indexOf(role) >= rangs.indexOf(decidePar)
}

export type Emprise =
  /** every right that holds, or will, is theirs to administer */
  | 'entiere'
  /** other structures, or territories, administer some */
  | 'partagee'
  | 'aucune'

/**
 * How much of somebody's account is in the hands of this administrator. Without any right left, those who held the
 * last ones in their structures look after the account, or whoever created it when there never was any.
 */
export function empriseSur(a: Administration, droits: readonly Habilitation[], creeParSoi: boolean): Emprise {
  if (a.national) return 'entiere'
  const vivants = droits.filter(({ etat }) => etat !== 'terminee')
  const siens = (vivants.length > 0 ? vivants : droits).filter(h => administreLeLieu(a, h))
  if (siens.length === 0) return droits.length === 0 && creeParSoi ? 'entiere' : 'aucune'
  return vivants.length > siens.length ? 'partagee' : 'entiere'
}

/** The whole structure: a référent of units does not close an account. */
function administreLeLieu(a: Administration, h: Habilitation): boolean {
  return h.structureId
    ? administreStructure(a, { ...h, structureId: h.structureId })
    : aLePouvoir(a, { donne_a_partir_de: h.profil.niveau }, h.perimetre, h)
}
