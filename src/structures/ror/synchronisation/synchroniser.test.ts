import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
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
import { direLeProfil } from '../bilan.ts'
import { ouvrirSource } from '../source/client.ts'
import { type DemandeSynchro, synchroniser } from './synchroniser.ts'

const essai = baseDeTest()
let ror = new RorFactice()

beforeEach(async () => {
  await viderAnnuaire(essai.base)
  await essai.base.pool.query('delete from courriel')
  ror = new RorFactice()
  ror.poser(uneEntiteJuridique(), uneStructure(), uneUnite(), uneOffre(), unLieu())
})

const dossier = mkdtempSync(join(tmpdir(), 'ror-'))

async function passer(demande: DemandeSynchro['nature'] | DemandeSynchro, reglages: object = {}) {
  const services = {
    ...servicesDeTest(essai.base, { variables: { DATA_DIR: dossier } }),
    horloge: () => ror.maintenant,
  }
  const source = ouvrirSource({ ...ror.reglages, ...reglages }, ror.outils)
  const issue = await synchroniser(
    services,
    source,
    (typeof demande === 'string' ? { nature: demande } : demande) as DemandeSynchro,
  )
  ror.maintenant = new Date(ror.maintenant.getTime() + 3_600_000)
  return issue
}

const lignes = async <T>(requete: string): Promise<T[]> => (await essai.base.pool.query(requete)).rows
const absentes = async () =>
  (
    await lignes<{ cle: string }>(
      `select type || '/' || id as cle from ror_ressource where absente_le is not null order by 1`,
    )
  ).map(({ cle }) => cle)
const plusTard = () => new Date(ror.maintenant.getTime()).toISOString()

