import { sql } from 'kysely'
import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { LigneLue } from '../fichier/colonnes.ts'
import { lancer } from '../travaux/lancer.ts'

/** A file that nobody came back to is forgotten after that long. */
export const joursGardes = 7
/** More at once would be our disk at the service of one person. */
const depotsMax = 50

export type Depot = {
  genre: 'personnes' | 'departs'
  structureId: string | null
  /** Its name, as the sender has it. */
  fichier: string
  lignes: readonly LigneLue<string>[]
  ignorees: readonly string[]
}

export type Depose = { ok: true; importId: string } | { ok: false; message: string }

/** Keeps the rows of a file as they were read. Nothing else is written: people and rights come after the confirmation. */
export async function deposer(tx: Ecriture, contexte: Contexte, depot: Depot): Promise<Depose> {
  const { acteur, maintenant, origine } = contexte
  const { enCours } = await tx
    .selectFrom('import')
    .select(({ fn }) => fn.countAll<number>().as('enCours'))
    .where('compte_id', '=', acteur.compteId)
    .where('expire_le', '>', maintenant)
    .executeTakeFirstOrThrow()
  if (enCours >= depotsMax)
    return {
      ok: false,
      message: 'Vous avez déposé 50 fichiers en sept jours : attendez que les plus anciens expirent.',
    }
  const { id } = await tx
    .insertInto('import')
    .values({
      compte_id: acteur.compteId,
      genre: depot.genre,
      structure_id: depot.structureId,
      fichier: lisible(depot.fichier),
      colonnes_ignorees: [...depot.ignorees],
      etat: depot.genre === 'departs' ? 'verifie' : 'a-verifier',
      lignes: depot.lignes.length,
      avance_le: maintenant,
      origine: JSON.stringify(origine),
      cree_le: maintenant,
      expire_le: new Date(maintenant.getTime() + joursGardes * 86_400_000),
      confirme_le: null,
      applique_le: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into import_ligne (import_id, numero, champs)
    select ${id}::uuid, numero, champs::jsonb from unnest(
      ${depot.lignes.map(({ numero }) => numero)}::int[],
      ${depot.lignes.map(({ champs }) => JSON.stringify(champs).toWellFormed())}::text[]) as l (numero, champs)`.execute(
    tx,
  )
  await journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'import.depose',
    structureId: depot.structureId,
    details: { lignes: depot.lignes.length, genre: depot.genre },
    origine,
  })
  if (depot.genre === 'personnes') await lancer(tx, 'verifier-import', id)
  return { ok: true, importId: id }
}

/** The name of a file, for the page alone. */
function lisible(nom: string): string {
  return nom.replace(/[\p{C}\uFFFD]/gu, '').slice(-120) || 'fichier'
}
