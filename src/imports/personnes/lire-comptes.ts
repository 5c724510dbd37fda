import { sql } from 'kysely'
import type { EtatCompte } from '#src/comptes/tables.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import type { LigneSaisie } from './lire-ligne.ts'

export type CompteConnu = {
  id: string
  courriel: string
  nom: string
  prenom: string
  rpps: string | null
  etat: EtatCompte
}

/** The accounts that rows may be about. */
export type Comptes = {
  parCourriel: ReadonlyMap<string, CompteConnu>
  parRpps: ReadonlyMap<string, CompteConnu>
  /** Rows whose names are those of an account with another address. */
  semblables: ReadonlySet<number>
}

export async function lireComptes(base: Lecture, lignes: readonly LigneSaisie[]): Promise<Comptes> {
  const courriels = lignes.map(({ courriel }) => courriel)
  const rpps = lignes.flatMap(({ identite }) => identite.rpps ?? [])
  const connus = await base
    .selectFrom('compte')
    .select(['id', 'courriel', 'nom', 'prenom', 'rpps', 'etat'])
    .where(eb =>
      eb.or([
        eb('courriel', '=', sql<string>`any(${courriels}::citext[])`),
        eb('rpps', '=', sql<string>`any(${rpps}::text[])`),
      ]),
    )
    .execute()
  return {
    parCourriel: new Map(connus.map(compte => [compte.courriel.toLowerCase(), compte])),
    parRpps: new Map(connus.flatMap(compte => (compte.rpps ? [[compte.rpps, compte] as const] : []))),
    semblables: await lireSemblables(base, lignes),
  }
}

/** Same names whatever the accents, the case, the hyphens and which was typed first, as `sosies` reads them one by one. */
async function lireSemblables(base: Lecture, lignes: readonly LigneSaisie[]): Promise<Set<number>> {
  const { rows } = await sql<{ numero: number }>`
    select d.numero
    from unnest(
      ${lignes.map(l => l.numero)}::int[], ${lignes.map(l => l.courriel)}::citext[],
      ${lignes.map(l => l.identite.nom)}::text[], ${lignes.map(l => l.identite.prenom)}::text[]
    ) as d (numero, courriel, nom, prenom)
    where exists (
      select from compte c
      where c.tri = any(array[normaliser(d.nom || ' ' || d.prenom), normaliser(d.prenom || ' ' || d.nom)])
        and c.courriel <> d.courriel
    )`.execute(base)
  return new Set(rows.map(({ numero }) => numero))
}
