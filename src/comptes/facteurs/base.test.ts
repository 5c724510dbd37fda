import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { unCompte } from '#test/comptes/un-compte.ts'
import { uneApplication } from '#test/facteurs/un-facteur.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'

const essai = baseDeTest()
const sql = (requete: string, ...valeurs: unknown[]) => essai.base.pool.query(requete, valeurs)
const enAttente = `insert into connexion_en_attente (empreinte, compte_id, moyen, suite, cree_le, expire_le, essais)
  values ($1, $2, 'mot-de-passe', $3, '2026-11-23 09:00Z', $4, $5)`

test('a step used never comes back, whatever writes it', async () => {
  const compteId = await unCompte(essai.base)
  const { id } = await uneApplication(servicesDeTest(essai.base), compteId)
  await sql('update facteur set dernier_pas = 100 where id = $1', id)
  for (const pas of [100, 99])
    await expect(sql('update facteur set dernier_pas = $2 where id = $1', id, pas)).rejects.toMatchObject({
      constraint: 'facteur_pas',
    })
  await sql('update facteur set dernier_pas = 101 where id = $1', id)
})

test('one secret enrols once, an application has one, an account chooses its mailbox once', async () => {
  const compteId = await unCompte(essai.base)
  await uneApplication(servicesDeTest(essai.base), compteId)
  const copier = `insert into facteur (compte_id, genre, nom, secret, empreinte, dernier_pas, cree_le)
    select compte_id, genre, nom, secret, empreinte, 0, cree_le from facteur where compte_id = $1`
  await expect(sql(copier, compteId)).rejects.toMatchObject({ constraint: 'facteur_empreinte_key' })
  const sansSecret = `insert into facteur (compte_id, genre, nom, cree_le) values ($1, $2, 'X', now())`
  await expect(sql(sansSecret, compteId, 'application')).rejects.toMatchObject({ code: '23514' })
  await sql(sansSecret, compteId, 'courriel')
  await expect(sql(sansSecret, compteId, 'courriel')).rejects.toMatchObject({
    constraint: 'facteur_courriel',
  })
})

test('a recovery code used is used for good', async () => {
  const compteId = await unCompte(essai.base)
  await sql(
    `insert into code_secours (compte_id, empreinte, cree_le, utilise_le) values ($1, $2, now(), now())`,
    compteId,
    randomBytes(32),
  )
  for (const valeur of ['null', 'now()'])
    await expect(
      sql(`update code_secours set utilise_le = ${valeur} where compte_id = $1`, compteId),
    ).rejects.toMatchObject({
      constraint: 'code_secours_usage',
    })
})

test('a pending sign-in is short, leads inside, and bears five answers', async () => {
  const compteId = await unCompte(essai.base)
  const bonne = '2026-11-23 09:10Z'
  const ecrire = (suite: string, fin: string, essais: number) =>
    sql(enAttente, randomBytes(32), compteId, suite, fin, essais)
  await ecrire('/', bonne, 5)
  await expect(ecrire('/', '2026-11-23 09:11Z', 0)).rejects.toMatchObject({ code: '23514' })
  await expect(ecrire('https://ailleurs.example', bonne, 0)).rejects.toMatchObject({ code: '23514' })
  await expect(ecrire('/', bonne, 6)).rejects.toMatchObject({ code: '23514' })
})

test.each([`mot_de_passe = 'autre'`, `etat = 'desactive'`])(
  '« %s » ends trust and pending sign-ins of this account only',
  async change => {
    const [sien, autre] = [await unCompte(essai.base), await unCompte(essai.base)]
    for (const compteId of [sien, autre]) {
      await sql(enAttente, randomBytes(32), compteId, '/', '2026-11-23 09:10Z', 0)
      await sql(
        `insert into appareil_de_confiance (empreinte, compte_id, cree_le, vu_le, expire_le)
       values ($1, $2, '2026-11-01', '2026-11-01', '2026-12-01')`,
        randomBytes(32),
        compteId,
      )
    }
    await sql(`update compte set derniere_connexion_le = now() where id = $1`, sien)
    const restants = async (compteId: string) => {
      const { rows } = await sql(
        `select (select count(*) from connexion_en_attente where compte_id = $1) + (select count(*) from appareil_de_confiance where compte_id = $1) as n`,
        compteId,
      )
      return rows[0].n
    }
    expect(await restants(sien)).toBe(2)
    await sql(`update compte set ${change} where id = $1`, sien)
    expect(await restants(sien)).toBe(0)
    expect(await restants(autre)).toBe(2)
  },
)
