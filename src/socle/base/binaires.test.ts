import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { trouverBinaires } from './binaires.ts'
import { estAtteignable } from './utilisateur-systeme.ts'

describe('trouverBinaires', () => {
  it('finds those that npm brought, when we run them ourselves', async () => {
    const { initdb, pg_ctl } = await trouverBinaires(undefined)
    expect([initdb, pg_ctl].map(existsSync)).toEqual([true, true])
    expect(initdb).toContain('node_modules')
  })

  it.runIf(process.getuid?.() === 0)('an unreachable folder is one that lets nobody through', () => {
    expect(estAtteignable('/root/quelque/part', { uid: 65_534, gid: 65_534 })).toBe(false)
    expect(estAtteignable('/usr/bin/env', { uid: 65_534, gid: 65_534 })).toBe(true)
  })
})
