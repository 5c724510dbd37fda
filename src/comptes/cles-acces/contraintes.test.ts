import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { contrainteViolee } from '#src/socle/base/transaction.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { uneCleEnregistree } from '#test/comptes/une-cle.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')

/** Name of the constraint that bit, without any of our code in between. */
async function refusPar(acte: Promise<unknown>): Promise<string | undefined> {
  try {
    await acte
    return 'rien'
  } catch (erreur) {
    return contrainteViolee(erreur)
  }
}

async function uneLigne(compteur = 0): Promise<string> {
  const compteId = await unCompte(essai.base)
  await uneCleEnregistree(essai.base, { compteId, maintenant, compteur })
  const { id } = await essai.base
    .selectFrom('cle_acces')
    .select('id')
    .where('compte_id', '=', compteId)
    .executeTakeFirstOrThrow()
  return id
}

const changer = (id: string, colonne: string, valeur: unknown) =>
  refusPar(sql`update cle_acces set ${sql.ref(colonne)} = ${valeur} where id = ${id}`.execute(essai.base))

const copier = (id: string, identifiant: Buffer, nom = 'copie') =>
  refusPar(
    sql`insert into cle_acces (compte_id, identifiant, cle_publique, compteur, transports, nom, synchronisee, cree_le)
        select compte_id, ${identifiant}, cle_publique, 0, transports, ${nom}, false, cree_le
        from cle_acces where id = ${id}`.execute(essai.base),
  )

describe('the database, without the application', () => {
  it('knows one key under one name', async () => {
    const id = await uneLigne()
    const { identifiant } = await essai.base
      .selectFrom('cle_acces')
      .select('identifiant')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(await copier(id, identifiant)).toBe('cle_acces_identifiant_key')
  })

  it('refuses that a key passes to another account or another device', async () => {
    const id = await uneLigne()
    await uneLigne()
    const autre = await essai.base
      .selectFrom('cle_acces')
      .select(['compte_id', 'cle_publique'])
      .where('id', '<>', id)
      .executeTakeFirstOrThrow()
    expect(await changer(id, 'compte_id', autre.compte_id)).toBe('cle_acces_immuable')
    expect(await changer(id, 'cle_publique', autre.cle_publique)).toBe('cle_acces_immuable')
    expect(await changer(id, 'identifiant', randomBytes(32))).toBe('cle_acces_immuable')
    expect(await changer(id, 'cree_le', new Date())).toBe('cle_acces_immuable')
    expect(await changer(id, 'nom', 'Ma clé')).toBe('rien')
  })

  it('refuses a counter that goes backwards, and a use that does not advance it', async () => {
    const id = await uneLigne(5)
    expect(await changer(id, 'compteur', 4)).toBe('cle_acces_compteur')
    expect(await changer(id, 'utilisee_le', maintenant)).toBe('cle_acces_compteur')
    expect(await changer(id, 'compteur', 6)).toBe('rien')
    expect(await changer(id, 'compteur', 4_294_967_296)).toBe('cle_acces_compteur_check')
    const sansCompteur = await uneLigne(0)
    expect(await changer(sansCompteur, 'utilisee_le', maintenant)).toBe('rien')
  })

  it('refuses that a suspended key serves or comes back', async () => {
    const id = await uneLigne(5)
    expect(await changer(id, 'suspendue_le', maintenant)).toBe('rien')
    expect(await changer(id, 'suspendue_le', null)).toBe('cle_acces_suspendue')
    expect(await changer(id, 'compteur', 6)).toBe('cle_acces_suspendue')
    expect(await changer(id, 'utilisee_le', maintenant)).toBe('cle_acces_suspendue')
  })

  it('refuses an eleventh key, an empty name, a name of a device too short to be its own', async () => {
    const id = await uneLigne()
    expect(await copier(id, randomBytes(32), '')).toBe('cle_acces_nom_check')
    expect(await copier(id, randomBytes(8))).toBe('cle_acces_identifiant_check')
    for (let n = 1; n < 10; n++) expect(await copier(id, randomBytes(32))).toBe('rien')
    expect(await copier(id, randomBytes(32))).toBe('cle_acces_dix_au_plus')
  })

  it('keeps one secret, and one opaque name an account', async () => {
    const secret = sql`insert into secret_des_defis (valeur) values (${randomBytes(32)})`
    expect(await refusPar(secret.execute(essai.base))).toBe('secret_des_defis_pkey')
    await uneLigne()
    await uneLigne()
    const porteur = sql`update porteur_de_cles set identifiant = (select identifiant from porteur_de_cles limit 1)`
    expect(await refusPar(porteur.execute(essai.base))).toBe('porteur_de_cles_identifiant_key')
  })
})
