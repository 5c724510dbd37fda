import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { lireUnite } from '../lecture/organisation.ts'
import { ecrireContacts } from './ecrire-contacts.ts'
import { entrantes, type Gardee, type Issue, source } from './lots.ts'
import { trouverRattachements } from './rattachements.ts'

/** Units whose parent is not shown yet wait: the caller goes on as long as a pass brings some in. */
export async function projeterUnites(tx: Ecriture, lot: Gardee[]): Promise<Issue[]> {
  const lues = lot.map(gardee => ({ gardee, ...lireUnite(gardee.contenu) }))
  const parents = await trouverRattachements(
    tx,
    lues.map(({ rattachement }) => rattachement),
  )
  const placees = lues.flatMap(lue => {
    const parent = lue.rattachement === lue.gardee.id ? undefined : parents.get(lue.rattachement ?? '')
    return parent ? [{ ...lue, parent }] : []
  })
  const lignes = placees.map(({ gardee, parent, type, rattachement: _, contacts: __, ...champs }) => ({
    ...champs,
    ...source(gardee),
    structure_id: parent.structureId,
    parent_id: parent.uniteId,
    type_code: type?.code ?? null,
    type_libelle: type?.libelle ?? null,
  }))
  const [premiere] = lignes
  if (premiere) {
    const colonnes = Object.keys(premiere) as (keyof typeof premiere)[]
    const ecrites = await tx
      .insertInto('unite')
      .values(lignes)
      .onConflict(conflit => conflit.column('ror_id').doUpdateSet(entrantes(colonnes)))
      .returning(['id', 'ror_id'])
      .execute()
    const contactsDe = new Map(placees.map(({ gardee, contacts }) => [gardee.id, contacts]))
    await ecrireContacts(
      tx,
      'unite_id',
      new Map(ecrites.map(u => [u.id, contactsDe.get(u.ror_id ?? '') ?? []])),
    )
  }
  const projetees = new Set(placees.map(({ gardee }) => gardee.id))
  return lot.map(({ id }) => ({ id, motif: projetees.has(id) ? null : 'rattachement-inconnu' }))
}

/** Remembers where each unit hangs before an import, to tell afterwards which ones moved. */
export async function retenirLesPlaces(tx: Ecriture) {
  await sql`drop table if exists ror_place`.execute(tx)
  await sql`create temporary table ror_place on commit drop as
    select u.id, u.structure_id from unite u
    where exists (select 1 from ror_ressource r where r.genre = 'unite' and r.etat <> 'projetee')`.execute(tx)
}

/**
 * A unit that moves to another site takes along the units below it, its offers and the rights given on it (foreign
 * keys « on update cascade »). Both structures read it in their journal (interop.md §10.4).
 * @returns how many units moved.
 */
export async function suivreLesDemenagements(tx: Ecriture, maintenant: Date): Promise<number> {
  for (let profondeur = 0; profondeur < 20; profondeur++) {
    const { numAffectedRows = 0n } = await sql`update unite e set structure_id = p.structure_id
      from unite p where e.parent_id = p.id and e.structure_id <> p.structure_id`.execute(tx)
    if (numAffectedRows === 0n) break
  }
  const { rows } = await sql<{ nom: string; de_id: string; de: string; vers_id: string; vers: string }>`
    select u.nom, a.id as de_id, a.nom as de, b.id as vers_id, b.nom as vers
    from unite u join ror_place p using (id)
    join structure a on a.id = p.structure_id join structure b on b.id = u.structure_id
    where u.structure_id <> p.structure_id`.execute(tx)
  for (const { nom, de_id, de, vers_id, vers } of rows) {
    const ligne = { instant: maintenant, acteurId: null, acte: 'structure.unite-deplacee' }
    const details = { unite: nom, de, vers }
    await journaliser(tx, [
      { ...ligne, structureId: de_id, details },
      { ...ligne, structureId: vers_id, details },
    ])
  }
  return rows.length
}
