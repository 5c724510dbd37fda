import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import {
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { ficheDeStructure } from '../fiche.ts'
import { importerRessources } from '../ror/importer.ts'
import { importerNos, importerTerminologies } from './importer-nos.ts'
import { chargerLibelles, choisirLibelle } from './libelles.ts'
import { lireTerminologie } from './lire-terminologie.ts'
import { chargerLesLivrees } from './livrees.ts'
import { estPerimee } from './recevoir-terminologie.ts'

const test = baseDeTest()
const maintenant = new Date('2026-11-26T10:00:00Z')
const systeme = 'https://mos.esante.gouv.fr/NOS/TRE_R999-Essai/FHIR/TRE-R999-Essai'

type Options = { version?: string; content?: string; url?: string }
type Concept = { code: string; display?: string; property?: object[]; concept?: object[] }

const unSysteme = (concept: Concept[], { content = 'complete', url = systeme, ...reste }: Options = {}) => ({
  resourceType: 'CodeSystem',
  url,
  name: 'TRE_R999_Essai',
  status: 'active',
  content,
  ...reste,
  concept,
})

const unJeu = (concept: Concept[], version: string) => ({
  resourceType: 'ValueSet',
  url: 'https://mos.esante.gouv.fr/NOS/JDV_J999-Essai-ROR/FHIR/JDV-J999-Essai-ROR',
  version,
  compose: { include: [{ system: systeme, concept }] },
})

const recevoir = (...ressources: object[]) =>
  enTransaction(test.base, tx =>
    importerTerminologies(
      tx,
      ressources.flatMap(ressource => lireTerminologie(ressource as Record<string, unknown>) ?? []),
      maintenant,
    ),
  )

const codes = (url = systeme) =>
  test.base
    .selectFrom('terminologie_code')
    .select(['code', 'libelle', 'anciens_libelles as anciens', 'actif'])
    .where('terminologie', '=', url)
    .orderBy('code')
    .execute()

const a = { code: 'A', display: 'Alpha' }
const b = { code: 'B', display: 'Bêta' }

describe('an edition over another', () => {
  const neuf = () => `https://mos.esante.gouv.fr/NOS/TRE_R999-${crypto.randomUUID()}`

  it('relabels, keeps the former label, and makes inactive what it lacks', async () => {
    const url = neuf()
    await recevoir(unSysteme([a, b], { url, version: '20250101120000' }))
    const bilan = await recevoir(
      unSysteme([{ code: 'A', display: 'Alpha, nouveau' }, { code: 'C' }], {
        url,
        version: '20260101120000',
      }),
    )
    expect(bilan.codes).toEqual({ ajoutes: 1, relibelles: 1, inactives: 1, reactives: 0 })
    expect(await codes(url)).toEqual([
      { code: 'A', libelle: 'Alpha, nouveau', anciens: ['Alpha'], actif: true },
      { code: 'B', libelle: 'Bêta', anciens: [], actif: false },
      { code: 'C', libelle: null, anciens: [], actif: true },
    ])
    const retour = await recevoir(unSysteme([a, b], { url, version: '20260201120000' }))
    expect(retour.codes).toEqual({ ajoutes: 0, relibelles: 1, inactives: 1, reactives: 1 })
    expect((await codes(url))[0]).toMatchObject({ libelle: 'Alpha', anciens: ['Alpha, nouveau'] })
  })

  it('changes nothing the second time, nor when it is older', async () => {
    const url = neuf()
    const recent = unSysteme([a], { url, version: '20260101120000' })
    await recevoir(recent)
    expect((await recevoir(recent)).terminologies).toMatchObject({ inchangees: 1, modifiees: 0 })
    const ancien = await recevoir(unSysteme([b], { url, version: '20250101120000' }))
    expect(ancien.terminologies).toMatchObject({ perimees: 1 })
    expect(await codes(url)).toMatchObject([{ code: 'A', actif: true }])
  })

  it('takes nothing away when it is a fragment, nor a label that it does not give', async () => {
    const url = neuf()
    await recevoir(unSysteme([a, b], { url }))
    await recevoir(unSysteme([{ code: 'A' }], { url, content: 'fragment' }))
    expect(await codes(url)).toMatchObject([{ libelle: 'Alpha' }, { libelle: 'Bêta', actif: true }])
  })

  it.each([
    [{ version: '20250101120000' }, { version: '20260101120000' }, true],
    [{ version: '1.10' }, { version: '1.9' }, false],
    [{ version: null }, { version: '1' }, true],
    [{ version: '1' }, { version: null, publiee_le: '2030-01-01' }, false],
    [{ publiee_le: '2025-01-01' }, { publiee_le: '2026-01-01' }, true],
    [{}, {}, false],
  ])('%o after %o is stale: %s', (recue, connue, attendu) => {
    const edition = { version: null, publiee_le: null }
    expect(estPerimee({ ...edition, ...recue }, { ...edition, ...connue })).toBe(attendu)
  })

  it('ends the same whatever the order of the editions', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.subarray([a, b])), {
          selector: ([v]) => v,
          minLength: 1,
        }),
        async editions => {
          const url = neuf()
          for (const [version, contenu] of editions)
            await recevoir(unSysteme(contenu, { url, version: String(version) }))
          const [, derniere] = [...editions].sort(([v], [w]) => w - v)[0] ?? []
          const actifs = (await codes(url)).filter(({ actif }) => actif).map(({ code }) => code)
          expect(actifs).toEqual(derniere?.map(({ code }) => code))
        },
      ),
      { numRuns: 15 },
    ))
})

