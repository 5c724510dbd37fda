import { sql } from 'kysely'
import { estClos } from '#src/comptes/vie/transitions.ts'
import { estSienne } from '#src/habilitations/fins/charger.ts'
import { echeances } from '#src/habilitations/lectures/echeances.ts'
import {
  droitsDuCompte,
  type Habilitation,
  habilitationsDansLOrdre,
} from '#src/habilitations/lectures/lire-habilitations.ts'
import { type ReferentsDeStructure, referentsDe } from '#src/habilitations/lectures/referents.ts'
import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { droitsAdministres } from '#src/habilitations/pouvoirs/droits-administres.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, type Jour, jourDe, joursEntre } from '#src/socle/temps/jours.ts'
import { tenueParUneAutre } from './relais.ts'

/** How far the page looks, in days, and how many rights it shows on each side of today: as many as a form carries. */
export const horizon = 60
export const recul = 30
const montreesAuPlus = 200

export type Periode = { titre: string; habilitations: readonly Habilitation[] }

export type Echeances = {
  aujourdhui: Jour
  /** From the latest ended to the farthest end; empty ones left out. */
  periodes: readonly Periode[]
  /** Ids of those that this person may renew. */
  renouvelables: ReadonlySet<string>
  /** Ends to come, own rights included; `plafonne`: even more. */
  total: number
  plafonne: boolean
  /** Some are not on the page. */
  coupee: boolean
  /** Own rights that end, with whom to ask. */
  miennes: readonly Habilitation[]
  relais: readonly ReferentsDeStructure[]
}

/** @param question.structureId limits it to one structure, which the caller has checked */
export async function lireEcheances(
  base: Lecture,
  acteur: Acteur,
  { structureId, maintenant }: { structureId: string | null; maintenant: Date },
): Promise<Echeances> {
  const aujourdhui = jourDe(maintenant)
  const [aVenir, passees, siens] = await Promise.all([
    echeances(base, acteur, horizon, maintenant, montreesAuPlus, structureId),
    terminees(base, acteur, { structureId, maintenant }),
    droitsDuCompte(base, acteur.compteId, maintenant),
  ])
  const miennes = siens.filter(
    h => h.etat === 'en-cours' && joursEntre(aujourdhui, h.fin) <= horizon && h.motifFin !== 'depart',
  )
  const administration = administrationDe(acteur)
  const autres = [...passees, ...aVenir.prochaines].filter(h => h.personne.id !== acteur.compteId)
  return {
    aujourdhui,
    periodes: enPeriodes(autres, aujourdhui),
    renouvelables: new Set(
      autres
        .filter(h => estSienne(administration, h) && h.motifFin !== 'depart')
        .filter(({ personne }) => !estClos(personne.etat))
        .map(({ id }) => id),
    ),
    total: aVenir.total,
    plafonne: aVenir.plafonne,
    coupee: aVenir.total > aVenir.prochaines.length || passees.length === montreesAuPlus,
    miennes,
    relais: await referentsDe(
      base,
      miennes.flatMap(h => h.structureId ?? []),
      maintenant,
    ),
  }
}

/** Ended by themselves these last days, and nothing has followed: forgotten, or left to end. The latest first. */
async function terminees(
  base: Lecture,
  acteur: Acteur,
  { structureId, maintenant }: { structureId: string | null; maintenant: Date },
): Promise<Habilitation[]> {
  const aujourdhui = jourDe(maintenant)
  const lignes = await base
    .selectFrom('habilitation as h')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .select('h.id')
    .where('h.terminee_le', 'is', null)
    .where('h.fin', '<', aujourdhui)
    .where('h.fin', '>=', ajouterJours(aujourdhui, -recul))
    .where('h.motif_fin', 'is distinct from', 'depart')
    .where('c.etat', 'not in', ['desactive', 'anonymise'])
    .where(droitsAdministres(administrationDe(acteur)))
    .$if(structureId !== null, r => r.where('h.structure_id', '=', structureId))
    .where(({ not }) => not(tenueParUneAutre(sql`${maintenant}::timestamptz`)))
    .orderBy('h.fin', 'desc')
    .orderBy('h.id')
    .limit(montreesAuPlus)
    .execute()
  return habilitationsDansLOrdre(
    base,
    lignes.map(({ id }) => id),
    maintenant,
  )
}

/** Groups by how soon; within a period, by structure then by day. */
export function enPeriodes(habilitations: readonly Habilitation[], aujourdhui: Jour): Periode[] {
  const bornes = [
    { titre: `Terminées depuis moins de ${recul} jours`, jusqua: -1 },
    { titre: 'Dans les 7 jours', jusqua: 7 },
    { titre: 'Dans les 30 jours', jusqua: 30 },
    { titre: `Dans les ${horizon} jours`, jusqua: horizon },
  ]
  const periodeDe = (h: Habilitation) => bornes.find(b => joursEntre(aujourdhui, h.fin) <= b.jusqua)?.titre
  const groupes = Map.groupBy(habilitations, periodeDe)
  return bornes.flatMap(({ titre }) => {
    const siennes = groupes.get(titre) ?? []
    return siennes.length > 0 ? [{ titre, habilitations: siennes.toSorted(parStructurePuisJour) }] : []
  })
}

/** « Médecine, CH de Lunel » without its unit; a territory is its own place. */
const structureEnClair = ({ lieu, unite }: Habilitation) => (unite ? lieu.slice(unite.length + 2) : lieu)

const parStructurePuisJour = (a: Habilitation, b: Habilitation) =>
  ordre(structureEnClair(a), structureEnClair(b)) ||
  ordre(a.fin, b.fin) ||
  ordre(a.personne.nom, b.personne.nom)

const ordre = (a: string, b: string) => a.localeCompare(b, 'fr')
