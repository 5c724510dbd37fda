import { describe, expect, it } from 'vitest'
import { lireConfig } from '#src/socle/config/config.ts'
import { finessValide } from '#src/socle/identifiants/finess.ts'
import { rppsValide } from '#src/socle/identifiants/rpps.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { type ResultatSemis, semer } from './semer.ts'

const test = baseDeTest()
const maintenant = new Date('2026-11-23T10:00:00Z')
const volumes = { structures: 60, comptes: 600, habilitations: 2000, graine: 2026 }
const lancer = (reste: { ajouter?: boolean } = {}): Promise<ResultatSemis> =>
  semer(test.base, {
    ...volumes,
    maintenant,
    argon2: lireConfig({}).ARGON2_PARAMETRES,
    ajouter: false,
    avancer: () => undefined,
    ...reste,
  })

const lire = async <T extends object>(requete: string) => (await test.base.pool.query<T>(requete)).rows
const compter = async (requete: string) =>
  Number((await lire<{ n: number }>(`select count(*) as n from (${requete}) as x`))[0]?.n)

/** Every constraint and index, with whether it has been checked against the rows. */
const schema = () =>
  lire(`select conname as nom, pg_get_constraintdef(oid) as definition, convalidated as verifiee from pg_constraint
    union all select indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid from pg_index order by 1, 2`)

describe('semer', () => {
  it('makes the volumes asked for, and leaves every constraint and index as it found them', async () => {
    const avant = await schema()
    expect(await lancer()).toMatchObject({ ok: true, structures: 60, comptes: 600, habilitations: 2000 })
    expect(await schema()).toEqual(avant)
    expect(await compter('select from structure')).toBe(60)
    expect(await compter('select from compte')).toBe(600)
    expect(await compter('select from habilitation')).toBe(2000)
  })

  it('numbers structures and people with the right keys', async () => {
    const finess = await lire<{ finess: string }>(
      'select finess from structure union all select finess from entite_juridique',
    )
    expect(finess.filter(({ finess }) => !finessValide(finess))).toEqual([])
    const rpps = await lire<{ rpps: string }>('select rpps from compte where rpps is not null')
    expect(rpps.length).toBeGreaterThan(50)
    expect(rpps.filter(({ rpps }) => !rppsValide(rpps))).toEqual([])
  })

  it.each([
    ['structures with two référents', 2],
    ['structures with one référent', 1],
  ])('has %s', async (_, combien) => {
    expect(
      await compter(`select structure_id from habilitation where profil_code = 'adm-referent-structure'
        group by 1 having count(*) = ${combien}`),
    ).toBeGreaterThan(2)
  })

  it.each([
    ['given to oneself', 'attribuee_par = compte_id'],
    ['given by nobody in a structure', 'attribuee_par is null and structure_id is not null'],
    ['that ends before it starts', 'fin < debut'],
    [
      'that does not fit its structure',
      `exists (select from structure s join categorie_structure c on c.code = s.categorie_code join profil p on p.code = profil_code
        where s.id = structure_id and (p.famille <> all (c.familles) or split_part(perimetre, ':', 1) <> all (p.perimetres)))`,
    ],
  ])('has no right %s', async (_, condition) => {
    expect(await compter(`select from habilitation where ${condition}`)).toBe(0)
  })

  it('has rights of every age: running, past, to come, renewed, withdrawn, limited to a unit', async () => {
    for (const condition of [
      "periode @> timestamptz '2026-11-23 10:00Z'",
      "fin < '2026-11-23'",
      "debut > '2026-11-23'",
      "motif_fin = 'renouvellement'",
      "motif_fin = 'retrait'",
      'unite_id is not null',
    ]) {
      expect(await compter(`select from habilitation where ${condition}`), condition).toBeGreaterThan(0)
    }
  })

  it('names accounts that a bench may sign in as', async () => {
    const { rows } = await test.base.pool.query<{ courriel: string }>(
      "select courriel from compte where etat = 'actif'",
    )
    const courriels = new Set(rows.map(({ courriel }) => courriel))
    const resultat = await lancer({ ajouter: true })
    if (!resultat.ok) throw new Error(resultat.motif)
    const roles = resultat.connus.map(({ role }) => role)
    for (const role of [
      'referent-chu',
      'referent',
      'referent-petit',
      'charge-de-mission',
      'regional',
      'professionnel',
    ])
      expect(roles).toContain(role)
    expect(resultat.connus.filter(({ courriel }) => courriels.has(courriel))).toEqual([])
    expect(await compter('select from compte')).toBe(1200)
  })

  it('refuses a second volume unless it is asked for, and changes nothing', async () => {
    const avant = await compter('select from habilitation')
    expect(await lancer()).toMatchObject({ ok: false, motif: expect.stringContaining('--ajouter') })
    expect(await compter('select from habilitation')).toBe(avant)
  })
})