describe('what is read', () => {
  it.each<[string, object, object]>([
    [
      'concepts below others, withdrawn ones, with their dates',
      unSysteme([
        {
          ...a,
          property: [{ code: 'dateValid', valueDateTime: '2020-01-02T12:00:00+01:00' }],
          concept: [
            {
              ...b,
              property: [
                { code: 'status', valueCode: 'deprecated' },
                { code: 'dateFin', valueDateTime: '2025-06-30' },
              ],
            },
          ],
        },
      ]),
      {
        codes: [
          { code: 'A', nos: 'R999', actif: true, valide_du: '2020-01-02' },
          { code: 'B', actif: false, fini_le: '2025-06-30' },
        ],
      },
    ],
    [
      'a value set given by its expansion',
      {
        resourceType: 'ValueSet',
        url: 'x',
        expansion: { contains: [{ system: systeme, ...a, inactive: true }] },
      },
      { codes: [{ systeme, code: 'A', actif: false }] },
    ],
    [
      'a whole system taken at once',
      { resourceType: 'ValueSet', url: 'x', compose: { include: [{ system: systeme }] } },
      { fragment: true },
    ],
    [
      'a map',
      {
        resourceType: 'ConceptMap',
        url: 'x',
        group: [{ source: 's', target: 't', element: [{ code: '1', target: [{ code: '2' }, {}] }] }],
      },
      { liens: [{ systeme: 's', code: '1', vers_systeme: 't', vers_code: '2' }] },
    ],
  ])('%s', (_, ressource, attendu) =>
    expect(lireTerminologie(ressource as Record<string, unknown>)).toMatchObject(attendu),
  )

  it('is nothing but a terminology with an address', () => {
    expect(lireTerminologie({ resourceType: 'Organization', url: 'x' })).toBeUndefined()
    expect(lireTerminologie({ resourceType: 'CodeSystem' })).toBeUndefined()
  })
})

describe('labels', () => {
  it.each([
    [null, undefined, null],
    ['Source', undefined, 'Source'],
    [null, { libelle: 'Neuf', anciens: [] }, 'Neuf'],
    ['Ancien', { libelle: 'Neuf', anciens: ['Ancien'] }, 'Neuf'],
    ['Autre', { libelle: 'Neuf', anciens: ['Ancien'] }, 'Autre'],
  ])('%s with %o: %s', (source, connu, attendu) => expect(choisirLibelle(source, connu)).toBe(attendu))

  it('come from the newest edition that names the code', async () => {
    const url = systeme.replaceAll('999', '997')
    const jeu = unJeu([{ code: 'A', display: 'Alpha 2026' }], '20260101120000')
    jeu.compose.include = jeu.compose.include.map(inclusion => ({ ...inclusion, system: url }))
    await recevoir(unSysteme([a], { url, version: '20250101120000' }), jeu)
    const libelle = await chargerLibelles(test.base, [
      { table: 'R997', code: 'A' },
      { table: undefined, code: null },
    ])
    expect(libelle('R997', 'A', null)).toBe('Alpha 2026')
    expect(libelle('R997', 'Z', null)).toBeNull()
    expect(libelle('R997', 'Z', 'Mot')).toBe('Mot')
  })

  it('are shown on a fiche where the source sends codes alone', async () => {
    await chargerLesLivrees({ base: test.base, maintenant })
    const nu = (table: string, code: string) => ({
      coding: [{ system: `https://mos.esante.gouv.fr/NOS/TRE_${table}/FHIR/x`, code }],
    })
    await enTransaction(test.base, tx =>
      importerRessources(
        tx,
        [
          uneEntiteJuridique('ej1', { type: [nu('R69-FinessAgregatStatutJuridiqueNiv2', '1200')] }),
          uneStructure(),
          uneUnite('oi1', { type: [nu('R207-TypeOrganisationInterne', '1')] }),
          uneOffre('hs1', {
            type: [nu('R227-ChampActivite', '02')],
            characteristic: [nu('R213-ModePriseEnCharge', '29'), nu('R213-ModePriseEnCharge', 'zz')],
          }),
          unLieu('lo1', { type: [nu('R343-FonctionLieu', '004')] }),
        ],
        maintenant,
      ),
    )
    const { id } = await test.base.selectFrom('structure').select('id').executeTakeFirstOrThrow()
    const fiche = await ficheDeStructure(test.base, id, { niveau: 1 })
    expect(fiche?.entiteJuridique?.statut).toBe('Etablissement public')
    expect(fiche?.unites[0]?.type).toBe('Pôle')
    expect(fiche?.unites[0]?.offres[0]).toMatchObject({
      champ: 'Soins Médicaux et de réadaptation (SMR)',
      lieux: [{ fonction: 'Hébergement SMR' }],
    })
    const modes = fiche?.unites[0]?.offres[0]?.caracteristiques.filter(
      ({ axe }) => axe === 'Mode de prise en charge',
    )
    expect(modes?.map(({ libelle }) => libelle)).toEqual(['Hospitalisation de jour (HJ)', null])
  })
})

