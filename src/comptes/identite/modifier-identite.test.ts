import { expect, test } from 'vitest'
import { composerRpps } from '#src/socle/identifiants/rpps.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import type { Identite } from './identite.ts'
import { modifierIdentite } from './modifier-identite.ts'
import { trouverCompte } from './requetes.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
const identite: Identite = {
  civilite: null,
  nom: 'Durand',
  prenom: 'Marie',
  professionCode: null,
  fonction: null,
  rpps: null,
  telephone: '0102030405',
}

const modifier = (compteId: string, version: number, choix: Partial<Identite> = {}) =>
  essai.base.transaction().execute(tx =>
    modifierIdentite(tx, {
      compteId,
      version,
      identite: { ...identite, ...choix },
      acteurId: compteId,
      maintenant,
      origine: {},
    }),
  )

test('writes what differs, and the journal says what', async () => {
  const compteId = await unCompte(essai.base)
  expect(await modifier(compteId, 1, { fonction: 'Cadre' })).toEqual({ ok: true, version: 2 })
  expect(await modifier(compteId, 2, { fonction: 'Cadre' })).toEqual({ ok: true, version: 2 })
  const lignes = await essai.base
    .selectFrom('journal')
    .select('details')
    .where('compte_id', '=', compteId)
    .execute()
  expect(lignes).toEqual([
    {
      details: {
        champs: 'fonction, téléphone',
        avant: { fonction: null, telephone: null },
        apres: { fonction: 'Cadre', telephone: '0102030405' },
      },
    },
  ])
})

test('of two people who started from the same version, the second is told what the first wrote', async () => {
  const compteId = await unCompte(essai.base)
  const [a, b] = await Promise.all([
    modifier(compteId, 1, { fonction: 'A' }),
    modifier(compteId, 1, { fonction: 'B' }),
  ])
  expect([a.ok, b.ok].sort()).toEqual([false, true])
  const refus = a.ok ? b : a
  const gagnant = await trouverCompte(essai.base, compteId)
  expect(refus).toMatchObject({ motif: 'perime', actuel: { fonction: gagnant?.fonction, version: 2 } })
})

test('an RPPS belongs to one account, even when two take it at once', async () => {
  const rpps = composerRpps('1000000003')
  const [a, b] = [await unCompte(essai.base), await unCompte(essai.base)]
  const resultats = await Promise.all([modifier(a, 1, { rpps }), modifier(b, 1, { rpps })])
  expect(resultats.filter(({ ok }) => ok)).toHaveLength(1)
  expect(resultats.find(({ ok }) => !ok)).toEqual({ ok: false, motif: 'rpps-pris' })
})

test('forged input is refused', async () => {
  const compteId = await unCompte(essai.base)
  expect(await modifier(compteId, 1, { professionCode: 'inexistante' })).toMatchObject({
    motif: 'profession-inconnue',
  })
  expect(await modifier('00000000-0000-0000-0000-000000000000', 1)).toMatchObject({ motif: 'introuvable' })
})
