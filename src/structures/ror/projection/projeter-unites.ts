import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { UniteLue } from '../lecture/organisation.ts'
import { ecrireContacts } from './contacts.ts'
import { ecrire } from './ecrire.ts'
import { historiser, inscrire, type Registre } from './historiser.ts'
import { type Issue, type Lue, source } from './lots.ts'
import { trouverRattachements } from './rattachements.ts'

/** Units whose parent is not shown yet wait: the caller goes on as long as a pass brings some in. */
export async function projeterUnites(
  tx: Ecriture,
  lues: Lue<UniteLue>[],
  registre: Registre,
): Promise<Issue[]> {
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
  const ecrites = await ecrire(tx, 'unite', lignes)
  const placeeDe = new Map(placees.map(placee => [placee.gardee.id, placee]))
  const contacts = await ecrireContacts(tx, 'unite_id', ecrites, id => placeeDe.get(id)?.contacts ?? [])
  const structureDe = new Map(
    ecrites.map(({ id, rorId }) => [id, [placeeDe.get(rorId)?.parent.structureId ?? '']]),
  )
  await historiser(tx, registre, 'unite', ecrites, { contacts }, async () => structureDe)
  const projetees = new Set(placees.map(({ gardee }) => gardee.id))
  return lues.map(({ gardee: { id } }) => ({ id, motif: projetees.has(id) ? null : 'rattachement-inconnu' }))
}

/** Remembers where the units about to be written hang, and what hangs below, to tell afterwards which ones moved. */
export async function retenirLesPlaces(tx: Ecriture) {
  await sql`drop table if exists ror_place`.execute(tx)
  await sql`create temporary table ror_place on commit drop as
    select u.id, u.structure_id, u.parent_id, u.nom from unite u
    where exists (select 1 from ror_ressource r where r.genre = 'unite' and r.etat <> 'projetee')`.execute(tx)
}

type Deplacee = {
  id: string
  nom: string
  deId: string
  de: string
  versId: string
  vers: string
  dessous: string | null
  desormais: string | null
}

/**
 * A unit that moves to another site takes along the units below it, its offers and the rights given on it (foreign
 * keys « on update cascade »). Both structures read it in their journal (interop.md §10.4) and in their history.
 * @returns how many units moved to another structure.
 */
export async function suivreLesDemenagements(tx: Ecriture, registre: Registre): Promise<number> {
  for (let profondeur = 0; profondeur < 20; profondeur++) {
    const { numAffectedRows = 0n } = await sql`update unite e set structure_id = p.structure_id
      from unite p where e.parent_id = p.id and e.structure_id <> p.structure_id`.execute(tx)
    if (numAffectedRows === 0n) break
  }
  const { rows } = await sql<Deplacee>`
    select u.id, u.nom, a.id as "deId", a.nom as de, b.id as "versId", b.nom as vers, x.nom as dessous, y.nom as desormais
    from unite u join ror_place p using (id)
    join structure a on a.id = p.structure_id join structure b on b.id = u.structure_id
    left join unite x on x.id = p.parent_id left join unite y on y.id = u.parent_id
    where u.structure_id <> p.structure_id or u.parent_id is distinct from p.parent_id`.execute(tx)
  await inscrire(
    tx,
    registre,
    rows.flatMap(({ id, deId, de, versId, vers, dessous, desormais }) =>
      [...new Set([deId, versId])].map(structureId => ({
        structureId,
        objet: 'unite' as const,
        objetId: id,
        avant: { structure: de, parent: dessous },
        apres: { structure: vers, parent: desormais },
      })),
    ),
  )
  const parties = rows.filter(({ deId, versId }) => deId !== versId)
  await journaliser(
    tx,
    parties.flatMap(({ nom, deId, de, versId, vers }) =>
      [deId, versId].map(structureId => ({
        instant: registre.le,
        acteurId: null,
        acte: 'structure.unite-deplacee',
        structureId,
        details: { unite: nom, de, vers },
      })),
    ),
  )
  return parties.length
}

/** The source once wrote units that hang from one another in a circle: their names, for the report. */
export async function trouverLesBoucles(tx: Ecriture): Promise<string[]> {
  const { rows } = await sql<{ nom: string }>`
    with recursive montee as (
      select id as depart, parent_id as ici, 1 as rang from unite where parent_id is not null
      union all
      select m.depart, u.parent_id, m.rang + 1 from montee m join unite u on u.id = m.ici
      where u.parent_id is not null and m.ici <> m.depart and m.rang < 30
    )
    select distinct u.nom from montee m join unite u on u.id = m.depart where m.ici = m.depart order by u.nom limit 5
  `.execute(tx)
  return rows.map(({ nom }) => nom)
}
