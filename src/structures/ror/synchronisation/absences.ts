import { type RawBuilder, sql } from 'kysely'
import type { Genre } from '../../tables.ts'
import type { Objet } from '../fhir.ts'
import { estEchec } from '../source/echec.ts'
import { lireUne } from '../source/lire-une.ts'
import { type Conclusion, type Contexte, recevoir } from './contexte.ts'

/** Beyond this part of the mirror, what vanishes is a fault of the export or of our rights, not the life of the ROR. */
const partMax = 0.1
/** A small mirror may lose a tenth of itself in earnest. */
const toujoursPermises = 50
const lecturesParLot = 200
const lecturesEnParallele = 4

type Candidate = { type: string; id: string; genre: Genre }

/**
 * Second proof (interop.md §1.5, §10.1): what a complete export no longer holds is read one by one. 404 or 410: it
 * is gone. 200: an organisation that lost its last offer, and stays. Nothing is removed when the reads cannot be
 * finished, nor when too much would go at once; what has been answered is kept, should the run resume.
 */
export async function prouverLesAbsences(contexte: Contexte): Promise<Conclusion> {
  const { services, source } = contexte
  const limite = Math.max(toujoursPermises, partMax * (await compterConnues(contexte)))
  for (;;) {
    const { rows: candidates } = await candidatesDe(contexte).execute(services.base)
    if (candidates.length === 0) return { etat: 'reussi' }
    const presentes: Objet[] = []
    const disparues: Candidate[] = []
    try {
      await enParallele(candidates, async candidate => {
        const lue = await lireUne(source, candidate.type, candidate.id)
        if (lue) presentes.push(lue)
        else disparues.push(candidate)
      })
    } catch (erreur) {
      if (!estEchec(erreur)) throw erreur
      const motif = `La vérification des fiches absentes de l’export s’est arrêtée, rien n’a été retiré. ${erreur.message}`
      return { etat: 'partiel', code: 'injoignable', motif }
    }
    const total = await retenir(contexte, presentes, disparues)
    if (total > limite) {
      const motif = `Plus de ${Math.floor(limite).toLocaleString('fr-FR')} fiches ne sont plus au ROR : c’est trop pour être vrai, rien n’a été retiré.`
      return { etat: 'refuse', code: 'derive', motif }
    }
  }
}

/**
 * Known, not seen in this run, and shown to us before under this same profile. What a delta brought since an export that is
 * gone on with could not be in it.
 */
function candidatesDe({ passage, source }: Contexte): RawBuilder<Candidate> {
  const avantLExport = passage.reprend === null ? sql`true` : sql`r.recue_le < ${passage.repereLe}`
  return sql`select r.type, r.id, r.genre from ror_ressource r
    where r.absente_le is null and ${connueIci(source.reglages)} and ${avantLExport}
      and not exists (
        select from ror_vue v where v.passage_id = ${passage.id} and v.type = r.type and v.id = r.id
      )
    order by r.type, r.id limit ${lecturesParLot}`
}

function connueIci({ regions, profil }: Contexte['source']['reglages']): RawBuilder<boolean> {
  const region =
    regions.length === 0 ? sql`true` : sql`(r.region is null or r.region = any(${regions}::text[]))`
  return sql`${region} and (r.profil is null or r.profil = ${profil})`
}

async function compterConnues({ services, source }: Contexte): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ror_ressource r
    where r.absente_le is null and ${connueIci(source.reglages)}`.execute(services.base)
  return rows[0]?.n ?? 0
}

/** @returns how many are gone so far in this run */
async function retenir(contexte: Contexte, presentes: Objet[], disparues: Candidate[]): Promise<number> {
  const { passage } = contexte
  let total = 0
  await recevoir(contexte, presentes, async tx => {
    await sql`update ror_ressource r set hors_export_le = ${passage.commenceLe}
      from unnest(${presentes.map(({ resourceType }) => String(resourceType))}::text[],
        ${presentes.map(({ id }) => String(id))}::text[]) as l (type, id)
      where r.type = l.type and r.id = l.id`.execute(tx)
    await sql`insert into ror_vue (passage_id, type, id, genre, sort)
      select ${passage.id}, l.type, l.id, l.genre, 'disparue' from unnest(${disparues.map(d => d.type)}::text[],
        ${disparues.map(d => d.id)}::text[], ${disparues.map(d => d.genre)}::text[]) as l (type, id, genre)
    `.execute(tx)
    const { rows } = await sql<{ n: number }>`select count(*) as n from ror_vue
      where passage_id = ${passage.id} and sort = 'disparue'`.execute(tx)
    total = rows[0]?.n ?? 0
  })
  return total
}

async function enParallele<T>(liste: readonly T[], agir: (element: T) => Promise<void>): Promise<void> {
  const file = liste.values()
  await Promise.all(
    Array.from({ length: lecturesEnParallele }, async () => {
      for (const element of file) await agir(element)
    }),
  )
}
