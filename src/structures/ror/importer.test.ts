import { beforeEach, describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import {
  uneCapacite,
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { viderAnnuaire } from '#test/structures/vider-annuaire.ts'
import { rienNAChange } from './bilan.ts'
import { importerRessources } from './importer.ts'

const test = baseDeTest()
const maintenant = new Date('2026-11-23T10:00:00Z')

beforeEach(() => viderAnnuaire(test.base))

const tout = () => [uneEntiteJuridique(), uneStructure(), uneUnite(), uneOffre(), unLieu()]
const importer = (...ressources: unknown[]) =>
  enTransaction(test.base, tx => importerRessources(tx, ressources, maintenant))

async function etat() {
  const lire = (requete: string) => test.base.pool.query(requete).then(({ rows }) => rows)
  return {
    structures: await lire(
      'select s.nom, s.finess, e.nom as ej from structure s left join entite_juridique e on e.id = s.entite_juridique_id order by 1',
    ),
    unites: await lire(
      'select u.nom, s.nom as structure, p.nom as parent from unite u join structure s on s.id = u.structure_id left join unite p on p.id = u.parent_id order by 1',
    ),
    offres: await lire(
      'select o.nom, u.nom as unite, o.modes from offre o left join unite u on u.id = o.unite_id order by 1',
    ),
    capacites: await lire(
      'select l.nom, c.nombre, c.statut_code from capacite c join lieu l on l.id = c.lieu_id order by 1, 2',
    ),
  }
}

describe('an import', () => {
  it('shows the tree from the legal entity down to the beds', async () => {
    await importer(...tout())
    expect(await etat()).toMatchInlineSnapshot(`
      {
        "capacites": [
          {
            "nom": "SMR - 2e étage",
            "nombre": 2,
            "statut_code": "02",
          },
          {
            "nom": "SMR - 2e étage",
            "nombre": 30,
            "statut_code": "01",
          },
        ],
        "offres": [
          {
            "modes": [
              "28",
            ],
            "nom": "SMR gériatrique",
            "unite": "Service de SMR",
          },
        ],
        "structures": [
          {
            "ej": "CENTRE HOSPITALIER DES LANDES VERTES",
            "finess": "350000014",
            "nom": "CH DES LANDES VERTES",
          },
        ],
        "unites": [
          {
            "nom": "Service de SMR",
            "parent": null,
            "structure": "CH DES LANDES VERTES",
          },
        ],
      }
    `)
  })

  it('changes nothing the second time, and says so', async () => {
    await importer(...tout())
    const avant = await etat()
    const bilan = await importer(...tout())
    expect(rienNAChange(bilan)).toBe(true)
    expect(bilan.ressources.structure).toMatchObject({ lues: 1, creees: 0, modifiees: 0, inchangees: 1 })
    expect(await etat()).toEqual(avant)
  })

  it('does not depend on the order in which resources come', async () => {
    await importer(...tout())
    const attendu = await etat()
    await viderAnnuaire(test.base)
    for (const ressource of tout().reverse()) await importer(ressource)
    expect(await etat()).toEqual(attendu)
  })

  it('keeps what waits for its parent, and counts it', async () => {
    const bilan = await importer(uneOffre(), uneUnite('oi2', { partOf: { reference: 'Organization/oi1' } }))
    expect(bilan.ressources.offre?.enAttente).toEqual({ 'rattachement-inconnu': 1 })
    expect(bilan.ressources.unite?.enAttente).toEqual({ 'rattachement-inconnu': 1 })
    await importer(uneUnite(), uneStructure())
    expect((await etat()).unites).toHaveLength(2)
    expect((await etat()).offres).toHaveLength(1)
  })

  it('never lets a stale copy overwrite a newer one, in one delivery or in two', async () => {
    const neuf = uneStructure('eg1', { name: 'NOUVEAU NOM', maj: '2026-09-02T00:00:00Z' })
    const memeLivraison = await importer(neuf, uneStructure())
    expect(memeLivraison.ressources.structure?.ignorees).toEqual({ doublon: 1, perimee: 0 })
    const apres = await importer(uneStructure())
    expect(apres.ressources.structure?.ignorees).toEqual({ doublon: 0, perimee: 1 })
    expect((await etat()).structures).toMatchObject([{ nom: 'NOUVEAU NOM' }])
  })

  it('follows a unit to its new site, with what is below it, and tells both journals', async () => {
    const dessous = uneUnite('oi2', { name: 'UF', partOf: { reference: 'Organization/oi1' } })
    await importer(...tout(), dessous, uneStructure('eg2', { finess: '350000022', name: 'USLD' }))
    const ailleurs = { partOf: { reference: 'Organization/eg2' }, maj: '2026-09-02T00:00:00Z' }
    const bilan = await importer(uneUnite('oi1', ailleurs))
    expect(bilan.unitesDeplacees).toBe(2)
    expect((await etat()).unites).toMatchObject([{ structure: 'USLD' }, { structure: 'USLD' }])
    const journal = await test.base.selectFrom('journal').selectAll().execute()
    expect(journal).toHaveLength(4)
  })

  it('adopts a structure that was here before the ROR, so that the rights given on it stay', async () => {
    const { id } = await test.base
      .insertInto('structure')
      .values({ nom: 'Ouverte à la main', finess: '350000014' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await importer(uneStructure())
    const [ligne] = await test.base.selectFrom('structure').select(['id', 'nom']).execute()
    expect(ligne).toEqual({ id, nom: 'CH DES LANDES VERTES' })
  })

  it.each([
    ['old first', false],
    ['new first', true],
  ])('gives a FINESS to the newest resource that claims it (%s)', async (_, inverse) => {
    const deux = [
      uneStructure('a', { name: 'ANCIENNE' }),
      uneStructure('b', { name: 'RECENTE', maj: '2026-10-01T00:00:00Z' }),
    ]
    for (const ressource of inverse ? deux.reverse() : deux) await importer(ressource)
    expect((await etat()).structures).toMatchObject([{ nom: 'RECENTE' }])
    const seconde = await importer(...deux)
    expect(rienNAChange(seconde)).toBe(true)
    expect(seconde.ressources.structure?.enAttente).toEqual({ 'finess-deja-pris': 1 })
  })

  it.each([false, true])(
    'gives it at equal dates to the first by its id, whatever the order',
    async inverse => {
      const deux = [uneStructure('a', { name: 'PREMIERE' }), uneStructure('b', { name: 'SECONDE' })]
      for (const ressource of inverse ? deux.reverse() : deux) await importer(ressource)
      expect((await etat()).structures).toMatchObject([{ nom: 'PREMIERE' }])
    },
  )

  it('keeps unknown categories and wrong keys, and flags them', async () => {
    await importer(uneStructure('eg1', { categorie: '999', finess: '350000010' }))
    const [structure] = await test.base
      .selectFrom('structure')
      .innerJoin('categorie_structure', 'code', 'categorie_code')
      .select(['finess', 'libelle', 'familles', 'alertes', 'departement_code'])
      .execute()
    expect(structure).toMatchObject({
      finess: '350000010',
      libelle: 'Catégorie 999 selon la source',
      familles: ['administration'],
      departement_code: '35',
      alertes: [expect.stringContaining('350000010')],
    })
  })

  it('stands hostile values', async () => {
    const hostile = `\u0000\ud800'; drop table structure; --<script>alert(1)</script>${'x'.repeat(10_000)}`
    const bilan = await importer(
      uneStructure('eg1', {
        name: hostile,
        address: 'nulle part',
        contact: 42,
        partOf: hostile,
        type: hostile,
      }),
      unLieu('lo1', { extension: [uneCapacite(-1), uneCapacite('30'), uneCapacite(1.5), uneCapacite(7)] }),
      uneStructure('../../etc/passwd'),
      uneStructure('eg3', { finess: '350000022', maj: 'hier' }),
      { resourceType: 'Organization', id: 'nu' },
      { resourceType: 'Patient', id: 'p1' },
      { resourceType: { $gt: '' } },
      null,
      'texte',
      [[[]]],
    )
    expect(bilan.ignorees).toMatchObject({
      'sans-type': 3,
      'sans-identifiant : Organization': 1,
      'type-hors-annuaire : Patient': 1,
    })
    const structures = await test.base.selectFrom('structure').select('nom').execute()
    expect(structures.every(({ nom }) => nom.length <= 500 && !nom.includes('\0'))).toBe(true)
    expect((await etat()).capacites).toMatchObject([{ nombre: 7 }])
  })
})
