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
  const { entiteId } = await base
    .selectFrom('structure')
    .select('entite_juridique_id as entiteId')
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
  const passage = await base
    .selectFrom('ror_passage')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const fiche = await ficheDe(base, structureId)
  return {
    passageId: String(passage.id),
    structureId,
    ...droit,
    ...demande,
    version,
    revueId,
    ...siens,
    ...fiche,
    ...(entiteId && { entiteId }),
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

/** A unit, a consultation and a report of the fiche, where it has some. */
async function ficheDe(base: Lecture, structureId: string): Promise<Objets> {
  const un = async (table: 'unite' | 'consultation' | 'signalement', cle: string): Promise<Objets> => {
    const ligne = await base
      .selectFrom(table)
      .select('id')
      .where('structure_id', '=', structureId)
      .orderBy('id')
      .executeTakeFirst()
    return ligne ? { [cle]: ligne.id } : {}
  }
  return {
    ...(await un('unite', 'uniteId')),
    ...(await un('consultation', 'consultationId')),
    ...(await un('signalement', 'signalementId')),
  }
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
