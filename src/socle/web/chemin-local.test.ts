import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cheminLocal } from './creer-requete.tsx'

const site = 'https://vt.example'
const morceau = fc.constantFrom(
  ...[
    '/',
    '\\',
    '//',
    '.',
    '..',
    '@',
    ':',
    '?',
    '#',
    '%2f',
    '%5c',
    '\t',
    '\n',
    '\r',
    '\0',
    ' ',
    '\u00a0',
    '\u2028',
  ],
  ...['ailleurs.example', 'https:', 'javascript:', 'data:', '/\t/', '／', '﹨', '。'],
)
const chemin = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(morceau, fc.string({ maxLength: 3 })), { maxLength: 8 }).map(m => m.join('')),
  fc.array(morceau, { maxLength: 8 }).map(m => `/${m.join('')}`),
)

it('whatever is asked, a browser stays on this site', () => {
  fc.assert(
    fc.property(chemin, demande => {
      const vers = cheminLocal(demande)
      expect(new URL(vers, site).origin).toBe(site)
      // what proxies or programs may do on the way changes nothing
      expect(new URL(vers.replaceAll('\\', '/').replace(/[\t\r\n]/g, ''), site).origin).toBe(site)
    }),
    { numRuns: 5_000 },
  )
})

it.each([
  '//ailleurs.example',
  '/\\ailleurs.example',
  '/\t/ailleurs.example',
  'https://ailleurs.example',
  '',
])('%j leads home', demande => expect(cheminLocal(demande)).toBe('/'))

it.each(['/', '/aide?q=a%20b#c', '/administration/utilisateurs?q=é'])('%s is kept', demande =>
  expect(cheminLocal(demande)).toBe(demande),
)
