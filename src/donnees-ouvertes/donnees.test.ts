import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imaginerRegion } from '#demo/peuplement.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { publier as publierRor } from '#test/fhir/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { sansFormule } from './fichiers/csv.ts'
import { refaitEnCours } from './fichiers/fraicheur.ts'
import { editions, exporterVers, publier } from './fichiers/publier.ts'
import { jeux } from './jeux/tous.ts'
import { trancheDonneesOuvertes } from './tranche.ts'

const test = baseDeTest()
const dossiers: string[] = []
const unDossier = () => {
  const dossier = mkdtempSync(join(tmpdir(), 'vt-donnees-'))
  dossiers.push(dossier)
  return dossier
}
const services = (dossier = unDossier()) => servicesDeTest(test.base, { variables: { DATA_DIR: dossier } })
const piege = '=HYPERLINK("http://x.example";"a")'

beforeAll(async () => {
  const { ressources } = imaginerRegion({ graine: 2026, maintenant: new Date('2026-11-20T04:00:00Z') })
  await publierRor(test.base, ressources)
  const ehpads = await test.base
    .selectFrom('structure')
    .select('id')
    .where('categorie_code', '=', '500')
    .orderBy('finess')
    .execute()
  const maj_le = new Date('2026-11-01T10:00:00.250Z')
  for (const [i, { id }] of ehpads.entries()) {
    await test.base
      .insertInto('grand_age')
      .values({
        structure_id: id,
        hebergements: ['permanent', 'accueil-de-jour'],
        aide_sociale: i % 2 === 0,
        pasa: i === 0 ? null : true,
        autres_prestations: 'Demandez Mme Untel',
        maj_le,
      })
      .execute()
    await test.base
      .insertInto('tarif_grand_age')
      .values([
        { structure_id: id, nature: 'permanent-simple', montant: `6${i % 10}.05`, au: '2026-01-01' },
        { structure_id: id, nature: 'loyer-f1', montant: 712, au: '2026-02-01' },
      ])
      .execute()
    await test.base
      .insertInto('place_declaree')
      .values({
        structure_id: id,
        hebergement: 'permanent',
        capacite: 80,
        libres: i === 1 ? null : i % 3,
        declaree_le: maj_le,
      })
      .execute()
  }
  await test.base
    .updateTable('structure')
    .set({ nom: piege, longitude: -1.75, latitude: 48.1, voie: 'a;"b"\nc' })
    .where('id', '=', ehpads[0]?.id ?? '')
    .execute()
  await test.base
    .updateTable('structure')
    .set({ desactivee_le: new Date() })
    .where('id', '=', ehpads[2]?.id ?? '')
    .execute()
  const { id } = await test.base.selectFrom('offre').select('id').limit(1).executeTakeFirstOrThrow()
  await test.base
    .updateTable('offre')
    .set({ sensible: true, nom: 'Unité secrète' })
    .where('id', '=', id)
    .execute()
})
afterAll(() => {
  for (const dossier of dossiers) rmSync(dossier, { recursive: true, force: true })
})

const csv = (chemin: string): Record<string, string>[] =>
  parse(readFileSync(chemin), { bom: true, delimiter: ';', columns: true, relax_column_count: false })

async function parquet(chemin: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connexion = await instance.connect()
  try {
    return (await connexion.runAndReadAll(`select * from '${chemin}'`)).getRowObjectsJson() as Record<
      string,
      unknown
    >[]
  } finally {
    connexion.closeSync()
    instance.closeSync()
  }
}

/** The base’s own word on a table, told by another query than the export’s. */
const attendues: Record<string, string> = {
  structures: `select count(*) from structure where absente_le is null and desactivee_le is null`,
  offres: `select count(*) from offre o join structure s on s.id = o.structure_id where s.desactivee_le is null
    and o.unite_id is distinct from (select unite_id from offre where sensible)`,
  tarifs: `select count(*) from tarif_grand_age join structure s on s.id = structure_id where s.desactivee_le is null`,
  places: `select count(*) from place_declaree join structure s on s.id = structure_id where s.desactivee_le is null`,
}

