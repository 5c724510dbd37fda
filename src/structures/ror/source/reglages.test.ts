import { expect, it } from 'vitest'
import { lireConfig } from '#src/socle/config/config.ts'
import { lireReglagesRor } from './reglages.ts'

const complet = {
  ROR_URL: 'https://ror.example/fhir/',
  ROR_TOKEN_URL: 'https://auth.example/token',
  ROR_CLIENT_ID: 'nous',
  ROR_CLIENT_SECRET: 'secret',
  ROR_REGIONS: '53,76,53',
}
const lire = (variables: NodeJS.ProcessEnv) => lireReglagesRor(lireConfig(variables))

it('is nothing without an address', () => {
  expect(lire({ ROR_CLIENT_ID: 'nous' })).toBeNull()
})

it('reads what is asked for', () => {
  expect(lire(complet)).toMatchObject({
    base: 'https://ror.example/fhir',
    regions: ['53', '76'],
    profil: 'CU22',
  })
})

it.each([
  [{ ROR_TOKEN_URL: '' }, 'ROR_TOKEN_URL'],
  [{ ROR_CLIENT_ID: '' }, 'ROR_CLIENT_ID'],
  [{ ROR_CLIENT_SECRET: '' }, 'ROR_CLIENT_SECRET'],
  [{ ROR_CLIENT_CERT: '/nulle/part.pem' }, 'ROR_CLIENT_KEY'],
  [{ ROR_CLIENT_CERT: '/nulle/part.pem', ROR_CLIENT_KEY: '/nulle/part.key' }, 'ne peut pas être lu'],
  [{ ROR_URL: 'http://ror.example/fhir' }, 'https'],
  [{ ROR_REGIONS: 'Bretagne' }, 'TRE_R30'],
  [{ ROR_PROFIL: 'tout' }, 'CU22'],
])('refuses %j, and says why', (autre, motif) => {
  expect(() => lire({ ...complet, ...autre })).toThrow(motif)
})
