import { expect, it } from 'vitest'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { erreurSansDonnees } from './log.ts'

const test = baseDeTest()

it('a refusal of PostgreSQL is logged without the row that it quotes', async () => {
  const erreur = await unCompte(test.base, {
    nom: 'Durand',
    courriel: 'marie.durand@ch.example',
    telephone: '0'.repeat(30),
  }).catch((e: Error) => e)
  expect(JSON.stringify(erreur)).toContain('marie.durand@ch.example')
  const ecrite = JSON.stringify(erreurSansDonnees(erreur as Error))
  expect(ecrite).not.toMatch(/durand/i)
  expect(ecrite).toContain('compte_telephone_check')
  expect(ecrite).toContain('log.test.ts')
})
