import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { avecAncienNom } from '../identite/anciens-noms.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { accepterNom, ecarterNom, modifierSonIdentite, nomProposePar } from './noms.ts'

const t = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')

async function demander(compteId: string, change: { nom?: string; prenom?: string; fonction?: string }) {
  const compte = await trouverCompte(t.base, compteId)
  if (!compte) throw new Error('compte absent')
  const identite = { ...compte, ...change }
  return enTransaction(t.base, tx =>
    modifierSonIdentite(tx, { compteId, version: compte.version, identite, maintenant, origine: {} }),
  )
}
const repondre = (agir: typeof accepterNom, compteId: string, acteurId: string) =>
  enTransaction(t.base, tx => agir(tx, { compteId, acteurId, maintenant, origine: {} }))

describe('another name', () => {
  it('is proposed by the holder, accepted by somebody else; the old one is kept, and searched', async () => {
    const compteId = await unCompte(t.base, { prenom: 'Marie', nom: 'Durand' })
    const referent = await unCompte(t.base)
    expect(await demander(compteId, { nom: 'Lefèvre', fonction: 'Cadre' })).toMatchObject({
      ok: true,
      nomPropose: true,
    })
    expect(await trouverCompte(t.base, compteId)).toMatchObject({ nom: 'Durand', fonction: 'Cadre' })
    expect(await nomProposePar(t.base, compteId)).toMatchObject({ prenom: 'Marie', nom: 'Lefèvre' })
    const reponses = await Promise.all([1, 2].map(() => repondre(accepterNom, compteId, referent)))
    expect(reponses.sort()).toEqual([false, true])
    expect(await trouverCompte(t.base, compteId)).toMatchObject({
      nom: 'Lefèvre',
      anciensNoms: 'Marie Durand',
    })
    const { recherche } = await t.base
      .selectFrom('compte')
      .select('recherche')
      .where('id', '=', compteId)
      .executeTakeFirstOrThrow()
    expect(recherche).toContain('marie durand')
    const actes = await t.base
      .selectFrom('journal')
      .select(['acte', 'acteur_id'])
      .where('compte_id', '=', compteId)
      .orderBy('id')
      .execute()
    expect(actes).toEqual([
      { acte: 'compte.identite-modifiee', acteur_id: compteId },
      { acte: 'compte.nom-propose', acteur_id: compteId },
      { acte: 'compte.identite-modifiee', acteur_id: referent },
    ])
  })

  it('may be set aside', async () => {
    const compteId = await unCompte(t.base, { nom: 'Durand' })
    await demander(compteId, { nom: 'Célèbre' })
    expect(await repondre(ecarterNom, compteId, await unCompte(t.base))).toBe(true)
    expect(await nomProposePar(t.base, compteId)).toBeNull()
    expect(await trouverCompte(t.base, compteId)).toMatchObject({ nom: 'Durand', anciensNoms: '' })
  })

  it('is not what an accent or a hyphen makes: corrected at once', async () => {
    const compteId = await unCompte(t.base, { prenom: 'Jean Remi', nom: 'LEFEVRE' })
    await demander(compteId, { prenom: 'Jean-Rémi', nom: 'Lefèvre' })
    expect(await nomProposePar(t.base, compteId)).toBeNull()
    expect(await trouverCompte(t.base, compteId)).toMatchObject({ prenom: 'Jean-Rémi', nom: 'Lefèvre' })
  })

  it('the memory of names is bounded, without doubles, the latest first', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,80}$/), { maxLength: 40 }), noms => {
        const memoire = noms.reduce(avecAncienNom, '')
        const tous = memoire.split(' / ').filter(Boolean)
        return (
          memoire.length <= 1000 &&
          new Set(tous).size === tous.length &&
          (tous[0] ?? undefined) === noms.at(-1)
        )
      }),
    )
  })
})
