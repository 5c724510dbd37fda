import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Base, ouvrirBase } from '#src/socle/base/base.ts'
import { modele } from './modele.ts'

/**
 * A fresh migrated database for the current test file, thrown away at the end.
 * @returns a holder: read `.base` inside tests and hooks only.
 */
export function baseDeTest(): { readonly base: Base; readonly url: string } {
  const nom = `essai_${randomUUID().replaceAll('-', '')}`
  const etat: { base?: Base; url?: string } = {}
  const admin = async (requete: string) => {
    const client = new pg.Client(inject('urlDuServeur').replace('BASE', 'postgres'))
    await client.connect()
    await client.query(requete)
    await client.end()
  }
  beforeAll(async () => {
    await admin(`create database ${nom} template ${modele}`)
    etat.url = inject('urlDuServeur').replace('BASE', nom)
    etat.base = ouvrirBase(etat.url, { connexions: 10 })
  })
  afterAll(async () => {
    await etat.base?.destroy()
    await admin(`drop database if exists ${nom} with (force)`)
  })
  return {
    get base() {
      if (!etat.base) throw new Error('La base de test n’est prête que dans les tests.')
      return etat.base
    },
    get url() {
      return etat.url ?? ''
    },
  }
}
