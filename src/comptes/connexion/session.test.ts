import { describe, expect, test } from 'vitest'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { fermerAutresSessions, fermerSession, ouvrirSession, trouverSession } from './session.ts'

const essai = baseDeTest()
const config = { SESSION_INACTIVITE_MINUTES: 60, SESSION_DUREE_HEURES: 12 }
const depart = new Date('2026-11-23T09:00:00Z')
const apres = (minutes: number) => new Date(depart.getTime() + minutes * 60_000)

const ouvrir = (compteId: string) =>
  essai.base
    .transaction()
    .execute(tx =>
      ouvrirSession(tx, { compteId, moyen: 'demo', maintenant: depart, origine: { adresse: '::1' }, config }),
    )
const trouver = (jeton: string, maintenant: Date) => trouverSession(essai.base, { jeton, maintenant, config })

describe('a session', () => {
  test('stands for its account, and the base keeps only a digest', async () => {
    const compteId = await unCompte(essai.base)
    const jeton = await ouvrir(compteId)
    expect(Buffer.from(jeton, 'base64url')).toHaveLength(32)
    expect(await trouver(jeton, apres(1))).toMatchObject({ compteId })
    const { rows } = await essai.base.pool.query('select session::text as tout from session')
    expect(JSON.stringify(rows)).not.toContain(jeton)
  })

  test('dies when unused for an hour, lives on when used', async () => {
    const compteId = await unCompte(essai.base)
    const oubliee = await ouvrir(compteId)
    expect(await trouver(oubliee, apres(60))).toBeNull()
    const servie = await ouvrir(compteId)
    for (const minutes of [50, 100, 150]) expect(await trouver(servie, apres(minutes))).not.toBeNull()
    expect(await trouver(servie, apres(210))).toBeNull()
  })

  test('dies after twelve hours, however used', async () => {
    const jeton = await ouvrir(await unCompte(essai.base))
    for (let minutes = 30; minutes < 720; minutes += 30) {
      expect(await trouver(jeton, apres(minutes))).not.toBeNull()
    }
    expect(await trouver(jeton, apres(720))).toBeNull()
  })

  test('is not written at each request', async () => {
    const jeton = await ouvrir(await unCompte(essai.base))
    const vueLe = async (maintenant: Date) => {
      const session = await trouver(jeton, maintenant)
      const { vue_le } = await essai.base
        .selectFrom('session')
        .select('vue_le')
        .where('id', '=', session?.sessionId ?? '')
        .executeTakeFirstOrThrow()
      return vue_le
    }
    expect(await vueLe(apres(0.9))).toEqual(depart)
    expect(await vueLe(apres(1.5))).toEqual(apres(1.5))
  })

  test('is dead at once when its account is disabled', async () => {
    const compteId = await unCompte(essai.base)
    const jeton = await ouvrir(compteId)
    await essai.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', compteId).execute()
    expect(await trouver(jeton, apres(1))).toBeNull()
  })

  test('is closed alone, or with the others', async () => {
    const compteId = await unCompte(essai.base)
    const [a, b, c] = [await ouvrir(compteId), await ouvrir(compteId), await ouvrir(compteId)]
    await fermerSession(essai.base, a)
    expect(await trouver(a, apres(1))).toBeNull()
    expect(await fermerAutresSessions(essai.base, compteId, b)).toBe(1)
    expect(await trouver(b, apres(1))).not.toBeNull()
    expect(await trouver(c, apres(1))).toBeNull()
    expect(await fermerAutresSessions(essai.base, compteId)).toBe(1)
  })

  test.each(['', 'x', "' or 1=1 --", '\u0000', 'é'.repeat(5000)])(
    'no token like « %s » opens anything',
    async jeton => {
      expect(await trouver(jeton, depart)).toBeNull()
    },
  )
})
