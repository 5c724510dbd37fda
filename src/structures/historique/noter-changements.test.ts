import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { entreDansLHistoire } from './libelles.ts'
import { type Changement, noterChangements } from './noter-changements.ts'

const essai = baseDeTest()
let structureId = ''
beforeEach(async () => {
  structureId = (await uneStructure(essai.base, { nom: 'EHPAD Les Tilleuls' })).id
})

const noter = (avant: Changement['avant'], apres: Changement['apres'], le: string) =>
  enTransaction(essai.base, tx =>
    noterChangements(tx, {
      structureId,
      objet: 'structure',
      objetId: structureId,
      avant,
      apres,
      source: 'ror',
      le: new Date(le),
    }),
  )

const lignes = () =>
  essai.base
    .selectFrom('changement_fiche')
    .select(['champ', 'avant', 'apres', 'depuis'])
    .where('structure_id', '=', structureId)
    .orderBy('id')
    .execute()

describe('the history of a fiche', () => {
  it('has one line per field that differs, from when to when', async () => {
    await noter({ nom: 'A', voie: null }, { nom: 'B', voie: null }, '2026-09-01T00:00:00Z')
    await noter({ nom: 'B' }, { nom: 'C', telephone: '01' }, '2026-09-08T00:00:00Z')
    expect(await lignes()).toEqual([
      { champ: 'nom', avant: 'A', apres: 'B', depuis: null },
      { champ: 'nom', avant: 'B', apres: 'C', depuis: new Date('2026-09-01T00:00:00Z') },
      { champ: 'telephone', avant: null, apres: '01', depuis: null },
    ])
  })

  it('writes nothing for equal records, whatever the order of keys, nor for their provenance', async () => {
    const noms = await noter(
      { contacts: [{ a: 1, b: 2 }], ror_maj_le: 'hier' },
      { contacts: [{ b: 2, a: 1 }], ror_maj_le: 'demain' },
      '2026-09-01T00:00:00Z',
    )
    expect(noms).toBe(0)
    expect(await lignes()).toEqual([])
  })

  it('leaves out of a row what has no name in the history', async () => {
    await noter({}, { nom: 'A', cle_technique: 1, toString: 'x', type_code: '41' }, '2026-09-01T00:00:00Z')
    expect((await lignes()).map(({ champ }) => champ).toSorted()).toEqual(['nom', 'type_code'])
  })

  it('follows every column of what the ROR delivers, but for these', async () => {
    const { rows } = await sql<{ colonne: string }>`
      select distinct column_name as colonne from information_schema.columns
      where table_schema = 'public' and table_name in ('structure', 'unite', 'offre', 'lieu')
      order by 1`.execute(essai.base)
    const horsHistoire = rows.map(({ colonne }) => colonne).filter(colonne => !entreDansLHistoire(colonne))
    // identity, provenance, ties (told by the names of what they tie), oddities, what is derived
    expect(horsHistoire).toEqual([
      'alertes',
      'change_le',
      'cree_le',
      'entite_juridique_id',
      'id',
      'parent_id',
      'recherche',
      'ror_entite_juridique_id',
      'ror_id',
      'ror_maj_le',
      'ror_recue_le',
      'ror_region_code',
      'structure_id',
      'traits',
      'unite_id',
    ])
  })

  it('bears text that PostgreSQL would refuse', async () => {
    await noter({ nom: 'A' }, { nom: 'B\0\ud800', horaires: [] }, '2026-09-01T00:00:00Z')
    expect(await lignes()).toHaveLength(2)
  })
})