describe('a complete pass', () => {
  it('reads the whole export, waits as long as it must, and changes nothing the second time', async () => {
    ror.encoreEnCours = 4
    expect(await passer('complet')).toMatchObject({
      etat: 'reussi',
      bilan: { ressources: { structure: { lues: 1, creees: 1 }, offre: { creees: 1 } } },
    })
    expect(ror.attentes.every((ms, rang) => rang === 0 || ms > (ror.attentes[rang - 1] ?? 0))).toBe(true)
    const seconde = await passer('complet')
    expect(seconde).toMatchObject({
      etat: 'reussi',
      bilan: { ressources: { structure: { inchangees: 1 } }, changements: 0 },
    })
    expect(await lignes('select * from ror_vue')).toEqual([])
    expect(await lignes('select * from changement_fiche')).toEqual([])
  })

  it('removes on two proofs only: missing from the export, and gone when read', async () => {
    await passer('complet')
    ror.poser(uneUnite('seule-1', { name: 'Sans offre', maj: plusTard() }))
    // never in an export, known by a delta
    await passer('delta')
    ror.ressources.delete('HealthcareService/hs1')
    ror.ressources.delete('Location/lo1')
    const { bilan, etat } = (await passer('complet')) as never as { bilan: object; etat: string }
    expect(etat).toBe('reussi')
    expect(await absentes()).toEqual(['HealthcareService/hs1', 'Location/lo1'])
    expect(bilan).toMatchObject({ ressources: { offre: { disparues: 1 }, unite: { horsExport: 1 } } })
    expect(await lignes('select 1 from offre where absente_le is not null')).toHaveLength(1)
    expect(await lignes(`select champ from changement_fiche order by id`)).toEqual([
      { champ: 'absente_le' },
      { champ: 'absente_le' },
    ])
  })

  it('welcomes back what returns', async () => {
    await passer('complet')
    const offre = ror.ressources.get('HealthcareService/hs1')
    ror.ressources.delete('HealthcareService/hs1')
    await passer('complet')
    expect(await absentes()).toEqual(['HealthcareService/hs1'])
    ror.poser(offre ?? {})
    expect(await passer('complet')).toMatchObject({ bilan: { ressources: { offre: { revenues: 1 } } } })
    expect(await absentes()).toEqual([])
    expect(await lignes('select 1 from offre where absente_le is not null')).toEqual([])
  })

  it('refuses to remove a tenth of the mirror, says it once, and says it again in a new episode', async () => {
    ror.parTranche = 100
    ror.poser(...Array.from({ length: 200 }, (_, n) => unLieu(`l${n}`)))
    await passer('complet')
    const lieux = [...ror.ressources].filter(([cle]) => /^Location\/l\d/.test(cle))
    for (const [cle] of lieux.slice(0, 100)) ror.ressources.delete(cle)
    expect(await passer('complet')).toMatchObject({
      etat: 'refuse',
      motif: expect.stringContaining('50 fiches'),
    })
    expect(await passer('complet')).toMatchObject({ etat: 'refuse' })
    expect(await absentes()).toEqual([])
    expect(await lignes('select sujet from courriel')).toHaveLength(1)
    ror.poser(...lieux.map(([, lieu]) => lieu))
    expect(await passer('complet')).toMatchObject({ etat: 'reussi' })
    for (const [cle] of lieux.slice(0, 100)) ror.ressources.delete(cle)
    await passer('complet')
    expect(await lignes('select sujet from courriel')).toHaveLength(2)
  })

  it('deduces nothing from what another profile hides', async () => {
    await passer('complet')
    ror.ressources.delete('HealthcareService/hs1')
    ror.poser(uneStructure('eg1', { name: 'AUTRE NOM', maj: plusTard() }))
    // a delta would mix what both profiles show
    expect(await passer('delta', { profil: 'CU23' })).toMatchObject({ etat: 'reussi' })
    expect(await lignes(`select nature from ror_passage order by id desc limit 1`)).toEqual([
      { nature: 'complet' },
    ])
    expect(await passer('complet', { profil: 'CU23' })).toMatchObject({ bilan: { remarques: [] } })
    expect(await absentes()).toEqual([])
    expect(await lignes('select * from changement_fiche')).toEqual([])
    expect(await lignes('select nom from structure')).toEqual([{ nom: 'AUTRE NOM' }])
  })

  it('is silent after a change of profile, says why, then speaks again', async () => {
    await passer('complet')
    ror.ressources.delete('HealthcareService/hs1')
    const muette = await passer('complet', { profil: 'CU23' })
    if (muette.genre !== 'fait') throw new Error(muette.genre)
    expect(muette.bilan.profil).toEqual({ avant: 'CU22', nonRevues: 1 })
    expect(direLeProfil(muette.bilan, 'CU23').join(' ')).toMatch(
      /CU22 jusque-là, CU23 maintenant.*rien n’a été inscrit.*1\u00a0élément connu n’est pas montré.*reprennent/,
    )
    ror.poser(uneStructure('eg1', { name: 'ENCORE UN', maj: plusTard() }))
    const suite = await passer('delta', { profil: 'CU23' })
    if (suite.genre !== 'fait') throw new Error(suite.genre)
    expect(direLeProfil(suite.bilan, 'CU23')).toEqual([])
    expect(await lignes('select champ, apres from changement_fiche')).toEqual([
      { champ: 'nom', apres: 'ENCORE UN' },
    ])
  })
})

