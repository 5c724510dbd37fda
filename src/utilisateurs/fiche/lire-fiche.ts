import { sql } from 'kysely'
import { type LigneHistorique, lireHistorique } from '#src/comptes/historique.ts'
import { estSienne } from '#src/habilitations/fins/charger.ts'
import { droitsDuCompte, type Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { droitDansPortee, type Portee, structureDansPortee } from '../recherche/portee.ts'

export type DroitsVus = {
  /** In the perimeter: those that hold first. */
  siens: Habilitation[]
  /** Those that hold now elsewhere: counted, never shown. */
  ailleurs: number
}

/** What somebody holds and held, as far as this person may see. */
export async function lireDroits(
  base: Lecture,
  portee: Portee,
  compteId: string,
  maintenant: Date,
): Promise<DroitsVus> {
  const [tous, { rows }] = await Promise.all([
    droitsDuCompte(base, compteId, maintenant),
    sql<{ id: string }>`select h.id from habilitation h
      where h.compte_id = ${compteId}::uuid and ${droitDansPortee(portee)}`.execute(base),
  ])
  const vus = new Set(rows.map(({ id }) => id))
  return {
    siens: tous.filter(({ id }) => vus.has(id)),
    ailleurs: tous.filter(({ id, etat }) => !vus.has(id) && etat !== 'terminee').length,
  }
}

const lignesMax = 200

/** The history of the account, without what happened in structures that are not theirs to see. */
export async function lireHistoriqueVisible(
  base: Lecture,
  portee: Portee,
  compteId: string,
): Promise<LigneHistorique[]> {
  const lignes = await lireHistorique(base, { compteId }, { limite: lignesMax })
  const { rows } = await sql<{ id: number }>`
    select j.id from journal j
      left join habilitation h on h.id = j.habilitation_id
      left join structure s on s.id = j.structure_id
    where j.id = any(${lignes.map(({ id }) => id)}::bigint[])
      and case
        when h.id is not null then ${droitDansPortee(portee)}
        when s.id is not null then ${structureDansPortee(portee)}
        else true end`.execute(base)
  const visibles = new Set(rows.map(({ id }) => id))
  return lignes.filter(({ id }) => visibles.has(id))
}

/**
 * Whether this person may correct who somebody is and invite them again: only of those who have, or will have, a
 * right that is theirs to give and to take back, or whom nobody else looks after yet. Seeing is not enough: a
 * chargée de mission sees her regional team, a référent of units sees the référent of the whole structure. Somebody
 * who left is still seen, no longer changed. Those whose right took two people are the nation's alone to correct: a
 * colleague could otherwise become them, and approve their own proposals.
 */
export function peutCorriger(acteur: Pick<Acteur, 'droits'>, { siens, ailleurs }: DroitsVus): boolean {
  const administration = administrationDe(acteur)
  const vivants = siens.filter(h => h.etat !== 'terminee')
  return (
    administration.national ||
    (vivants.some(h => estSienne(administration, h)) && !vivants.some(h => h.profil.deuxPersonnes)) ||
    (siens.length === 0 && ailleurs === 0)
  )
}
