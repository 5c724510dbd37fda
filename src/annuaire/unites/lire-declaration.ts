import type { Lecture } from '#src/socle/base/base.ts'
import { type EtatSaisie, jamaisSaisie, lireSaisies } from '../saisie/lire-saisie.ts'

export const axesDUnite = ['pathologie', 'ressource', 'soin-technique'] as const
export type AxeDUnite = (typeof axesDUnite)[number]

export const motDeLAxe: Record<AxeDUnite, string> = {
  pathologie: 'Pathologies prises en charge',
  ressource: 'Ressources',
  'soin-technique': 'Soins techniques',
}

/** What a unit declares of itself: words of the thesaurus, and a few of its own. */
export type Declaration = {
  termes: { code: string; axe: AxeDUnite; libelle: string }[]
  precisions: string | null
  saisie: EtatSaisie
}

export const rienDeDeclare: Declaration = { termes: [], precisions: null, saisie: jamaisSaisie }

export async function lireDeclarations(
  base: Lecture,
  uniteIds: readonly string[],
): Promise<ReadonlyMap<string, Declaration>> {
  if (uniteIds.length === 0) return new Map()
  const [termes, precisions, saisies] = await Promise.all([
    base
      .selectFrom('unite_declaration as d')
      .innerJoin('thesaurus as t', 't.code', 'd.code')
      .select(['d.unite_id', 'd.axe', 't.code', 't.libelle'])
      .where('d.unite_id', 'in', uniteIds)
      .orderBy('t.rang')
      .execute(),
    base.selectFrom('unite_precision').selectAll().where('unite_id', 'in', uniteIds).execute(),
    lireSaisies(base, uniteIds, 'unite'),
  ])
  const parUnite = Map.groupBy(termes, ({ unite_id }) => unite_id)
  const precisionsDe = new Map(precisions.map(({ unite_id, texte }) => [unite_id, texte]))
  return new Map(
    uniteIds.map(id => [
      id,
      {
        termes: (parUnite.get(id) ?? []).map(({ code, axe, libelle }) => ({ code, axe, libelle })),
        precisions: precisionsDe.get(id) ?? null,
        saisie: saisies.get(id) ?? jamaisSaisie,
      },
    ]),
  )
}