describe('a run that is killed', () => {
  const mort = new Error('kill -9')

  /** Dies at the first call that fits, without a word. */
  async function mourir(ou: RegExp, nature: 'complet' | 'delta' = 'complet') {
    ror.pannes = [url => (ou.test(url.href) ? mort : undefined)]
    const services = {
      ...servicesDeTest(essai.base, { variables: { DATA_DIR: dossier } }),
      horloge: () => ror.maintenant,
    }
    services.log.error = () => {
      throw mort
    }
    const attendre = () => Promise.reject(mort)
    const source = ouvrirSource(ror.reglages, { ...ror.outils, attendre })
    ror.encoreEnCours = 0
    await expect(synchroniser(services, source, { nature })).rejects.toBe(mort)
    ror.pannes = []
    ror.appels = []
  }

  it('goes on with the slices that are left, and counts everything', async () => {
    await mourir(/rang=1/)
    expect(await lignes('select etat from ror_passage')).toEqual([{ etat: 'en-cours' }])
    expect(await passer('complet')).toMatchObject({
      etat: 'reussi',
      bilan: { ressources: { structure: { lues: 1 }, lieu: { lues: 1 } } },
    })
    expect(ror.appels).toEqual([expect.stringContaining('rang=1')])
    expect(await lignes('select nature, etat from ror_passage')).toEqual([
      { nature: 'complet', etat: 'reussi' },
    ])
  })

  it('is finished before another kind is begun, and by nobody twice', async () => {
    await passer('complet')
    ror.poser(unLieu('lo1', { name: 'Ailleurs', maj: plusTard() }))
    await mourir(/Practitioner/, 'delta')
    await passer('complet')
    expect(await lignes('select nature, etat from ror_passage order by id')).toEqual([
      { nature: 'complet', etat: 'reussi' },
      { nature: 'delta', etat: 'reussi' },
      { nature: 'complet', etat: 'reussi' },
    ])
    expect(await passer('reprise')).toEqual({ genre: 'rien' })
  })

  it('is given up after a day: its slices are no longer there', async () => {
    await mourir(/rang=1/)
    ror.maintenant = new Date(ror.maintenant.getTime() + 25 * 3_600_000)
    await passer('complet')
    expect(await lignes('select etat from ror_passage order by id')).toEqual([
      { etat: 'echoue' },
      { etat: 'reussi' },
    ])
  })

  it('leaves its turn to nobody while it lives', async () => {
    const deux = await Promise.all([passer('complet'), passer('complet')])
    expect(deux.map(({ genre }) => genre).sort()).toEqual(['fait', 'occupe'])
  })
})

describe('hostile content', () => {
  it('is kept, flagged, and harms nothing', async () => {
    const script = '<script>alert(1)</script>'
    ror.poser(
      uneStructure('eg2', { finess: '350000022', name: script + 'x'.repeat(50_000), region: '76' }),
      uneUnite('oi2', { partOf: { reference: 'Organization/oi3' } }),
      uneUnite('oi3', { partOf: { reference: 'Organization/oi2' } }),
      uneUnite('oi4', { partOf: { reference: 'Organization/oi4' } }),
      uneOffre('hs2', {
        providedBy: { reference: 'Organization/nulle-part' },
        location: [{ reference: 'Location/rien' }],
      }),
      unLieu('lo2', { position: { latitude: 4000, longitude: 'est' }, name: 'a\u0000\ud800' }),
      JSON.parse(
        '{"resourceType":"Location","id":"lo3","meta":{"lastUpdated":"demain"},"__proto__":{"x":1},"name":42}',
      ),
    )
    const issue = await passer('complet', { regions: ['53'] })
    expect(issue).toMatchObject({
      etat: 'reussi',
      bilan: {
        remarques: [expect.stringContaining('une autre région (76)')],
        ressources: {
          unite: { enAttente: { 'rattachement-inconnu': 3 } },
          offre: { enAttente: { 'rattachement-inconnu': 1 } },
        },
      },
    })
    expect(
      await lignes(`select length(nom) as n, ror_region_code as r from structure where ror_id = 'eg2'`),
    ).toEqual([{ n: 500, r: '76' }])
    expect(await lignes(`select latitude from lieu where ror_id = 'lo2'`)).toEqual([{ latitude: null }])
    // a circle among units that were sound before
    ror.poser(uneUnite('oi2', { name: 'Sain', maj: plusTard() }))
    await passer('complet')
    ror.poser(uneUnite('oi1', { partOf: { reference: 'Organization/oi2' }, maj: plusTard() }))
    ror.poser(uneUnite('oi2', { partOf: { reference: 'Organization/oi1' }, maj: plusTard() }))
    expect(await passer('complet')).toMatchObject({
      etat: 'reussi',
      bilan: { remarques: [expect.stringContaining('en rond')] },
    })
  })
})

