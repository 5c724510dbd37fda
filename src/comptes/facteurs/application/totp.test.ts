import { describe, expect, test } from 'vitest'
import { adresseOtpauth, cleLisible, codeA, nouveauSecretTotp, pasDuCode } from './totp.ts'

const rfc = Buffer.from('12345678901234567890')
const a = (secondes: number) => new Date(secondes * 1000)

describe('codes of RFC 6238, appendix B (their last six figures)', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i s: %s', (secondes, code) => {
    expect(codeA(rfc, a(secondes))).toBe(code)
    expect(pasDuCode(rfc, code, a(secondes))).toBe(Math.floor(secondes / 30))
  })
})

describe('a code as it is typed', () => {
  const instant = a(1_111_111_111)

  test.each(['050471', ' 050 471 ', '050\u00a0471', '050-471', '050.471', '０５０４７１'])(
    '« %s » is read',
    saisie => {
      expect(pasDuCode(rfc, saisie, instant)).not.toBeNull()
    },
  )

  test.each([
    '',
    '05047',
    '0504711',
    '050472',
    '٠٥٠٤٧١',
    '05047१',
    'abcdef',
    '0x5047',
    '050471\u0000',
    '1e5471',
  ])('« %s » is no code', saisie => {
    expect(pasDuCode(rfc, saisie, instant)).toBeNull()
  })
})

test('a phone may be one step late or early, not two', () => {
  const maintenant = a(1_111_111_111)
  for (const ecart of [-1, 0, 1]) {
    const code = codeA(rfc, a(1_111_111_111 + ecart * 30))
    expect(pasDuCode(rfc, code, maintenant)).toBe(Math.floor(1_111_111_111 / 30) + ecart)
  }
  for (const ecart of [-2, 2])
    expect(pasDuCode(rfc, codeA(rfc, a(1_111_111_111 + ecart * 30)), maintenant)).toBeNull()
})

test('a key is 160 random bits, in an image or in groups of four letters', () => {
  const secret = nouveauSecretTotp()
  expect(secret).toHaveLength(20)
  expect(cleLisible(secret)).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
  const adresse = new URL(adresseOtpauth(secret, 'marie@ch.example'))
  expect(adresse.protocol).toBe('otpauth:')
  expect(adresse.searchParams.get('secret')).toBe(cleLisible(secret).replaceAll(' ', ''))
  expect(adresse.searchParams.get('issuer')).toBe('ViaTrajectoire')
})
