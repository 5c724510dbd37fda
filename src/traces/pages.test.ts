import { beforeAll, describe, expect, it } from 'vitest'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Objets, objetsDeLAutre, objetsDuReferent } from '#test/acces/objets.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { creerClient } from '#test/socle/client.ts'
import { chercherTraces } from './chercher.ts'
import { lireCriteres } from './criteres.ts'

const demo = applicationDeDemo()
const objets: { siens: Objets; autres: Objets } = { siens: {}, autres: {} }
const page = '/administration/journal'

beforeAll(async () => {
  objets.siens = await objetsDuReferent(demo.services.base)
  objets.autres = await objetsDeLAutre(demo.services.base)
})

async function entrer(compte: string) {
  const client = creerClient(demo.app)
  await client.post('/demo/connexion', { compte })
  return client
}

const lignes = (base: Lecture, acte: string) =>
  base.selectFrom('journal').selectAll().where('acte', '=', acte).orderBy('id').execute()
const consultations = () => lignes(demo.services.base, 'traces.consultees')
const compter = async () => (await consultations()).length

describe('the journal, by who reads it', () => {
  it('a référent reads that of their structure, and is written down once a view, not once a page', async () => {
    const client = await entrer('referent')
    const avant = await compter()
    const { statut, texte } = await client.get(page)
    expect(statut).toBe(200)
    expect(texte).toContain('Journal de ma structure')
    expect(texte).toContain('a attribué')
    expect(await compter()).toBe(avant + 1)
    expect((await consultations()).at(-1)).toMatchObject({ structure_id: objets.siens.structureId })
    const plusAncien = /href="([^"]*avant=\d+)"/.exec(texte)?.[1]?.replaceAll('&amp;', '&')
    if (plusAncien) expect((await client.get(plusAncien)).statut).toBe(200)
    expect(await compter()).toBe(avant + 1)
    expect((await client.get(page)).texte).toContain('a consulté le journal')
  })

  it('no line of another structure is ever in it', async () => {
    const client = await entrer('referent')
    const { base } = demo.services
    const { nom } = await base
      .selectFrom('compte')
      .select('nom')
      .where('id', '=', objets.autres.compteId ?? '')
      .executeTakeFirstOrThrow()
    for (const suite of [`?q=${encodeURIComponent(nom)}`, `?personne=${objets.autres.compteId}`]) {
      const { texte } = await client.get(`${page}${suite}`)
      expect(texte).toContain('Aucune ligne ne correspond')
    }
    // nor does asking put their name in it
    expect((await consultations()).at(-1)?.compte_id).toBeNull()
    expect((await client.get(`${page}?structure=${objets.autres.structureId}`)).statut).toBe(404)
  })

  it.each(['charge-de-mission', 'regional', 'national'])('%s reads that of a territory', async role => {
    const client = await entrer(role)
    const { statut, texte } = await client.get(page)
    expect(statut).toBe(200)
    expect(texte).toContain('Journal de mon territoire')
    expect((await client.get(`${page}?q=martin&acte=habilitation`)).statut).toBe(200)
  })

  it.each(['', '?q=a', '?acte=habilitation'])(
    'a territory’s holds only its own structures (%s)',
    async suite => {
      const { base } = demo.services
      const { departement_code } = await base
        .selectFrom('structure')
        .select('departement_code')
        .where('id', '=', objets.siens.structureId ?? '')
        .executeTakeFirstOrThrow()
      const administration = {
        national: false,
        regions: [],
        departements: [departement_code ?? ''],
        entites: [],
        structures: [],
        unites: [],
      }
      const criteres = lireCriteres(nom => new URLSearchParams(suite).get(nom) ?? undefined)
      const portee = { genre: 'territoire' as const, administration }
      const { lignes: vues } = await chercherTraces(base, { portee, criteres }, 1000)
      const departements = await base
        .selectFrom('journal')
        .leftJoin('structure', 'structure.id', 'structure_id')
        .select('departement_code')
        .distinct()
        .where(
          'journal.id',
          'in',
          vues.map(({ id }) => id),
        )
        .execute()
      expect(departements).toEqual([{ departement_code }])
    },
  )

  it.each(['professionnel', 'nouveau'])('%s has no journal to read', async role => {
    expect((await (await entrer(role)).get(page)).statut).toBe(403)
  })
})

describe('searching the journal', () => {
  it('by act, issue and dates; nonsense is left out', async () => {
    const client = await entrer('referent')
    expect((await client.get(`${page}?acte=habilitation&issue=fait&du=2020-01-01`)).texte).toContain(
      'a attribué',
    )
    expect((await client.get(`${page}?au=2001-01-01`)).texte).toContain('Aucune ligne ne correspond')
    expect((await client.get(`${page}?acte=';drop&issue=x&du=31/02/2026&avant=-1&personne=1`)).statut).toBe(
      200,
    )
    expect((await client.get(`${page}?q=%25%00_%F0%9F%92%A5'`)).statut).toBe(200)
  })
})

describe('exporting the journal', () => {
  it('asks what for, and gives nothing without it', async () => {
    const client = await entrer('referent')
    const { statut, texte } = await client.post(`${page}/exporter`, { motif: 'rien', acte: 'habilitation' })
    expect(statut).toBe(422)
    expect(texte).toContain('value="habilitation"')
    expect(await lignes(demo.services.base, 'traces.exportees')).toEqual([])
  })

  it('gives the lines of one’s own structure, and writes who took them and why', async () => {
    const client = await entrer('referent')
    const motif = 'réponse à la demande d’accès du 12 novembre'
    const reponse = await client.post(`${page}/exporter`, { motif, acte: 'habilitation' })
    expect(reponse.statut).toBe(200)
    expect(reponse.entetes.get('content-type')).toContain('text/csv')
    const nombre = reponse.texte.trim().split('\r\n').length - 1
    expect(nombre).toBeGreaterThan(3)
    expect(await lignes(demo.services.base, 'traces.exportees')).toMatchObject([
      { motif, structure_id: objets.siens.structureId, details: { lignes: nombre } },
    ])
  })
})
