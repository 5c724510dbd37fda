import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { chiffrer, dechiffrer, empreintesScellees, SecretIllisible } from './chiffrer.ts'
import { trousseauDe } from './cles.ts'

const cle = (octet: number) => Buffer.alloc(32, octet).toString('base64')
const avec = (...cles: string[]) => trousseauDe({ CLE_SECRETS: cles, DATA_DIR: '/nulle-part' })
const dossier = mkdtempSync(join(tmpdir(), 'vt-secrets-'))
afterAll(() => rmSync(dossier, { recursive: true, force: true }))

describe('a secret kept in the base', () => {
  const clair = Buffer.from('12345678901234567890')

  test('comes back with its key and its place, and never twice in the same shape', () => {
    const scelle = chiffrer(avec(cle(1)), clair, 'compte:a')
    expect(dechiffrer(avec(cle(1)), scelle, 'compte:a')).toEqual(clair)
    expect(scelle.includes(clair)).toBe(false)
    expect(chiffrer(avec(cle(1)), clair, 'compte:a')).not.toEqual(scelle)
  })

  test('is not read elsewhere, altered, cut, or without its key', () => {
    const scelle = chiffrer(avec(cle(1)), clair, 'compte:a')
    expect(() => dechiffrer(avec(cle(1)), scelle, 'compte:b')).toThrow(SecretIllisible)
    expect(() => dechiffrer(avec(cle(2)), scelle, 'compte:a')).toThrow(SecretIllisible)
    expect(() => dechiffrer(avec(cle(1)), scelle.subarray(0, 10), 'compte:a')).toThrow(SecretIllisible)
    for (let octet = 0; octet < scelle.length; octet++) {
      const altere = Buffer.from(scelle)
      altere[octet] = (altere[octet] ?? 0) ^ 1
      expect(() => dechiffrer(avec(cle(1)), altere, 'compte:a')).toThrow(SecretIllisible)
    }
  })

  test('keys turn: the first encrypts, the others still read', () => {
    const ancien = chiffrer(avec(cle(1)), clair, 'compte:a')
    const trousseau = avec(cle(2), cle(1))
    expect(dechiffrer(trousseau, ancien, 'compte:a')).toEqual(clair)
    expect(dechiffrer(avec(cle(2)), chiffrer(trousseau, clair, 'compte:a'), 'compte:a')).toEqual(clair)
    const [avant] = empreintesScellees(avec(cle(1)), '123456')
    expect(empreintesScellees(trousseau, '123456')).toContainEqual(avant)
  })
})

test('without a key in the configuration, one is made once in the data folder, for its owner only', () => {
  const DATA_DIR = join(dossier, 'neuf')
  const premiere = trousseauDe({ CLE_SECRETS: undefined, DATA_DIR })
  expect(trousseauDe({ CLE_SECRETS: undefined, DATA_DIR })).toEqual(premiere)
  expect(readdirSync(DATA_DIR)).toEqual(['cle-secrets'])
  expect(statSync(join(DATA_DIR, 'cle-secrets')).mode & 0o777).toBe(0o600)
  const autre = trousseauDe({ CLE_SECRETS: undefined, DATA_DIR: join(dossier, 'autre') })
  expect(autre).not.toEqual(premiere)
})
