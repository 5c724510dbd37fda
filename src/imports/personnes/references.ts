import { sql } from 'kysely'
import { profils as lireProfils } from '#src/habilitations/lectures/profils.ts'
import type { Administration } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Profil } from '#src/habilitations/regles/profils.ts'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { simplifier } from '../fichier/colonnes.ts'
import type { LigneSaisie } from './lire-ligne.ts'

export type LieuConnu = { id: string; nom: string; unites: readonly { id: string; nom: string }[] }

/** What the words of the rows may stand for. Only places that are theirs: of the others, nothing is even read. */
export type References = {
  /** By FINESS. */
  lieux: ReadonlyMap<string, LieuConnu>
  /** By code and by label, simplified. */
  profils: ReadonlyMap<string, Profil>
  professions: ReadonlyMap<string, string>
}

export async function lireReferences(
  base: Lecture,
  administration: Administration,
  lignes: readonly LigneSaisie[],
): Promise<References> {
  const finess = [...new Set(lignes.flatMap(({ droit }) => droit?.finess ?? []))]
  const structures = await base
    .selectFrom('structure')
    .select(['id', 'nom', sql<string>`finess`.as('finess')])
    .where('finess', '=', sql<string>`any(${finess}::text[])`)
    .where(eb =>
      eb.or([
        structuresDe(administration),
        eb('id', '=', sql<string>`any(${administration.unites.map(u => u.structureId)}::uuid[])`),
      ]),
    )
    .execute()
  const ids = structures.map(({ id }) => id)
  const unites = await base
    .selectFrom('unite')
    .select(['id', 'nom', 'structure_id'])
    .where('structure_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const professions = await base.selectFrom('profession').select(['code', 'libelle']).execute()
  const profils = await lireProfils(base)
  return {
    lieux: new Map(
      structures.map(({ id, nom, finess: f }) => [
        f,
        { id, nom, unites: unites.filter(({ structure_id }) => structure_id === id) },
      ]),
    ),
    profils: new Map(profils.flatMap(p => [p.libelle, p.code].map(mot => [simplifier(mot), p] as const))),
    professions: new Map(
      professions.flatMap(({ code, libelle }) =>
        [libelle, code].map(mot => [simplifier(mot), code] as const),
      ),
    ),
  }
}

export type Place = {
  perimetre: Extract<Perimetre, { structureId: string }>
  libelle: string
  profil: Profil
}
export type Resolue =
  | { ok: true; place: Place | null; professionCode: string | null }
  | { ok: false; message: string }

/** What the words of one row stand for, or why they stand for nothing. */
export function resoudre({ droit, profession }: LigneSaisie, r: References): Resolue {
  const refuser = (message: string): Resolue => ({ ok: false, message })
  const professionCode = profession === null ? null : r.professions.get(simplifier(profession))
  if (professionCode === undefined)
    return refuser(`La profession « ${profession} » n’est pas dans la liste des professions.`)
  if (!droit) return { ok: true, place: null, professionCode }
  const lieu = r.lieux.get(droit.finess)
  // the same words whether it does not exist or belongs to others
  if (!lieu) return refuser(`La structure ${droit.finess} n’est pas de celles que vous administrez.`)
  const profil = r.profils.get(simplifier(droit.profil))
  if (!profil) return refuser(`Le profil « ${droit.profil} » n’existe pas.`)
  if (droit.unite === null) {
    const perimetre = { genre: 'structure' as const, structureId: lieu.id }
    return { ok: true, professionCode, place: { perimetre, libelle: lieu.nom, profil } }
  }
  const voulue = simplifier(droit.unite)
  const [unite, autre] = lieu.unites.filter(({ nom }) => simplifier(nom) === voulue)
  if (!unite) return refuser(`« ${droit.unite} » n’est pas une unité de ${lieu.nom}.`)
  if (autre) return refuser(`Plusieurs unités de ${lieu.nom} s’appellent « ${droit.unite} ».`)
  const perimetre = { genre: 'unite' as const, structureId: lieu.id, uniteId: unite.id }
  return { ok: true, professionCode, place: { perimetre, libelle: `${unite.nom}, ${lieu.nom}`, profil } }
}
