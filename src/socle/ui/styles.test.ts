import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scripts } from './scripts.ts'
import { feuilleDeStyle, feuillesDePage } from './styles.ts'

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })

describe('the stylesheet', () => {
  it('holds every file of the folder', () => {
    const fichiers = sources.filter(f => f.endsWith('.css'))
    const declares = readFileSync(join(import.meta.dirname, 'styles.ts'), 'utf8')
    for (const fichier of fichiers) expect(declares).toContain(fichier.split('/').at(-1))
  })

  it('uses only variables that it defines', () => {
    const definies = new Set([...feuilleDeStyle.contenu.matchAll(/(--[\w-]+):/g)].map(m => m[1]))
    const toutes = [feuilleDeStyle, ...Object.values(feuillesDePage)].map(({ contenu }) => contenu).join('')
    const employees = [...toutes.matchAll(/var\((--[\w-]+)/g)].map(m => m[1])
    expect(employees.filter(nom => !definies.has(nom))).toEqual([])
  })

  it('stays light: under 36 KiB, and the scripts of every page under 8 KiB', () => {
    expect(Buffer.byteLength(feuilleDeStyle.contenu)).toBeLessThan(36 * 1024)
    expect(scripts.reduce((total, s) => total + Buffer.byteLength(s.contenu), 0)).toBeLessThan(8 * 1024)
  })

  it('loads nothing from elsewhere', () => {
    expect(feuilleDeStyle.contenu).not.toMatch(/@import|url\(|@font-face/)
  })
})
