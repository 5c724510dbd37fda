import type { Lecture } from '#src/socle/base/base.ts'
import type { Axe } from '../tables.ts'

export type Terme = { code: string; axe: Axe; libelle: string; actif: boolean }

/** The words that one picks from, in the order of the alphabet. Retired ones too: a fiche may still bear them. */
export function lireThesaurus(base: Lecture, axes: readonly Axe[]): Promise<Terme[]> {
  return base
    .selectFrom('thesaurus')
    .select(['code', 'axe', 'libelle', 'actif'])
    .where('axe', 'in', axes)
    .orderBy('rang')
    .orderBy('libelle')
    .execute()
}

/** What a form offers: the active words of an axis, and those that were picked before they were retired. */
export function termesOfferts(termes: readonly Terme[], axe: Axe, choisis: readonly string[]): Terme[] {
  return termes.filter(t => t.axe === axe && (t.actif || choisis.includes(t.code)))
}

/** Pure: the codes that may not be picked, for want of being there or of being active. */
export function codesRefuses(
  termes: readonly Terme[],
  axe: Axe,
  { choisis, deja }: { choisis: readonly string[]; deja: readonly string[] },
): string[] {
  const offerts = new Set(termesOfferts(termes, axe, deja).map(({ code }) => code))
  return choisis.filter(code => !offerts.has(code))
}
