import { profils } from '#src/habilitations/lectures/profils.ts'
import { type Profil, pourquoiPas } from '#src/habilitations/regles/profils.ts'
import type { Lecture } from '#src/socle/base/base.ts'

/** Work first; who administers whom is the rarer demand, and the weightier. */
const rang = ({ module }: Profil) => (module === 'transverse' ? 1 : 0)

/** What makes sense in a structure of these families, on the whole of it or on a unit. Who gives it is asked later. */
export async function profilsDemandables(base: Lecture, familles: readonly string[]): Promise<Profil[]> {
  const genres = ['structure', 'unite'] as const
  const possibles = (await profils(base)).filter(profil =>
    genres.some(genre => pourquoiPas(profil, { genre }, familles) === null),
  )
  return possibles.toSorted((a, b) => rang(a) - rang(b))
}
