import { sql } from 'kysely'
import { profils, profilsInclus } from '#src/habilitations/lectures/profils.ts'
import { perimetreDe } from '#src/habilitations/perimetre.ts'
import { restreindre } from '#src/habilitations/restrictions/regle.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jour } from '#src/socle/temps/jours.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { unitesDeStructure } from '#src/structures/requetes.ts'

/** How a right is reduced: at least one of the three. */
export type Reduction = { reduiteAu: Jour | null; profil: string | null; uniteId: string | null }

export type OffreDeReduction = {
  /** The profils that those of all the chosen lines contain. */
  profils: { code: string; libelle: string }[]
  /** The units of the one structure where all of them were given as a whole. */
  unites: { id: string; nom: string }[]
}

type Visee = {
  rang: number
  profil_code: string
  fin: string
  structure_id: string | null
  unite_id: string | null
  entite_juridique_id: string | null
  departement_code: string | null
  region_code: string | null
}

async function lireVisees(base: Lecture, revueId: string, rangs: readonly number[]): Promise<Visee[]> {
  return base
    .selectFrom('revue_ligne as l')
    .innerJoin('habilitation as h', 'h.id', 'l.habilitation_id')
    .select(['l.rang', 'l.profil_code', 'l.fin'])
    .select(['h.structure_id', 'h.unite_id', 'h.entite_juridique_id', 'h.departement_code', 'h.region_code'])
    .where('l.revue_id', '=', revueId)
    .where('l.rang', '=', sql<number>`any(${rangs}::int[])`)
    .execute()
}

/** What a form may offer for these lines together. */
export async function offreDeReduction(
  base: Lecture,
  revueId: string,
  rangs: readonly number[],
): Promise<OffreDeReduction> {
  const visees = await lireVisees(base, revueId, rangs)
  const [catalogue, inclusions] = await Promise.all([profils(base), profilsInclus(base)])
  const codes = [...new Set(visees.map(v => v.profil_code))]
  const contenus = catalogue.filter(({ code }) =>
    codes.every(profil => inclusions.some(i => i.profil === profil && i.inclus === code)),
  )
  const structures = new Set(visees.map(v => (v.unite_id ? null : v.structure_id)))
  const [seule] = structures
  const unites = seule && structures.size === 1 ? await unitesDeStructure(base, seule) : []
  return {
    profils: codes.length > 0 ? contenus.map(({ code, libelle }) => ({ code, libelle })) : [],
    unites: unites.filter(u => !u.fermeeLe).map(u => ({ id: u.id, nom: u.nom })),
  }
}

/** What is wrong with this reduction of these lines, by field; with the words of what they become. */
export async function controlerReduction(
  base: Lecture,
  { revueId, rangs, reduction }: { revueId: string; rangs: readonly number[]; reduction: Reduction },
  aujourdhui: Jour,
): Promise<{ erreurs: Erreurs; en: string | null }> {
  const { reduiteAu, profil, uniteId } = reduction
  if (!reduiteAu && !profil && !uniteId)
    return {
      erreurs: { reduiteAu: 'Choisissez un dernier jour, un profil plus étroit ou une unité.' },
      en: null,
    }
  const visees = await lireVisees(base, revueId, rangs)
  const fin = visees.map(v => v.fin).sort()[0]
  const erreurDeFin = reduiteAu && fin && erreurDuJour(reduiteAu, jour(fin), aujourdhui)
  if (erreurDeFin) return { erreurs: { reduiteAu: erreurDeFin }, en: null }
  if (!profil && !uniteId) return { erreurs: {}, en: null }
  const [catalogue, inclusions] = await Promise.all([profils(base), profilsInclus(base)])
  for (const v of visees) {
    const regle = restreindre(
      { profil: v.profil_code, perimetre: perimetreDe(v) },
      { profil, uniteId },
      catalogue,
      inclusions,
    )
    if (!regle.ok) return { erreurs: { [profil ? 'profil' : 'unite']: regle.message }, en: null }
  }
  const structures = new Set(visees.map(v => v.structure_id))
  const [structureId] = structures
  const unites =
    uniteId && structureId && structures.size === 1 ? await unitesDeStructure(base, structureId) : []
  const unite = unites.find(({ id }) => id === uniteId)
  if (uniteId && !unite)
    return {
      erreurs: { unite: 'Choisissez une unité de la structure où chacune de ces habilitations vaut.' },
      en: null,
    }
  const libelle = catalogue.find(({ code }) => code === profil)?.libelle
  return { erreurs: {}, en: [libelle, unite?.nom].filter(Boolean).join(', ') }
}

/** An end is only brought closer, and a day that is past cannot be chosen. */
function erreurDuJour(reduiteAu: Jour, fin: Jour, aujourdhui: Jour): string | null {
  if (reduiteAu < aujourdhui) return `Choisissez un jour à partir du ${enToutesLettres(aujourdhui)}.`
  return reduiteAu >= fin
    ? `Choisissez un jour avant le ${enToutesLettres(fin)} : une fin ne peut qu’être avancée.`
    : null
}
