import type { Fiche } from '#src/structures/fiche.ts'
import type { SourceRor } from '#src/structures/fiche-source.ts'
import type { ObjetDeFiche } from '#src/structures/tables.ts'
import {
  type ChampLu,
  champsDeLieu,
  champsDeStructure,
  champsDOffre,
  champsDUnite,
  lireChamps,
} from './champs.ts'

/** An object of a fiche, with its fields as the ROR says them today. */
export type Objet = {
  objet: ObjetDeFiche
  id: string
  /** How people call it: « SMR gériatrique ». */
  sur: string
  /** The unit that it is, or that it hangs from: who administers this one only may report it. */
  uniteId: string | null
  /** National identifier of the resource. */
  identifiant: string | null
  source: SourceRor
  champs: ChampLu[]
}

/** Everything of a fiche that may be reported: what is not shown cannot be, a sensitive unit for one. */
export function objetsDe(fiche: Fiche): Objet[] {
  const { structure: s } = fiche
  const offres = [...fiche.offres, ...fiche.unites.flatMap(({ offres }) => offres)]
  return [
    {
      objet: 'structure',
      id: s.id,
      sur: s.nom,
      uniteId: null,
      identifiant: s.finess && `1${s.finess}`,
      source: s.source,
      champs: lireChamps(champsDeStructure, fiche),
    },
    ...fiche.unites.map(
      (u): Objet => ({
        objet: 'unite',
        id: u.id,
        sur: u.nom,
        uniteId: u.id,
        identifiant: u.identifiant,
        source: u.source,
        champs: lireChamps(champsDUnite, u),
      }),
    ),
    ...offres.map(
      (o): Objet => ({
        objet: 'offre',
        id: o.id,
        sur: o.nom,
        uniteId: o.uniteId,
        identifiant: o.identifiant,
        source: o.source,
        champs: lireChamps(champsDOffre, o),
      }),
    ),
    ...offres.flatMap(o =>
      o.lieux.map(
        (l): Objet => ({
          objet: 'lieu',
          id: l.id,
          sur: l.nom ?? o.nom,
          uniteId: o.uniteId,
          identifiant: null,
          source: l.source,
          champs: lireChamps(champsDeLieu, l),
        }),
      ),
    ),
  ]
}

export type Cible = Omit<Objet, 'champs'> & ChampLu

export function cibler(fiche: Fiche, voulue: { objet: string; id: string; champ: string }): Cible | null {
  const trouve = objetsDe(fiche).find(({ objet, id }) => objet === voulue.objet && id === voulue.id)
  const champ = trouve?.champs.find(c => c.champ === voulue.champ)
  if (!trouve || !champ) return null
  const { champs: _, ...objet } = trouve
  return { ...objet, ...champ }
}
