import { describe, expect, test } from 'vitest'
import { contrainteViolee, enTransaction } from '#src/socle/base/transaction.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')

/** The name of the constraint that refuses, without any help of the application. */
const refusDe = (ecrire: Promise<unknown>) => ecrire.then(() => 'accepté', contrainteViolee)
const lien = (compte_id: string, sujet: string, identifiant = sujet) => ({
  compte_id,
  sujet,
  identifiant,
  voie: 'session' as const,
  lie_le: maintenant,
})
const lier = (...demande: Parameters<typeof lien>) =>
  refusDe(
    essai.base
      .insertInto('compte_psc')
      .values(lien(...demande))
      .execute(),
  )

describe('what the base itself refuses', () => {
  test('an active account with neither password nor identity', async () => {
    const sansRien = { etat: 'actif', mot_de_passe: null } as const
    expect(await refusDe(unCompte(essai.base, sansRien))).toBe('compte_moyen_de_connexion')
    const compteId = await unCompte(essai.base)
    const vider = essai.base.updateTable('compte').set({ mot_de_passe: null }).where('id', '=', compteId)
    expect(await refusDe(vider.execute())).toBe('compte_moyen_de_connexion')
  })

  test('taking the only identity from an account without password', async () => {
    const compteId = await enTransaction(essai.base, async tx => {
      const id = await unCompte(tx, { etat: 'actif', mot_de_passe: null })
      await tx.insertInto('compte_psc').values(lien(id, 'seul moyen')).execute()
      return id
    })
    const liens = essai.base
      .updateTable('compte_psc')
      .set({ delie_le: maintenant })
      .where('compte_id', '=', compteId)
    expect(await refusDe(liens.execute())).toBe('compte_moyen_de_connexion')
    expect(
      await refusDe(essai.base.deleteFrom('compte_psc').where('compte_id', '=', compteId).execute()),
    ).toBe('compte_moyen_de_connexion')
  })

  test('one identity for two accounts, two identities for one account', async () => {
    const [un, deux] = [await unCompte(essai.base), await unCompte(essai.base)]
    expect(await lier(un, 'sujet-1')).toBe('accepté')
    expect(await lier(un, 'sujet-2')).toBe('compte_psc_compte')
    expect(await lier(deux, 'sujet-1', 'autre')).toBe('compte_psc_sujet')
    expect(await lier(deux, 'autre', 'sujet-1')).toBe('compte_psc_identifiant')
    await essai.base
      .updateTable('compte_psc')
      .set({ delie_le: maintenant })
      .where('compte_id', '=', un)
      .execute()
    expect(await lier(deux, 'sujet-1')).toBe('accepté')
  })

  test('an identity whose RPPS number is not the account’s', async () => {
    const compteId = await unCompte(essai.base, { rpps: '10999200016' })
    expect(await lier(compteId, 's', '810999200032')).toBe('compte_psc_meme_rpps')
    expect(await lier(compteId, 's', '810999200016')).toBe('accepté')
  })
})
