import { personnages } from '#demo/personnages.ts'
import { cguEnVigueur } from '#src/comptes/cgu/versions.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { unImport } from '#test/imports/un-import.ts'

/** A value for each path parameter that a route may declare. */
export type Objets = Record<string, string>

export function remplir(chemin: string, objets: Objets): string {
  return chemin.replace(
    /:(\w+)(\{[^}]*\})?/g,
    (_, nom: string) => objets[nom] ?? '00000000-0000-7000-8000-000000000000',
  )
}

/** What the référent of the demo administers: their structure, a colleague, a colleague's right. */
export async function objetsDuReferent(base: Lecture): Promise<Objets> {
  const structureId = await structureDe(base, 'referent')
  return dans(base, structureId, 'referent')
}

/** The same objects, of a structure with which they have nothing to do. */
export async function objetsDeLAutre(base: Lecture): Promise<Objets> {
  const structureId = await structureDe(base, 'referent-seul')
  return dans(base, structureId, 'referent-seul')
}

async function structureDe(base: Lecture, cle: string): Promise<string> {
  const { structure_id } = await base
    .selectFrom('habilitation')
    .innerJoin('compte', 'compte.id', 'compte_id')
    .select('structure_id')
    .where('compte.courriel', '=', courrielDe(cle))
    .where('profil_code', '=', 'adm-referent-structure')
    .executeTakeFirstOrThrow()
  return structure_id ?? ''
}

async function dans(base: Lecture, structureId: string, cle: string): Promise<Objets> {
  const droit = await base
    .selectFrom('habilitation')
    .innerJoin('compte', 'compte.id', 'compte_id')
    .select(['habilitation.id as habilitationId', 'compte.id as compteId'])
    .where('structure_id', '=', structureId)
    .where('compte.courriel', '<>', courrielDe(cle))
    .where('terminee_le', 'is', null)
    // a person of this structure alone: a colleague shared with the référent is no stranger
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('habilitation as ailleurs')
            .select('ailleurs.id')
            .whereRef('ailleurs.compte_id', '=', 'compte.id')
            .where('ailleurs.structure_id', '<>', structureId),
        ),
      ),
    )
    .orderBy('habilitation.fin', 'desc')
    .executeTakeFirstOrThrow()
  const { entiteId, finess } = await base
    .selectFrom('structure')
    .select(['entite_juridique_id as entiteId', 'finess'])
    .where('id', '=', structureId)
    .executeTakeFirstOrThrow()
  const { version } = cguEnVigueur(new Date())
  const revueId = await revueDe(base, structureId)
  const demande = await base
    .selectFrom('demande')
    .select('id as demandeId')
    .where('structure_id', '=', structureId)
    .orderBy('id')
    .executeTakeFirst()
  const siens = await fichiersDe(base, cle, structureId)
  // what the public directory names in its addresses
  const publics = { domaine: 'personnes-agees', fichier: 'maplibre-gl.css', page: '1.xml' }
  return {
    ...publics,
    structureId,
    ...droit,
    ...demande,
    version,
    revueId,
    ...siens,
    ...(entiteId && { entiteId }),
    ...(finess && { finess }),
  }
}

/** Open if there is one, else closed: for the neighbour, any will do, which is refused all the same. */
async function revueDe(base: Lecture, structureId: string): Promise<string> {
  const revue = await base
    .selectFrom('revue')
    .select('id')
    .where('structure_id', '=', structureId)
    .orderBy('ouverte_le', 'desc')
    .executeTakeFirst()
  return revue?.id ?? '00000000-0000-7000-8000-000000000000'
}

/** Two files that they sent. */
async function fichiersDe(base: Lecture, cle: string, structureId: string): Promise<Objets> {
  const lui = await base
    .selectFrom('compte')
    .select('id as compteId')
    .where('courriel', '=', courrielDe(cle))
    .executeTakeFirstOrThrow()
  const importId = await unImport(base, lui)
  return { importId, comparaisonId: await unImport(base, { ...lui, structureId }) }
}

function courrielDe(cle: string): string {
  return personnages.find(p => p.cle === cle)?.courriel ?? ''
}
