import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import type { TestProject } from 'vitest/node'
import { preparerModele } from './modele.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the shared server, with `BASE` where the name of the database goes. */
    urlDuServeur: string
  }
}

/**
 * One PostgreSQL for the whole run, with a migrated template that each test file clones in a few milliseconds; and
 * Chromium unpacked once, before two workers find half of it at the same time.
 */
export default async function preparer(projet: TestProject) {
  const dossier = mkdtempSync(join(tmpdir(), 'vt-essais-'))
  const [serveur] = await Promise.all([preparerModele(dossier), chromium.executablePath()])
  projet.provide('urlDuServeur', serveur.url('BASE'))
  return async () => {
    await serveur.arreter()
    rmSync(dossier, { recursive: true, force: true })
  }
}
