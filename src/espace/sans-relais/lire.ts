import { type Contact, referentsDe } from '#src/habilitations/lectures/referents.ts'
import {
  type StructureSansReleve,
  structuresAvecMoinsDeDeuxReferents,
} from '#src/habilitations/lectures/structures-sans-releve.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type StructureResumee, structuresParIds } from '#src/structures/requetes.ts'

/** A structure that lacks a référent, with the one it has. */
export type SansRelais = StructureResumee & { referents: readonly Contact[] }

export const cles = ['referents', 'nom', 'commune'] as const
export type Cle = (typeof cles)[number]
export type Tri = { cle: Cle; sens: 'croissant' | 'decroissant' }

export const parPage = 50
/** More than a region has; a national list beyond it is cut, and the page says so by its total. */
const toutes = 20_000

/** The structures of one's perimeter with fewer than two référents, sorted as asked. */
export async function lireSansRelais(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  { tri, maintenant }: { tri: Tri; maintenant: Date },
): Promise<{ total: number; structures: StructureSansReleve[] }> {
  const { total, structures } = await structuresAvecMoinsDeDeuxReferents(base, acteur, maintenant, toutes)
  return { total, structures: trier(structures, tri) }
}

const ordre = new Intl.Collator('fr', { numeric: true })

export function trier(structures: readonly StructureSansReleve[], { cle, sens }: Tri): StructureSansReleve[] {
  const signe = sens === 'croissant' ? 1 : -1
  return structures.toSorted((a, b) => {
    const ecart = cle === 'referents' ? a.referents - b.referents : ordre.compare(a[cle] ?? '', b[cle] ?? '')
    return signe * ecart || ordre.compare(a.nom, b.nom)
  })
}

/** What the page and the file show of these structures, in the order given. */
export async function detailler(
  base: Lecture,
  structures: readonly StructureSansReleve[],
  maintenant: Date,
): Promise<SansRelais[]> {
  const ids = structures.map(({ id }) => id)
  const [resumes, relais] = await Promise.all([
    structuresParIds(base, ids),
    referentsDe(base, ids, maintenant),
  ])
  const resumeDe = new Map(resumes.map(resume => [resume.id, resume]))
  const referentsPar = new Map(relais.map(({ structureId, referents }) => [structureId, referents]))
  return ids.flatMap(id => {
    const resume = resumeDe.get(id)
    return resume ? [{ ...resume, referents: referentsPar.get(id) ?? [] }] : []
  })
}
