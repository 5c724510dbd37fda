import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { actesComptes } from '#src/comptes/actes.ts'
import { actes as actesDemandes } from '#src/demandes/actes.ts'
import { actes as actesHabilitations } from '#src/habilitations/actes.ts'
import { annulerDepart } from '#src/habilitations/departs/annuler-depart.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { finessValide } from '#src/socle/identifiants/finess.ts'
import { rppsValide } from '#src/socle/identifiants/rpps.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { personnages } from './personnages.ts'
import { imaginerRegion } from './peuplement.ts'
import { type BilanDemo, semerDemo } from './semer-demo.ts'

const test = baseDeTest()
const maintenant = new Date('2026-11-23T10:00:00Z')
const services = () => ({ base: test.base, horloge: () => maintenant, config: lireConfig({}) })
const semis: { bilan?: BilanDemo } = {}

const lire = async <T extends object>(requete: string) => (await test.base.pool.query<T>(requete)).rows
const compter = async (requete: string) =>
  Number((await lire<{ n: number }>(`select count(*) as n from (${requete}) as x`))[0]?.n)

beforeAll(async () => {
  semis.bilan = await semerDemo(services())
})

describe('semerDemo', () => {
  it('makes a region of the announced size', async () => {
    expect(semis.bilan?.semee).toBe(true)
    const tailles = {
      entites: await compter('select from entite_juridique'),
      structures: await compter('select from structure'),
      unites: await compter('select from unite'),
      offres: await compter('select from offre'),
      capacites: await compter('select from capacite'),
      comptes: await compter('select from compte'),
      departements: await compter(
        'select distinct departement_code from structure where departement_code is not null',
      ),
      categories: await compter('select distinct categorie_code from structure'),
      enAttente: await compter("select from ror_ressource where etat <> 'projetee'"),
    }
    expect(tailles).toMatchObject({ departements: 13, enAttente: 0 })
    expect(tailles.entites).toBeGreaterThanOrEqual(35)
    expect(tailles.structures).toBe(semis.bilan?.structures)
    expect(tailles.structures).toBeGreaterThanOrEqual(115)
    expect(tailles.unites).toBeGreaterThanOrEqual(280)
    expect(tailles.offres).toBeGreaterThanOrEqual(200)
    expect(tailles.capacites).toBeGreaterThanOrEqual(tailles.offres)
    expect(tailles.comptes).toBeGreaterThanOrEqual(850)
    expect(tailles.comptes).toBeLessThanOrEqual(1100)
    expect(tailles.categories).toBeGreaterThanOrEqual(18)
  })

  it('does nothing on a base that has accounts', async () => {
    expect((await semerDemo(services())).semee).toBe(false)
  })

  const finitDans = (jours: number) =>
    `select from habilitation where fin = date '2026-11-23' + ${jours} and terminee_le is null`
  const referents = (combien: number) => `
    select s.id from structure s left join habilitation h on h.structure_id = s.id
      and h.profil_code = 'adm-referent-structure' and h.periode @> timestamptz '2026-11-23 10:00Z'
    group by s.id having count(distinct h.compte_id) = ${combien}`
  it.each([
    ['structures with two référents', referents(2), 30],
    ['structures with one référent', referents(1), 15],
    ['structures without référent', referents(0), 2],
    ['rights that end in 5 days', finitDans(5), 5],
    ['rights that end in 25 days', finitDans(25), 5],
    ['rights that end in 55 days', finitDans(55), 5],
    [
      'rights that ended on their day',
      "select from habilitation where fin < '2026-11-23' and motif_fin is null",
      20,
    ],
    ['rights renewed', 'select from habilitation where renouvelle_id is not null', 20],
    ['rights withdrawn', "select from habilitation where motif_fin = 'retrait'", 10],
    ['rights shortened', "select from habilitation where motif_fin = 'raccourcissement'", 10],
    ['rights to come', "select from habilitation where debut > '2026-11-23'", 5],
    ['rights limited to a unit', 'select from habilitation where unite_id is not null', 100],
    ['departures past', "select from depart where le < '2026-11-23'", 10],
    ['departures to come', "select from depart where le > '2026-11-23'", 3],
    ['departures that changed rights', 'select from depart_habilitation', 20],
    ['invitations still open', "select from jeton_compte where expire_le > '2026-11-23 10:00Z'", 3],
    ['invitations too old', "select from jeton_compte where expire_le <= '2026-11-23 10:00Z'", 3],
    ['accounts disabled', "select from compte where etat = 'desactive'", 3],
    [
      'people who work in three structures',
      'select compte_id from habilitation group by 1 having count(distinct structure_id) = 3',
      2,
    ],
    [
      'homonyms in the same structure',
      `select from compte a join compte b on a.id < b.id and (a.nom, a.prenom) = (b.nom, b.prenom)
       where split_part(a.courriel::text, '@', 2) = split_part(b.courriel::text, '@', 2)`,
      1,
    ],
    [
      'an account without any right',
      "select from compte where etat = 'actif' and id not in (select compte_id from habilitation)",
      1,
    ],
    [
      'names with accents, hyphens, particles, apostrophes',
      "select from compte where nom ~ '[éèêïç]|-|^(de|du|De|Du) |'''",
      50,
    ],
    ['lines of the journal about rights', "select from journal where acte like 'habilitation.%'", 1500],
    ['lines of the journal about departures', "select from journal where acte = 'depart.declare'", 20],
  ])('has %s', async (_, requete, auMoins) => {
    expect(await compter(requete)).toBeGreaterThanOrEqual(auMoins)
  })

  it('never has a right given to oneself, nor a profil that does not fit the structure', async () => {
    expect(await compter('select from habilitation where attribuee_par = compte_id')).toBe(0)
    expect(
      await lire(`select distinct s.categorie_code, p.code from habilitation h join structure s on s.id = h.structure_id
        join profil p on p.code = h.profil_code join categorie_structure c on c.code = s.categorie_code
        where p.famille <> all (c.familles) or split_part(h.perimetre, ':', 1) <> all (p.perimetres)`),
    ).toEqual([])
  })

  it('tells the journal in order', async () => {
    expect(
      await compter(
        'select from (select instant < lag(instant) over (order by id) as recule from journal) as j where recule',
      ),
    ).toBe(0)
  })

  it('writes lines that the slices know how to tell', async () => {
    const phrases = { ...actesComptes, ...actesHabilitations, ...actesDemandes }
    const lignes = await lire<{ acte: string; details: Record<string, unknown> }>(
      'select acte, details from journal',
    )
    for (const { acte, details } of lignes) {
      const phrase = phrases[acte]?.(details)
      expect(phrase, acte).toBeDefined()
      expect(phrase, acte).not.toMatch(/ {2}|«\s*»|\(\)| (du|au|de|le) ?(,|$)/)
    }
  })

  it('has only valid FINESS and RPPS numbers, in the fictional blocks', async () => {
    const finess = await lire<{ finess: string }>(
      'select finess from structure union all select finess from entite_juridique',
    )
    expect(finess.filter(({ finess }) => !finessValide(finess) || finess.slice(2, 5) !== '999')).toEqual([])
    const rpps = await lire<{ rpps: string }>('select rpps from compte where rpps is not null')
    expect(rpps.filter(({ rpps }) => !rppsValide(rpps) || !rpps.startsWith('109990'))).toEqual([])
    expect(
      await compter(
        'select from compte join profession p on p.code = profession_code where p.a_un_rpps and rpps is null',
      ),
    ).toBe(0)
  })

  it('has every typical person, active', async () => {
    const actifs = await lire<{ courriel: string; nom: string }>(
      "select courriel, prenom || ' ' || nom as nom from compte where etat = 'actif'",
    )
    for (const { courriel, nom } of personnages) expect(actifs).toContainEqual({ courriel, nom })
  })

  it('puts the référent and the co-référent in the same hospital, with rights that end in 5 and 25 days', async () => {
    const droits = await lire<{ courriel: string; fin: string; structure_id: string }>(
      `select courriel, fin, structure_id from habilitation join compte c on c.id = compte_id
       where profil_code = 'adm-referent-structure' and courriel like '%@ch-clapassiers.example' order by fin`,
    )
    expect(droits.map(({ courriel, fin }) => [courriel.split('.')[0], fin])).toEqual([
      ['claire', '2026-11-28'],
      ['youssef', '2026-12-18'],
    ])
    expect(
      await compter(
        `select distinct compte_id from habilitation where structure_id = '${droits[0]?.structure_id}'`,
      ),
    ).toBeGreaterThanOrEqual(75)
  })
})

