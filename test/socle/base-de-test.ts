import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Base, ouvrirBase } from '#src/socle/base/base.ts'
import { modele } from './modele.ts'
import { parAdministrateur } from './par-administrateur.ts'

/**
 * A fresh migrated database for the current test file, thrown away at the end.
 * @param preparerCopie names the database that it is a copy of: the bare one, unless it says otherwise.
 * @returns a holder: read `.base` inside tests and hooks only.
 */
export function baseDeTest(preparerCopie: () => Promise<string> = async () => modele): {
  readonly base: Base
  readonly url: string
} {
  const nom = `essai_${randomUUID().replaceAll('-', '')}`
  const etat: { base?: Base; url?: string } = {}
  beforeAll(async () => {
    const copie = await preparerCopie()
    await parAdministrateur(client => client.query(`create database ${nom} template ${copie}`))
    etat.url = inject('urlDuServeur').replace('BASE', nom)
    etat.base = ouvrirBase(etat.url, { connexions: 10 })
  })
  afterAll(async () => {
    await etat.base?.destroy()
    await parAdministrateur(client => client.query(`drop database if exists ${nom} with (force)`))
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
