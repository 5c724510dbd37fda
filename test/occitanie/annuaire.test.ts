import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { rafraichirAnnuaire } from '#src/annuaire-public/modele/rafraichir.ts'
import { chercher } from '#src/annuaire-public/recherche/chercher.ts'
import { comprendre } from '#src/annuaire-public/recherche/comprendre.ts'
import { lireCriteres } from '#src/annuaire-public/recherche/criteres.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { importerRor } from '#src/structures/ror/importer.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const dossier = join(import.meta.dirname, '../../../shared/data/ror/occitanie-2022')
const test = baseDeTest()

/** Real names and addresses, when they are at hand: 446 establishments of Occitanie, of 2022. */
describe.skipIf(!existsSync(dossier))('the directory over Occitanie', () => {
  beforeAll(async () => {
    const maintenant = new Date('2026-11-26T09:00:00Z')
    await importerRor(test.base, { chemin: dossier, maintenant })
    await rafraichirAnnuaire(test.base, maintenant)
  })

  it.each([
    'smr toulouse',
    'smr gériatrique 34',
    'clinique montpelier',
    'rééducation locomoteur hérault',
    'soins de suite nîmes',
  ])('« %s » finds something, where it was asked', async q => {
    const criteres = lireCriteres({ requete: nom => (nom === 'q' ? q : undefined), requetes: () => [] })
    const demande = await comprendre(test.base, criteres)
    const { total } = await chercher(test.base, demande, jour('2026-11-26'))
    expect(total).toBeGreaterThan(0)
  })
})
