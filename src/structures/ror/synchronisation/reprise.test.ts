import { mkdtempSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import {
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { RorFactice } from '#test/structures/ror-factice.ts'
import { viderAnnuaire } from '#test/structures/vider-annuaire.ts'
import { ouvrirDouble } from '../double/ouvrir-double.ts'
import { ouvrirSource } from '../source/client.ts'
import { lirePassages } from './lire-passages.ts'
import { synchroniser } from './synchroniser.ts'
import { travauxRor } from './travaux.ts'

/** A complete pass that failed, and the next one. */
const essai = baseDeTest()
let ror = new RorFactice()
let dossier = ''

beforeEach(async () => {
  await viderAnnuaire(essai.base)
  dossier = mkdtempSync(join(tmpdir(), 'ror-'))
  ror = new RorFactice()
  ror.poser(uneEntiteJuridique(), uneStructure(), uneUnite(), uneOffre(), unLieu(), unLieu('lo2'))
  ror.parTranche = 2
})

async function passer(nature: 'complet' | 'delta' = 'complet', reglages: object = {}) {
  ror.appels = []
  const services = {
    ...servicesDeTest(essai.base, { variables: { DATA_DIR: dossier } }),
    horloge: () => ror.maintenant,
  }
  await synchroniser(services, ouvrirSource({ ...ror.reglages, ...reglages }, ror.outils), { nature })
  avancer(3_600_000)
  const [passage] = await lirePassages(essai.base)
  return passage
}
const avancer = (ms: number) => {
  ror.maintenant = new Date(ror.maintenant.getTime() + ms)
}
const tombe = (ou: RegExp, statut = 500) => {
  ror.pannes = [url => (ou.test(url.href) ? ror.json({}, statut) : undefined)]
}
const repare = () => {
  ror.pannes = []
}
const tranchesLues = () => ror.appels.filter(appel => appel.startsWith('tranche/'))
const exportsDemandes = () => ror.appels.filter(appel => appel.startsWith('$export')).length
const compter = async (ou: string) =>
  Number((await essai.base.pool.query(`select count(*) as n from ${ou}`)).rows[0].n)

describe('after a failure of the source', () => {
  it('the next pass goes on with the slices that are left, counts everything and says so', async () => {
    tombe(/rang=1/)
    const premiere = await passer()
    expect(premiere).toMatchObject({ etat: 'echoue', code: 'injoignable' })
    repare()
    expect(await passer()).toMatchObject({
      etat: 'reussi',
      bilan: {
        remarques: [
          `Reprend l’export demandé par le passage n° ${premiere?.id} : 1\u00a0tranche sur 3 était déjà lue et compte ici.`,
        ],
        ressources: { 'entite-juridique': { lues: 1, creees: 1 }, lieu: { lues: 2, creees: 2 } },
      },
    })
    expect(exportsDemandes()).toBe(0)
    expect(tranchesLues()).toEqual(['tranche/1?rang=1', 'tranche/1?rang=2'])
    expect(await compter('ror_ressource where absente_le is null')).toBe(6)
    expect(await compter('ror_vue')).toBe(0)
    expect(readdirSync(join(dossier, 'ror'))).toEqual([])
  })

  it('as many times as it takes, and past a death', async () => {
    tombe(/rang=1/)
    const premiere = await passer()
    tombe(/rang=2/)
    expect(await passer()).toMatchObject({ etat: 'echoue' })
    const mort = new Error('kill -9')
    ror.pannes = [url => (/rang=2/.test(url.href) ? mort : undefined)]
    const services = servicesDeTest(essai.base, { variables: { DATA_DIR: dossier } })
    services.log.error = () => {
      throw mort
    }
    const source = ouvrirSource(ror.reglages, { ...ror.outils, attendre: () => Promise.reject(mort) })
    ror.encoreEnCours = 0
    const demande = { nature: 'complet' } as const
    await expect(synchroniser({ ...services, horloge: () => ror.maintenant }, source, demande)).rejects.toBe(
      mort,
    )
    repare()
    const derniere = await passer()
    expect(derniere).toMatchObject({ etat: 'reussi', bilan: { ressources: { offre: { creees: 1 } } } })
    expect(derniere?.bilan.remarques).toEqual([
      expect.stringContaining(`n° ${premiere?.id} : 2\u00a0tranches`),
    ])
    expect(tranchesLues()).toEqual(['tranche/1?rang=2'])
  })

  it('an export that was still being prepared is waited for, not asked again', async () => {
    tombe(/suivi/)
    await passer()
    repare()
    expect(await passer()).toMatchObject({
      etat: 'reussi',
      bilan: { remarques: [expect.stringContaining('encore en préparation')] },
    })
    expect(exportsDemandes()).toBe(0)
  })

  it('when only the proof of absences failed, nothing is downloaded again', async () => {
    await passer()
    ror.ressources.delete('Location/lo2')
    tombe(/Location\/lo2/)
    expect(await passer()).toMatchObject({ etat: 'partiel', code: 'injoignable' })
    repare()
    expect(await passer()).toMatchObject({
      etat: 'reussi',
      bilan: { ressources: { lieu: { disparues: 1 } } },
    })
    expect(ror.appels).toEqual(['Location/lo2'])
  })

  it('what a delta brought since the export is not missing from it', async () => {
    await passer()
    tombe(/rang=1/)
    await passer()
    repare()
    ror.poser(
      uneOffre('hs9', { maj: ror.maintenant.toISOString() }),
      unLieu('lo2', { name: 'Neuf', maj: ror.maintenant.toISOString() }),
    )
    expect(await passer('delta')).toMatchObject({ etat: 'reussi' })
    expect(await passer()).toMatchObject({ etat: 'reussi' })
    expect(await compter('ror_ressource where hors_export_le is not null')).toBe(0)
    expect(await compter(`lieu where nom = 'Neuf'`)).toBe(1)
  })
})

describe('after a failure of ours', () => {
  it('a slice that was downloaded is not downloaded again', async () => {
    await essai.base.pool.query(
      `create function refuser() returns trigger language plpgsql as $$ begin raise 'non' using errcode = 'XX000'; end $$;
       create trigger refus before insert on ror_ressource for each statement execute function refuser()`,
    )
    expect(await passer()).toMatchObject({ etat: 'echoue', code: 'incident' })
    await essai.base.pool.query('drop trigger refus on ror_ressource; drop function refuser()')
    expect(await passer()).toMatchObject({ etat: 'reussi' })
    // the second came while the first was refused
    expect(tranchesLues()).toEqual(['tranche/1?rang=2'])
  })
})

describe('a new export is asked, and the report says why', () => {
  it.each<[string, () => void, object, RegExp]>([
    [
      'the source has forgotten it',
      () => tombe(/suivi\/1/, 404),
      {},
      /pas pu être repris : Le ROR répond 404/,
    ],
    [
      'its slices are others',
      () => {
        ror.pannes = [
          url =>
            /suivi\/1/.test(url.href)
              ? ror.json({ output: [{ url: `${ror.base}/tranche/1?rang=0` }] })
              : undefined,
        ]
      },
      {},
      /ses tranches n’y sont plus les mêmes/,
    ],
    ['it is too old', () => avancer(25 * 3_600_000), {}, /il a plus d’un jour/],
    ['the profile is another', repare, { profil: 'CU23' }, /ROR_PROFIL a changé/],
    ['the regions are others', repare, { regions: ['53'] }, /ROR_REGIONS a changé/],
  ])('%s', async (_, entretemps, reglages, raison) => {
    tombe(/rang=1/)
    await passer()
    repare()
    entretemps()
    const passage = await passer('complet', reglages)
    expect(passage?.bilan.remarques?.[0]).toMatch(raison)
    expect(exportsDemandes()).toBe(1)
    expect(passage).toMatchObject({ etat: 'reussi', bilan: { ressources: { lieu: { lues: 2 } } } })
  })

  it('it was at fault itself', async () => {
    tombe(/rang=1/, 404)
    expect(await passer()).toMatchObject({ etat: 'partiel', code: 'tranche-manquante' })
    repare()
    expect((await passer())?.bilan.remarques?.[0]).toMatch(/il était lui-même en cause/)
    expect(exportsDemandes()).toBe(1)
  })
})

it('throws away the slices of runs that nobody will go on with', async () => {
  await mkdir(join(dossier, 'ror', 'passage-1'), { recursive: true })
  await writeFile(join(dossier, 'ror', 'passage-1', '1.json'), '{}')
  await passer()
  expect(readdirSync(join(dossier, 'ror'))).toEqual([])
})

it('is tried again an hour later by itself, while its export lives', async () => {
  const double = await ouvrirDouble({ source: { ressources: [uneEntiteJuridique(), uneOffre()] } })
  onTestFinished(double.fermer)
  const services = servicesDeTest(essai.base, {
    variables: {
      DATA_DIR: dossier,
      ROR_URL: double.url,
      ROR_TOKEN_URL: double.urlJetons,
      ROR_CLIENT_ID: double.clientId,
      ROR_CLIENT_SECRET: double.clientSecret,
    },
  })
  const executer = () => travauxRor.find(({ nom }) => nom === 'ror-passe-complete')?.executer(services, {})
  const prevus = async () =>
    (
      await essai.base.pool.query(
        `select run_at from graphile_worker.jobs where task_identifier = 'ror-passe-complete'`,
      )
    ).rows.map(({ run_at }) => run_at)
  double.panne({ sorte: 'client-refuse', sur: ['tranche'], fois: 0 })
  await executer()
  await executer()
  expect(await prevus()).toEqual([new Date(services.horloge().getTime() + 3_600_000)])
  await essai.base.pool.query(`delete from graphile_worker._private_jobs`)
  double.reparer()
  await executer()
  expect(await prevus()).toEqual([])
  expect(double.appels.export).toBe(1)
})