describe('what is shipped', () => {
  it('gives way to an edition of one’s own, at every start', async () => {
    const url = 'https://mos.esante.gouv.fr/NOS/TRE_R329-NatureCapacite/FHIR/TRE-R329-NatureCapacite'
    await chargerLesLivrees({ base: test.base, maintenant })
    await recevoir(unSysteme([{ code: '01', display: 'Lit d’essai' }], { url }))
    await chargerLesLivrees({ base: test.base, maintenant })
    expect(await codes(url)).toMatchObject([
      { code: '01', libelle: 'Lit d’essai', anciens: ['Lit'], actif: true },
      { code: '02', actif: false },
      { code: '03', actif: false },
    ])
  })
})

describe('the base', () => {
  it('keeps every code for ever', async () => {
    await expect(test.base.deleteFrom('terminologie_code').execute()).rejects.toThrow(/ne se supprime pas/)
  })
})

describe('files', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'nos-'))
  afterAll(() => rmSync(dossier, { recursive: true }))

  it('are loaded from a folder, all or none', async () => {
    const url = 'https://mos.esante.gouv.fr/NOS/TRE_R998-Dossier'
    writeFileSync(join(dossier, '1.json'), JSON.stringify(unSysteme([a], { url })))
    writeFileSync(join(dossier, '2.json'), '{"departements": []}')
    const bon = await importerNos(test.base, { chemin: dossier, maintenant })
    expect(bon).toMatchObject({
      ok: true,
      bilan: { fichiers: { lus: 1, ignores: [join(dossier, '2.json')] } },
    })
    writeFileSync(join(dossier, '1.json'), JSON.stringify(unSysteme([b], { url })))
    writeFileSync(join(dossier, '3.json'), '{"resourceType": "CodeSystem"')
    expect(await importerNos(test.base, { chemin: dossier, maintenant })).toMatchObject({ ok: false })
    expect(await codes(url)).toMatchObject([{ code: 'A' }])
  })

  const partagees = join(import.meta.dirname, '../../../../shared/data/nos')
  it.skipIf(!existsSync(partagees))('of the shared samples are all read, twice the same', async () => {
    const premier = await importerNos(test.base, { chemin: partagees, maintenant })
    expect(premier).toMatchObject({
      ok: true,
      bilan: { fichiers: { lus: 47, ignores: [expect.stringContaining('departements')] } },
    })
    const libelle = await chargerLibelles(test.base, [
      { table: 'R211', code: '013' },
      { table: 'R66', code: '500' },
    ])
    expect(libelle('R211', '013', null)).toBe('Cardiologie générale')
    expect(libelle('R66', '500', null)).toContain('personnes âgées dépendantes')
    const { rows } = await test.base.pool.query(
      `select count(*) n from terminologie_lien where code = '45' and actif`,
    )
    expect(Number(rows[0].n)).toBeGreaterThan(3)
    const second = await importerNos(test.base, { chemin: partagees, maintenant })
    expect(second).toMatchObject({
      bilan: {
        terminologies: { creees: 0, modifiees: 0, inchangees: 47, perimees: 0 },
        codes: { ajoutes: 0, relibelles: 0, inactives: 0, reactives: 0 },
      },
    })
  })
})
