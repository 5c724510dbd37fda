import { expect, it } from 'vitest'
import { mot } from './actes.ts'
import { enregistrerActes, phraseDe } from './phrases.ts'

it('tells an act with the sentence of its slice', () => {
  enregistrerActes({ 'essai.fait': details => `a fait ${mot(details, 'quoi')}` })
  expect(phraseDe('essai.fait', { quoi: 'le tour' })).toBe('a fait le tour')
})

it('still tells an act that no slice knows any more', () => {
  expect(phraseDe('ancien.oublie', {})).toContain('ancien.oublie')
})