describe('what the base itself refuses', () => {
  const avec = async (creer: string, defaire: string, agir: () => Promise<void>) => {
    await essai.base.pool.query(creer)
    await agir().finally(() => essai.base.pool.query(defaire))
  }

  it('is set aside, and stops nothing else', () =>
    avec(
      `alter table lieu add constraint refus check (nom <> 'poison')`,
      `alter table lieu drop constraint refus`,
      async () => {
        ror.poser(unLieu('lo2', { name: 'poison' }), unLieu('lo3'), unLieu('lo4'))
        expect(await passer('complet')).toMatchObject({
          etat: 'reussi',
          bilan: { ressources: { lieu: { creees: 4, enAttente: { illisible: 1 } } } },
        })
        expect(await lignes('select ror_id from lieu order by 1')).toHaveLength(3)
      },
    ))

  it('ends the run with an alert, and the next one shows everything', async () => {
    await avec(
      `create function refuser() returns trigger language plpgsql as $$ begin raise 'non' using errcode = 'XX000'; end $$;
       create trigger refus before insert on structure execute function refuser()`,
      'drop trigger refus on structure; drop function refuser()',
      async () => {
        expect(await passer('complet')).toMatchObject({
          etat: 'echoue',
          motif: expect.stringContaining('montré'),
        })
      },
    )
    expect(await lignes('select sujet from courriel')).toHaveLength(1)
    expect(await passer('complet')).toMatchObject({ etat: 'reussi' })
    expect(await lignes('select 1 from offre')).toHaveLength(1)
  })
})

describe('a delta', () => {
  it('starts with a complete pass, then reads the changes of each type', async () => {
    await passer('delta')
    ror.appels = []
    ror.poser(unLieu('lo1', { name: 'SMR - 3e étage', maj: plusTard() }))
    expect(await passer('delta')).toMatchObject({
      bilan: { ressources: { lieu: { modifiees: 1 } }, changements: 1 },
    })
    expect(new Set(ror.appels.map(appel => appel.split('?')[0]))).toEqual(
      new Set(['Organization', 'HealthcareService', 'Location', 'Practitioner', 'PractitionerRole']),
    )
    expect(await lignes('select objet, champ, avant, apres from changement_fiche')).toEqual([
      { objet: 'lieu', champ: 'nom', avant: 'SMR - 2e étage', apres: 'SMR - 3e étage' },
    ])
  })

  it.each([
    ['ahead', 7_200_000],
    ['late', -7_200_000],
  ])('loses nothing when the clock of the source is %s, then set right', async (_, avanceMs) => {
    ror.avanceMs = avanceMs
    await passer('complet')
    await passer('delta')
    ror.avanceMs = 0
    ror.poser(
      unLieu('lo1', { name: 'Après', maj: new Date(ror.maintenant.getTime() - 1_800_000).toISOString() }),
    )
    await passer('delta')
    expect(await lignes('select nom from lieu')).toEqual([{ nom: 'Après' }])
  })

  it('cuts the window when the source stops at its cap', async () => {
    await passer('complet')
    ror.plafond = 10_000
    const debut = ror.maintenant.getTime()
    ror.pannes = [
      url => {
        const bornes = url.searchParams.getAll('_lastUpdated')
        const jusque = bornes[1] ? Date.parse(bornes[1].slice(2)) : debut + 86_400_000
        const large =
          url.pathname.endsWith('/Location') &&
          jusque - Date.parse((bornes[0] ?? '').slice(2)) > 6 * 3_600_000
        return large ? ror.json({ resourceType: 'Bundle', total: 20_000, entry: [] }) : undefined
      },
    ]
    ror.poser(unLieu('lo1', { name: 'Trouvé', maj: plusTard() }))
    await passer('delta')
    expect(ror.appels.filter(appel => appel.startsWith('Location')).length).toBeGreaterThan(3)
    expect(await lignes('select nom from lieu')).toEqual([{ nom: 'Trouvé' }])
  })
})
