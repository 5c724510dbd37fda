import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const racine = join(import.meta.dirname, '../..')
const texte = readFileSync(join(racine, 'docs/securite-asvs.md'), 'utf8')
const lignes = [...texte.matchAll(/^\| V(\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(
  ([, numero = '', niveau = '', , etat = '', preuve = '']) => ({ numero, niveau, etat, preuve }),
)
const cheminsDe = (passage: string) =>
  [...passage.matchAll(/`((?:src|test|docs|demo|bench|migrations|outils)\/[\w./-]+|[\w-]+\.json)`/g)].map(
    ([, chemin = '']) => chemin,
  )

it('the 253 requirements of levels 1 and 2, each once, by number', () => {
  const numeros = lignes.map(({ numero }) => numero)
  expect(new Set(numeros).size).toBe(253)
  expect(numeros).toEqual([...numeros].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })))
  expect(texte.match(/^\| V/gm)).toHaveLength(253)
})

it('each state is one of three, and the summary counts them', () => {
  const combien = (etat: string) => lignes.filter(ligne => ligne.etat === etat).length
  const [met, na, pasEncore] = ['met', 'n/a', 'not yet'].map(combien)
  expect(texte).toContain(`**${met} met, ${na} not applicable, ${pasEncore} not yet.**`)
  expect((met ?? 0) + (na ?? 0) + (pasEncore ?? 0)).toBe(253)
})

it('every path that the security pages name exists', () => {
  const nommes = cheminsDe(texte)
  expect(nommes.length).toBeGreaterThan(150)
  expect(nommes.filter(chemin => !existsSync(join(racine, chemin)))).toEqual([])
  const securite = readFileSync(join(racine, 'docs/securite.md'), 'utf8')
  const sousSrc = [...securite.matchAll(/`((?:[\w-]+\/)+[\w-]*(?:\.\w+)*)`/g)].map(
    ([, chemin = '']) => chemin,
  )
  const migrations = readdirSync(join(racine, 'migrations'))
  const trouve = (chemin: string) =>
    ['src', '.'].some(dossier => existsSync(join(racine, dossier, chemin))) ||
    migrations.some(nom => `migrations/${nom}`.startsWith(`${chemin}-`))
  expect(sousSrc.filter(chemin => !trouve(chemin))).toEqual([])
})

it('what is met shows a file, or a line of the security page', () => {
  const sans = lignes.filter(({ etat, preuve }) => etat === 'met' && cheminsDe(preuve).length === 0)
  expect(sans.map(({ numero }) => numero)).toEqual([])
})
