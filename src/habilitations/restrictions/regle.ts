import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Profil } from '../regles/profils.ts'

/** What to narrow a right to; at least one of the two. */
export type Vers = { profil: string | null; uniteId: string | null }

/** A row of `profil_inclus`: the first opens all that the second opens. */
export type Inclusion = { profil: string; inclus: string }

type Restreinte = { ok: true; profil: string; perimetre: Perimetre } | { ok: false; message: string }

/**
 * The right that stands in place of a wider one: never more than it opened. Another profil that it contains, one unit of
 * the structure where it was given as a whole, or both.
 */
export function restreindre(
  droit: { profil: string; perimetre: Perimetre },
  vers: Vers,
  catalogue: readonly Pick<Profil, 'code' | 'libelle' | 'perimetres' | 'deux_personnes'>[],
  inclusions: readonly Inclusion[],
): Restreinte {
  if (!vers.profil && !vers.uniteId) return { ok: false, message: 'Choisissez un profil ou une unité.' }
  const code = vers.profil ?? droit.profil
  const contenu =
    code === droit.profil || inclusions.some(i => i.profil === droit.profil && i.inclus === code)
  const profil = catalogue.find(p => p.code === code)
  if (!profil || !contenu || profil.deux_personnes)
    return { ok: false, message: 'Choisissez un profil que celui-ci contient.' }
  if (vers.uniteId && droit.perimetre.genre !== 'structure')
    return {
      ok: false,
      message: 'Seule une habilitation sur toute une structure se réduit à une de ses unités.',
    }
  const perimetre: Perimetre =
    vers.uniteId && droit.perimetre.genre === 'structure'
      ? { genre: 'unite', structureId: droit.perimetre.structureId, uniteId: vers.uniteId }
      : droit.perimetre
  if (profil.perimetres.includes(perimetre.genre)) return { ok: true, profil: code, perimetre }
  return {
    ok: false,
    message:
      perimetre.genre === 'unite'
        ? `« ${profil.libelle} » ne se donne pas sur une unité.`
        : `« ${profil.libelle} » se donne sur une unité : choisissez laquelle.`,
  }
}
