import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { type DoubleRor, ouvrirDouble } from '../double/ouvrir-double.ts'
import { ouvrirSource, type Source } from '../source/client.ts'
import { outilsReels } from '../source/outils.ts'
import { type DemandeSynchro, synchroniser } from './synchroniser.ts'

/** Played where it lies, over HTTP, and never copied. */
const dossier = join(import.meta.dirname, '../../../../../shared/data/ror/scenario-bretagne')

type Volumes = Record<string, number>
type Etape = { volumes: Volumes; crees: string[]; modifies: string[]; disparus: string[] }
type Attendu = {
  j0: { volumes: Volumes; 'capacite_installee_smr_53-lo1': number }
  j1: Etape
  j2: Etape
  j7: Etape & { absents_de_l_export_mais_existants: string[] }
}

describe.skipIf(!existsSync(dossier))('the Breton scenario, day by day over HTTP', () => {
  const essai = baseDeTest()
  const ici = { instant: '2026-09-01T02:00:00+02:00' } as {
    instant: string
    double: DoubleRor
    source: Source
  }
  const attendu: Attendu = existsSync(dossier)
    ? JSON.parse(readFileSync(join(dossier, 'attendu.json'), 'utf8'))
    : undefined

  beforeAll(async () => {
    ici.double = await ouvrirDouble({ source: { dossier }, parTranche: 8 })
    const { url, urlJetons, clientId, clientSecret } = ici.double
    const reglages = {
      base: url,
      jeton: urlJetons,
      clientId,
      secret: clientSecret,
      regions: ['53'],
      profil: 'CU22',
      delaiSecondes: 5,
    }
    const outils = { ...outilsReels(reglages, () => new Date(ici.instant)), attendre: async () => undefined }
    ici.source = ouvrirSource(reglages, outils)
  })
  afterAll(() => ici.double.fermer())

  async function passer(jour: number, instant: string, demande: DemandeSynchro) {
    ici.double.jour(jour)
    ici.instant = instant
    const services = {
      ...servicesDeTest(essai.base, { variables: { DATA_DIR: mkdtempSync(join(tmpdir(), 'ror-')) } }),
      horloge: () => new Date(instant),
    }
    const issue = await synchroniser(services, ici.source, demande)
    expect(issue).toMatchObject({ genre: 'fait', etat: 'reussi' })
    return issue.genre === 'fait' ? issue.bilan : undefined
  }

  const lire = async (requete: string) => (await essai.base.pool.query(requete)).rows
  const volumes = async (): Promise<Volumes> =>
    Object.fromEntries(
      (
        await lire(
          `select type, count(*)::int as n from ror_ressource where absente_le is null group by type`,
        )
      ).map(({ type, n }) => [type, n]),
    )
  const cles = async (condition: string): Promise<string[]> =>
    (await lire(`select type || '/' || id as cle from ror_ressource where ${condition} order by 1`)).map(
      ({ cle }) => cle,
    )
  const installes = async () =>
    (
      await lire(`select nombre from capacite c join lieu l on l.id = c.lieu_id
      where l.ror_id = '53-lo1' and statut_code = '01'`)
    )[0]?.nombre

  it('day 0: everything', async () => {
    await passer(0, '2026-09-01T02:00:00+02:00', { nature: 'complet' })
    expect(await volumes()).toEqual(attendu.j0.volumes)
    expect(await installes()).toBe(attendu.j0['capacite_installee_smr_53-lo1'])
  })

  it('day 1: what was created and changed, places included', async () => {
    await passer(1, '2026-09-02T02:00:00+02:00', { nature: 'delta' })
    expect(await volumes()).toEqual(attendu.j1.volumes)
    expect(await cles(`recue_le = '2026-09-02T02:00:00+02:00'`)).toEqual(
      [...attendu.j1.crees, ...attendu.j1.modifies].sort(),
    )
  })

  it('day 2: a closure, a unit that moves with its offers', async () => {
    const bilan = await passer(2, '2026-09-03T02:00:00+02:00', { nature: 'delta' })
    expect(await volumes()).toEqual(attendu.j2.volumes)
    expect(bilan).toMatchObject({ unitesDeplacees: 1, fermees: 1 })
    expect(
      await lire(`select o.ror_id from offre o join structure s on s.id = o.structure_id
        where o.ror_id in ('53-hs1', '53-hs2') and s.ror_id = '53-eg2' order by 1`),
    ).toHaveLength(2)
    expect(
      await lire(`select 1 from structure where ror_id = '53-eg9' and fermeture_code = 'DEF'`),
    ).toHaveLength(1)
  })

  it('day 7: what is gone is gone, what has no offer stays, and the second pass changes nothing', async () => {
    await passer(7, '2026-09-08T02:00:00+02:00', { nature: 'complet' })
    const { volumes: restants, disparus, absents_de_l_export_mais_existants: horsExport, crees } = attendu.j7
    expect(await volumes()).toEqual(restants)
    expect(await cles('absente_le is not null')).toEqual([...disparus].sort())
    expect(await cles('hors_export_le is not null')).toEqual(horsExport)
    expect(await cles(`recue_le = '2026-09-08T02:00:00+02:00'`)).toEqual(expect.arrayContaining(crees))
    const historique = await lire('select count(*)::int as n from changement_fiche')
    const encore = await passer(7, '2026-09-08T04:00:00+02:00', { nature: 'complet' })
    expect(encore).toMatchObject({ changements: 0 })
    expect(await lire('select count(*)::int as n from changement_fiche')).toEqual(historique)
  })

  it('one structure on demand', async () => {
    const [structure] = await lire(`select id from structure where ror_id = '53-eg1'`)
    const bilan = await passer(7, '2026-09-08T05:00:00+02:00', {
      nature: 'structure',
      structureId: structure.id,
    })
    expect(bilan?.ressources.structure?.lues).toBeGreaterThan(0)
    expect(bilan?.ressources.offre?.lues).toBeGreaterThan(0)
  })
})