describe('the files', () => {
  it('hold what the base holds, the same in CSV and in Parquet, each value typed', async () => {
    const dossier = unDossier()
    const bilan = await exporterVers(services(), dossier)
    for (const [nom, requete] of Object.entries(attendues)) {
      const { rows } = await sql<{ count: number }>`${sql.raw(requete)}`.execute(test.base)
      expect(bilan[nom], nom).toBe(rows[0]?.count)
    }
    for (const { nom, colonnes, cle } of jeux) {
      const lignes = csv(join(dossier, `${nom}.csv`))
      const typees = await parquet(join(dossier, `${nom}.parquet`))
      expect([lignes.length, typees.length], nom).toEqual([bilan[nom], bilan[nom]])
      expect(Object.keys(lignes[0] ?? {})).toEqual(colonnes.map(({ nom }) => nom))
      expect(new Set(lignes.map(ligne => cle.map(c => ligne[c]).join())).size).toBe(lignes.length)
      for (const [i, ligne] of lignes.entries())
        for (const { nom: colonne, type, requise } of colonnes) {
          const [brute = '', typee] = [ligne[colonne], typees[i]?.[colonne] ?? null]
          if (requise) expect(brute, `${nom}.${colonne}`).not.toBe('')
          const voulue =
            brute === ''
              ? null
              : type === 'texte'
                ? brute
                : type === 'instant'
                  ? brute.replace('T', ' ').replace('Z', '+00')
                  : brute
          if (type === 'texte') expect(sansFormule(typee as string | null), colonne).toBe(voulue)
          else if (type === 'nombre')
            expect(Number(typee ?? Number.NaN)).toBe(brute === '' ? Number.NaN : Number(brute))
          else expect(typee === null ? null : String(typee), `${nom}.${colonne}`).toBe(voulue)
        }
    }
    const structure = await test.base
      .selectFrom('structure')
      .selectAll()
      .where('nom', '=', piege)
      .executeTakeFirstOrThrow()
    const [enCsv] = csv(join(dossier, 'structures.csv')).filter(
      ({ structure_id }) => structure_id === structure.id,
    )
    expect(enCsv).toMatchObject({
      nom: `'${piege}`,
      longitude: '-1.75',
      finess: structure.finess,
      voie: structure.voie,
      pasa: '',
      aide_sociale: 'true',
      hebergements: 'permanent|accueil-de-jour',
    })
    const [enParquet] = (await parquet(join(dossier, 'structures.parquet'))).filter(
      ({ structure_id }) => structure_id === structure.id,
    )
    expect(enParquet).toMatchObject({
      nom: piege,
      longitude: -1.75,
      voie: structure.voie,
      pasa: null,
      aide_sociale: true,
    })
  })

  it('hold nothing personal, nothing sensitive, nothing that is disabled', async () => {
    const dossier = unDossier()
    await exporterVers(services(), dossier)
    const tout = readdirSync(dossier)
      .map(nom => readFileSync(join(dossier, nom), 'utf8'))
      .join()
    expect(tout).not.toMatch(/Untel|Unité secrète|@[a-z0-9-]+\.(example|fr)/)
    const colonnes = jeux.flatMap(jeu => jeu.colonnes.map(({ nom }) => nom))
    expect(colonnes).not.toEqual(expect.arrayContaining(['courriel', 'compte_id', 'autres_prestations']))
  })

  it('come with their dictionary, which names the same columns', async () => {
    const dossier = unDossier()
    await exporterVers(services(), dossier)
    const paquet = JSON.parse(readFileSync(join(dossier, 'datapackage.json'), 'utf8'))
    expect(paquet.resources).toHaveLength(2 * jeux.length)
    for (const { nom } of jeux) {
      const { fields, primaryKey } = JSON.parse(readFileSync(join(dossier, `${nom}.schema.json`), 'utf8'))
      const [entete = ''] = readFileSync(join(dossier, `${nom}.csv`), 'utf8')
        .slice(1)
        .split('\r\n')
      expect(fields.map(({ name }: { name: string }) => name)).toEqual(entete.split(';'))
      expect(entete.split(';')).toEqual(expect.arrayContaining(primaryKey))
      const ressource = paquet.resources.find(({ path }: { path: string }) => path === `${nom}.csv`)
      expect(ressource.bytes).toBe(statSync(join(dossier, `${nom}.csv`)).size)
    }
  })
})

