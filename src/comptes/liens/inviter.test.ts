import { expect, test } from 'vitest'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { inviter, renvoyerInvitation } from './inviter.ts'
import { lireLien } from './liens.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
const apres = (heures: number) => new Date(maintenant.getTime() + heures * 3_600_000)
const urlPublique = 'https://vt.example'

const envoyer = (compteId: string, a: Date, reste: { invitant?: string; structure?: string } = {}) =>
  essai.base.transaction().execute(tx => inviter(tx, { compteId, maintenant: a, urlPublique, ...reste }))

/** Texts of the mails to this account, oldest first. */
async function courriels(compteId: string) {
  return essai.base
    .selectFrom('courriel')
    .innerJoin('compte', 'compte.courriel', 'courriel.destinataire')
    .select('texte')
    .where('compte.id', '=', compteId)
    .orderBy('courriel.cree_le')
    .execute()
}
const secretDe = (texte = '') => /\/activation\/([\w-]{43})/.exec(texte)?.[1] ?? ''

test('the mail says who invites, where, and bears a link good for seven days', async () => {
  const compteId = await unCompte(essai.base, { etat: 'invite' })
  const suite = { invitant: 'Paul Morel', structure: 'CH de Valbourg' }
  expect(await envoyer(compteId, maintenant, suite)).toEqual({ ok: true })
  const [courriel] = await courriels(compteId)
  expect(courriel?.texte).toContain('Paul Morel a créé votre compte sur ViaTrajectoire pour CH de Valbourg.')
  const secret = secretDe(courriel?.texte)
  expect(await lireLien(essai.base, secret, 'activation', apres(167.9))).toMatchObject({ compteId })
  expect(await lireLien(essai.base, secret, 'activation', apres(168))).toBeUndefined()
  expect(await lireLien(essai.base, secret, 'mot-de-passe', apres(1))).toBeUndefined()
})

test('sent again, the first link stops working', async () => {
  const compteId = await unCompte(essai.base, { etat: 'invite' })
  const acteurId = await unCompte(essai.base)
  await envoyer(compteId, maintenant)
  await essai.base
    .transaction()
    .execute(tx =>
      renvoyerInvitation(tx, { compteId, acteurId, maintenant: apres(2), origine: {}, urlPublique }),
    )
  const [premier, second] = (await courriels(compteId)).map(({ texte }) => secretDe(texte))
  expect(await lireLien(essai.base, premier ?? '', 'activation', apres(3))).toBeUndefined()
  expect(await lireLien(essai.base, second ?? '', 'activation', apres(3))).toMatchObject({ compteId })
  const journal = await essai.base
    .selectFrom('journal')
    .select(['acte', 'acteur_id'])
    .where('compte_id', '=', compteId)
    .execute()
  expect(journal).toEqual([{ acte: 'compte.invitation-renvoyee', acteur_id: acteurId }])
})

test('nobody is flooded, nor invited to what they already have', async () => {
  const compteId = await unCompte(essai.base, { etat: 'invite' })
  const envois = await Promise.all(Array.from({ length: 6 }, () => envoyer(compteId, maintenant)))
  expect(envois.filter(({ ok }) => ok)).toHaveLength(3)
  expect(envois.find(({ ok }) => !ok)).toEqual({ ok: false, motif: 'trop-recent' })
  expect(await envoyer(await unCompte(essai.base), maintenant)).toMatchObject({ motif: 'deja-active' })
  const ferme = await unCompte(essai.base, { etat: 'desactive' })
  expect(await envoyer(ferme, maintenant)).toMatchObject({ motif: 'desactive' })
})
