import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import {
  unBundle,
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { viderAnnuaire } from '#test/structures/vider-annuaire.ts'
import { importerRor } from './importer.ts'

const test = baseDeTest()
const maintenant = new Date('2026-11-23T10:00:00Z')
const dossier = mkdtempSync(join(tmpdir(), 'ror-'))
afterAll(() => rmSync(dossier, { recursive: true }))

beforeEach(() => viderAnnuaire(test.base))

const tout = () => [uneEntiteJuridique(), uneStructure(), uneUnite(), uneOffre(), unLieu()]
const lignes = (table: 'structure' | 'capacite') => test.base.selectFrom(table).selectAll().execute()

function ecrire(nom: string, contenu: unknown): string {
  const chemin = join(dossier, nom)
  writeFileSync(
    chemin,
    typeof contenu === 'string' || Buffer.isBuffer(contenu) ? contenu : JSON.stringify(contenu),
  )
  return chemin
}

describe('a file', () => {
  it.each<[string, unknown]>([
    ['bundle.json', unBundle(...tout())],
    ['entrees-avant-le-type.json', { entry: tout().map(resource => ({ resource })), resourceType: 'Bundle' }],
    ['tableau.json', tout()],
    ['bundles.json', [unBundle(...tout())]],
    [
      'lignes.ndjson',
      tout()
        .map(r => JSON.stringify(r))
        .join('\n\n'),
    ],
    ['bom.json', `\ufeff${JSON.stringify(unBundle(...tout()))}`],
  ])('may be a Bundle, an array or lines: %s', async (nom, contenu) => {
    const resultat = await importerRor(test.base, { chemin: ecrire(nom, contenu), maintenant })
    expect(resultat).toMatchObject({ ok: true, bilan: { fichiers: { lus: 1, ignores: [] } } })
    expect(await lignes('capacite')).toHaveLength(2)
  })

  it('may be a single resource', async () => {
    await importerRor(test.base, { chemin: ecrire('seule.json', uneStructure()), maintenant })
    expect(await lignes('structure')).toHaveLength(1)
  })

  it.each<[string, unknown, RegExp]>([
    ['vide.json', '', /aucune ressource FHIR/],
    ['texte.json', 'bonjour', /pas du JSON/],
    ['tronque.json', JSON.stringify(unBundle(...tout())).slice(0, -20), /tronqué/],
    ['latin1.json', Buffer.from(JSON.stringify(uneStructure('eg1', { name: 'Hôpital' })), 'latin1'), /UTF-8/],
    ['descripteur.json', { output: [], error: [] }, /aucune ressource FHIR/],
    ['faux-bundle.json', { entry: [{ resource: uneStructure() }], resourceType: 'List' }, /pas un Bundle/],
    ['profond.json', '['.repeat(100_000), /démesurée/],
  ])('is refused with a sentence, and nothing changes: %s', async (nom, contenu, motif) => {
    const resultat = await importerRor(test.base, { chemin: ecrire(nom, contenu), maintenant })
    expect(resultat).toMatchObject({ ok: false, motif: expect.stringMatching(motif) })
    expect(await lignes('structure')).toEqual([])
  })

  it('says when there is none', async () => {
    const resultat = await importerRor(test.base, { chemin: join(dossier, 'absent'), maintenant })
    expect(resultat).toMatchObject({ ok: false, motif: expect.stringContaining('n’existe pas') })
  })
})
