import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import type { Contexte } from '../contexte.ts'
import { departsAnnonces } from '../departs/lire-departs.ts'
import { lireIncompatibilites, lireTenus, type TenuPar } from '../incompatibles/lire-tenus.ts'
import type { Incompatibilite } from '../incompatibles/regle.ts'
import { type LieuDuPerimetre, trouverLieux } from '../lectures/lieux.ts'
import { type Personne, trouverPersonnes } from '../lectures/personnes.ts'
import { profils as lireCatalogue } from '../lectures/profils.ts'
import { lireVivantes, type VivanteDe } from '../lectures/vivantes.ts'
import { structureDe } from '../perimetre.ts'
import { type Administration, administrationDe } from '../pouvoirs/administration.ts'
import { droitsActuels } from '../pouvoirs/droits-actuels.ts'
import type { Profil } from '../regles/profils.ts'

/** All that the rules of a grant look at. */
export type Donnees = {
  aujourdhui: Jour
  administration: Administration
  catalogue: readonly Profil[]
  /** By `cleDe`. */
  lieux: ReadonlyMap<string, LieuDuPerimetre>
  /** In the order of names. */
  personnes: ReadonlyMap<string, Personne>
  departs: readonly { compteId: string; structureId: string; le: Jour }[]
  table: readonly Incompatibilite[]
  tenusPar: (compteId: string) => readonly TenuPar[]
  vivantesDe: (compteId: string) => readonly VivanteDe[]
}

/** As many queries for a thousand grants as for one. */
export async function lireDonnees(
  tx: Ecriture,
  { acteur, maintenant }: Contexte,
  demandes: readonly { comptes: readonly string[]; profils: readonly string[]; perimetre: Perimetre }[],
): Promise<Donnees> {
  const aujourdhui = jourDe(maintenant)
  const perimetres = demandes.map(({ perimetre }) => perimetre)
  const structureIds = [...new Set(perimetres.flatMap(p => structureDe(p) ?? []))]
  const personnes = await trouverPersonnes(
    tx,
    demandes.flatMap(({ comptes }) => comptes),
  )
  const compteIds = personnes.map(({ id }) => id)
  const profils = [...new Set(demandes.flatMap(d => d.profils))]
  const parCompte = <T extends { compteId: string }>(lus: readonly T[]) => {
    const groupes = Map.groupBy(lus, ({ compteId }) => compteId)
    return (compteId: string): readonly T[] => groupes.get(compteId) ?? []
  }
  return {
    aujourdhui,
    administration: administrationDe({ droits: await droitsActuels(tx, acteur.compteId, maintenant) }),
    catalogue: await lireCatalogue(tx),
    lieux: await trouverLieux(tx, perimetres, aujourdhui),
    personnes: new Map(personnes.map(p => [p.id, p])),
    departs: await departsAnnonces(tx, { structureIds, compteIds }, maintenant),
    table: await lireIncompatibilites(tx),
    tenusPar: parCompte(await lireTenus(tx, compteIds, maintenant)),
    vivantesDe: parCompte(await lireVivantes(tx, { compteIds, profils }, maintenant)),
  }
}
