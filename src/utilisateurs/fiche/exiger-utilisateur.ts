import { type Compte, trouverCompte } from '#src/comptes/identite/requetes.ts'
import { estUnUuid, refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { estDansPortee, type Portee, porteeDe } from '../recherche/portee.ts'

export type Vu = { compte: Compte; portee: Portee }

/** Somebody's account for who may browse it; null otherwise, whether it exists or not. */
export async function trouverUtilisateur(r: Requete, compteId: string): Promise<Vu | null> {
  const { base } = r.services
  if (!estUnUuid(compteId)) return null
  const portee = await porteeDe(base, r.acteur)
  if (!(await estDansPortee(base, portee, compteId))) return null
  const compte = await trouverCompte(base, compteId)
  return compte ? { compte, portee } : null
}

/**
 * Same, or 404 and a line in the journal: a forged id says nothing of who exists.
 * @throws Introuvable
 */
export async function exigerUtilisateur(r: Requete, compteId: string): Promise<Vu> {
  return (await trouverUtilisateur(r, compteId)) ?? refuserAcces(r, { objet: 'compte', id: compteId })
}