describe('the demo region, used', () => {
  it('lets the co-référent undo the departure to come', async () => {
    const [ligne] = await lire<{ depart: string; acteur: string; droits: number }>(
      `select d.id as depart, a.id as acteur,
         (select count(*)::int from depart_habilitation where depart_id = d.id) as droits
       from depart d join compte c on c.id = d.compte_id, compte a
       where c.courriel = 'fatoumata.diallo-petit@ch-clapassiers.example'
         and a.courriel = 'youssef.benali@ch-clapassiers.example'`,
    )
    if (!ligne) throw new Error('Le départ prévu manque.')
    const acteur = {
      compteId: ligne.acteur,
      prenom: 'Youssef',
      nom: 'Benali',
      courriel: 'youssef.benali@ch-clapassiers.example',
      droits: [],
      obligation: null,
    }
    const annule = await enTransaction(test.base, tx =>
      annulerDepart(tx, { acteur, maintenant, origine: {}, services: services() }, ligne.depart),
    )
    expect(annule).toMatchObject({ ok: true })
    expect(annule.ok && annule.retablies.length).toBe(ligne.droits)
    expect(ligne.droits).toBeGreaterThan(0)
  })
})

describe('imaginerRegion', () => {
  const empreinte = (graine: number) => {
    const { structures, peuplement } = imaginerRegion({ graine, maintenant })
    const vu = [structures.map(s => [s.nom, s.finess]), peuplement.personnes, peuplement.droits]
    return createHash('sha256').update(JSON.stringify(vu)).digest('hex')
  }

  it('gives the same region for the same seed and day, another for another seed', () => {
    expect(empreinte(2026)).toBe(empreinte(2026))
    expect(empreinte(2026)).not.toBe(empreinte(2027))
  })

  it.each([1, 7, 2027, 99_991])('keeps the typical people with the seed %i', graine => {
    const { peuplement } = imaginerRegion({ graine, maintenant })
    const courriels = peuplement.personnes.map(({ courriel }) => courriel)
    for (const { courriel } of personnages) expect(courriels).toContain(courriel)
    expect(new Set(courriels).size).toBe(courriels.length)
  })

  it.each(['2028-02-29T10:00:00Z', '2028-02-24T10:00:00Z', '2027-03-01T10:00:00Z'])(
    'holds its rules on %s',
    jour => {
      const { peuplement } = imaginerRegion({ graine: 2026, maintenant: new Date(jour) })
      expect(
        peuplement.droits.filter(({ fin, debut, finAccordee }) => fin < debut || fin > finAccordee),
      ).toEqual([])
    },
  )
})