describe('a new edition', () => {
  it('replaces the former one at once; of the old ones, one stays', async () => {
    const s = services()
    for (let i = 0; i < 4; i++) {
      await publier(s)
      s.horloge.avancer(1)
    }
    const restantes = await editions(s)
    expect(restantes.map(({ faiteLe }) => faiteLe.toISOString().slice(0, 10))).toEqual([
      '2026-11-26',
      '2026-11-25',
    ])
    expect(readdirSync(join(s.config.DATA_DIR, 'donnees-ouvertes'))).toHaveLength(2)
  })

  it.skipIf(!existsSync('/dev/full'))(
    'that meets a full disk leaves the former one, and nothing behind',
    async () => {
      const s = services()
      await publier(s)
      const [avant] = await editions(s)
      s.horloge.avancer(1)
      const brouillon = join(s.config.DATA_DIR, 'donnees-ouvertes', '.plein')
      mkdirSync(brouillon)
      symlinkSync('/dev/full', join(brouillon, 'offres.csv'))
      await expect(publier(s, '.plein')).rejects.toMatchObject({ code: 'ENOSPC' })
      expect(await editions(s)).toEqual([avant])
      expect(existsSync(brouillon)).toBe(false)
    },
  )

  it('that cannot be written fails the job, which tells and tries again', async () => {
    const fichier = join(unDossier(), 'fichier')
    writeFileSync(fichier, 'x')
    await expect(publier(services(fichier))).rejects.toThrow()
    const [travail] = trancheDonneesOuvertes.travaux ?? []
    await expect(travail?.executer(services(fichier), {})).rejects.toThrow()
  })
})

describe('served', () => {
  const application = (s = services()) => ({
    s,
    app: creerServeur({ services: s, tranches: [trancheDonneesOuvertes], identifier: async () => null }),
  })

  it('not there yet: 503, and it is being made; then whole, with its length and version', async () => {
    const { s, app } = application()
    expect((await app.request('/annuaire/donnees')).status).toBe(200)
    const tot = await app.request('/annuaire/donnees/offres.csv')
    expect([tot.status, tot.headers.get('retry-after')]).toEqual([503, '120'])
    await refaitEnCours()
    const [edition] = await editions(s)
    for (const [nom, type] of [
      ['offres.csv', 'text/csv; charset=utf-8'],
      ['offres.parquet', 'application/vnd.apache.parquet'],
      ['datapackage.json', 'application/json; charset=utf-8'],
    ] as const) {
      const reponse = await app.request(`/annuaire/donnees/${nom}`, {
        headers: { 'accept-encoding': 'gzip' },
      })
      const corps = Buffer.from(await reponse.arrayBuffer())
      expect([reponse.status, reponse.headers.get('content-type')]).toEqual([200, type])
      expect(reponse.headers.get('content-length')).toBe(String(corps.length))
      expect(corps.equals(readFileSync(join(edition?.dossier ?? '', nom)))).toBe(true)
      const etag = reponse.headers.get('etag') ?? ''
      expect(
        (await app.request(`/annuaire/donnees/${nom}`, { headers: { 'if-none-match': etag } })).status,
      ).toBe(304)
      const tete = await app.request(`/annuaire/donnees/${nom}`, { method: 'HEAD' })
      expect([tete.status, tete.headers.get('content-length'), await tete.text()]).toEqual([
        200,
        String(corps.length),
        '',
      ])
    }
    const page = await (await app.request('/annuaire/donnees')).text()
    expect(page).toContain('Fichiers du 23\u00A0novembre\u00A02026')
    expect(page).toContain('Licence Ouverte 2.0')
    for (const { colonnes } of jeux)
      for (const { nom } of colonnes) expect(page).toContain(`<code>${nom}</code>`)
  })

  it('old on this machine: served as it is, and made again behind', async () => {
    const { s, app } = application()
    await publier(s)
    const avant = (await app.request('/annuaire/donnees/places.csv')).headers.get('etag')
    s.horloge.avancer(2)
    expect((await app.request('/annuaire/donnees/places.csv')).headers.get('etag')).toBe(avant)
    await refaitEnCours()
    expect((await app.request('/annuaire/donnees/places.csv')).headers.get('etag')).not.toBe(avant)
  })

  it('by its own names only', async () => {
    const { app } = application()
    for (const nom of [
      'autre.csv',
      '..%2F..%2Fcle-secrets',
      '%2e%2e',
      '.attente.duckdb',
      'offres.csv%00',
      'constructor',
    ])
      expect((await app.request(`/annuaire/donnees/${nom}`)).status, nom).toBe(404)
  })
})
