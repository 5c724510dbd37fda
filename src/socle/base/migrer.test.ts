import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { ouvrirBase } from './base.ts'
import { lireMigrations, migrer } from './migrer.ts'

const test = baseDeTest()

describe('migrer', () => {
  it('applies nothing to a base that is up to date', async () => {
    expect(await migrer(test.base.pool)).toEqual([])
  })

  it('lets two processes start together on an empty base: one migrates, the other waits', async () => {
    const admin = new pg.Client(inject('urlDuServeur').replace('BASE', 'postgres'))
    await admin.connect()
    await admin.query('create database deux_departs')
    const bases = [1, 2].map(() =>
      ouvrirBase(inject('urlDuServeur').replace('BASE', 'deux_departs'), { connexions: 1 }),
    )
    const faites = await Promise.all(bases.map(({ pool }) => migrer(pool)))
    expect(faites.map(noms => noms.length).sort((a, b) => a - b)).toEqual([0, lireMigrations().length])
    await Promise.all(bases.map(base => base.destroy()))
    await admin.query('drop database deux_departs')
    await admin.end()
  })
})

describe('normaliser', () => {
  it.each([
    ['Éloïse  D’AGOSTINO-Œuvrard', 'eloise d agostino oeuvrard'],
    ['marie.curie@ch.example', 'marie.curie@ch.example'],
    ['Straße', 'strasse'],
  ])('turns %s into %s', async (texte, attendu) => {
    const { rows } = await sql<{ n: string }>`select normaliser(${texte}) as n`.execute(test.base)
    expect(rows[0]?.n).toBe(attendu)
  })
})
