import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Criteres } from './criteres.ts'
import { chercherLarge } from './large.ts'
import { lireMots } from './mots.ts'
import { estProche, type Portee, structureDansPortee } from './portee.ts'
import { chercherProche } from './proche.ts'
import type { Fenetre, Trouves } from './trouves.ts'

/** « Rechercher un utilisateur » (G8): who matches, inside the perimeter and nowhere else, best first. */
export function chercher(
  base: Lecture,
  recherche: { portee: Portee; criteres: Criteres; maintenant: Date },
  fenetre: Fenetre,
): Promise<Trouves> {
  const { structure } = recherche.criteres
  // One structure of a territory is searched as its référent would: from its own people.
  if (structure && !estProche(recherche.portee))
    return chercherDansStructure(base, recherche, structure, fenetre)
  const complete = { ...recherche, mots: lireMots(recherche.criteres.q) }
  return estProche(recherche.portee)
    ? chercherProche(base, complete, fenetre)
    : chercherLarge(base, complete, fenetre)
}

async function chercherDansStructure(
  base: Lecture,
  { portee, criteres, maintenant }: { portee: Portee; criteres: Criteres; maintenant: Date },
  structure: string,
  fenetre: Fenetre,
): Promise<Trouves> {
  const { rows } = await sql`select from structure s
    where s.id = ${structure}::uuid and ${structureDansPortee(portee)}`.execute(base)
  if (rows.length === 0) return { ids: [], total: 0, plafonne: false }
  const proche = { ...portee, national: false, departements: [], structures: [structure], unites: [] }
  return chercherProche(base, { portee: proche, criteres, mots: lireMots(criteres.q), maintenant }, fenetre)
}
