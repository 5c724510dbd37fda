import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClientSecretPost } from 'openid-client'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigInvalide, lireConfig } from '#src/socle/config/config.ts'
import { configurationPsc, declarerFournisseur, pscPropose } from './fournisseur.ts'
import { lireReglages } from './reglages.ts'

const emetteur = 'https://psc.example/realms/esante-wallet'
const PSC_DISCOVERY_URL = `${emetteur}/.well-known/wallet-openid-configuration`
const apres = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 9, minutes))

/** A provider that answers while `etat.debout`, and counts how often it is asked. */
function scene() {
  const config = lireConfig({})
  const etat = { debout: true, lectures: 0 }
  declarerFournisseur(config, {
    decouverte: new URL(PSC_DISCOVERY_URL),
    clientId: 'essai',
    authentification: ClientSecretPost('secret'),
    mtls: false,
    fetch: async () => {
      etat.lectures++
      if (!etat.debout) throw new TypeError('fetch failed')
      return Response.json({ issuer: emetteur, authorization_endpoint: 'https://wallet.example/auth' })
    },
  })
  return { etat, lire: (minutes: number) => configurationPsc(config, apres(minutes)) }
}

describe('what is known of the provider', () => {
  test('is read once an hour, however many ask', async () => {
    const { etat, lire } = scene()
    await Promise.all([lire(0), lire(0), lire(0)])
    await lire(59)
    expect(etat.lectures).toBe(1)
    await lire(61)
    expect(etat.lectures).toBe(2)
  })

  test('down at start: tried again at the next sign-in', async () => {
    const { etat, lire } = scene()
    etat.debout = false
    await expect(lire(0)).rejects.toMatchObject({ motif: 'indisponible' })
    etat.debout = true
    await expect(lire(0)).resolves.toBeDefined()
  })

  test('not to be read again: the last known serves for a day, and is not asked for at every sign-in', async () => {
    const { etat, lire } = scene()
    await lire(0)
    etat.debout = false
    await lire(90)
    await lire(90)
    expect(etat.lectures).toBe(2)
    await lire(23 * 60)
    await expect(lire(25 * 60)).rejects.toMatchObject({ motif: 'indisponible' })
  })
})

describe('the configuration', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'vt-psc-'))
  afterAll(() => rmSync(dossier, { recursive: true }))
  const fichier = (nom: string) => {
    const chemin = join(dossier, nom)
    writeFileSync(chemin, 'PEM')
    return chemin
  }
  const lire = (variables: NodeJS.ProcessEnv) => lireReglages(lireConfig(variables))

  test('absent: the service does not offer it', () => {
    expect(pscPropose(lireConfig({}))).toBe(false)
  })

  test.each([
    [{ PSC_DISCOVERY_URL }, 'PSC_CLIENT_ID'],
    [{ PSC_DISCOVERY_URL, PSC_CLIENT_ID: 'x' }, 'PSC_CLIENT_SECRET'],
    [{ PSC_DISCOVERY_URL, PSC_CLIENT_ID: 'x', PSC_CLIENT_CERT: '/c.pem' }, 'PSC_CLIENT_KEY'],
    [{ PSC_DISCOVERY_URL, PSC_CLIENT_ID: 'x', PSC_CLIENT_CERT: '/non', PSC_CLIENT_KEY: '/non' }, '« /non »'],
    [{ PSC_DISCOVERY_URL: 'http://psc.example/.well-known/x' }, 'https://'],
    [{ PSC_DISCOVERY_URL: 'https://psc.example' }, '/.well-known/'],
  ])('half done or unsafe stops the start: %o', (variables, mot) => {
    expect(() => lire(variables)).toThrow(ConfigInvalide)
    expect(() => lire(variables)).toThrow(mot)
  })

  test('a secret, or a certificate, or both', () => {
    const commun = { PSC_DISCOVERY_URL, PSC_CLIENT_ID: 'x' }
    const certificat = { PSC_CLIENT_CERT: fichier('cert.pem'), PSC_CLIENT_KEY: fichier('cle.pem') }
    expect(lire({ ...commun, PSC_CLIENT_SECRET: 's' })).toMatchObject({ clientId: 'x', mtls: false })
    expect(lire({ ...commun, ...certificat })).toMatchObject({ mtls: true, fetch: expect.any(Function) })
    expect(lire({ ...commun, ...certificat, PSC_CLIENT_SECRET: 's' })).toMatchObject({ mtls: true })
  })
})
