import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { ouvrir, revuesDeLaCampagne, unHopitalPeuple } from '#test/constructeurs/revues.ts'
import { contexteDe, midi } from '#test/constructeurs/scene.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { decider } from '../relecture/decider.ts'
import { lireFiltres } from '../relecture/filtres.ts'
import { lireLignes } from '../relecture/lire-lignes.ts'
import { compterLesProfessions } from './professions-du-profil.ts'
import { releverLesUtilisations } from './relever-utilisations.ts'

const test = baseDeTest()
const medecin = 'G15-10'
const infirmier = 'G15-60'

const lire = (revueId: string, champs: Record<string, string> = {}) =>
  lireLignes(test.base, { revueId, filtres: lireFiltres(n => champs[n]), moi: '', maintenant: midi }).then(
    ({ lignes }) => lignes,
  )

const acte = (acteurId: string, structureId: string, instant: string, autre: object = {}) =>
  enTransaction(test.base, tx =>
    journaliser(tx, {
      instant: new Date(instant),
      acteurId,
      acte: 'habilitation.attribuee',
      structureId,
      ...autre,
    }),
  )

const utilisations = async () =>
  Object.fromEntries(
    (await test.base.selectFrom('derniere_utilisation').selectAll().execute()).map(u => [
      u.habilitation_id,
      u.le,
    ]),
  )

async function revueDe(scene: Awaited<ReturnType<typeof unHopitalPeuple>>, volet: string) {
  const id = await ouvrir(test.base, contexteDe(scene.anne.acteur), {
    portee: { genre: 'structure', structureId: scene.structure.id },
  })
  return (await revuesDeLaCampagne(test.base, id)).find(r => r.volet === volet)
}

describe('the last use of a right', () => {
  it('is the last day of an act that its profil is for, where it bears; read once, whatever the runs', async () => {
    const scene = await unHopitalPeuple(test.base, 1)
    const { anne, bruno, structure, droitAnne, droitBruno, regional, gens } = scene
    const ailleurs = await unHopitalPeuple(test.base, 0)
    await acte(anne.id, structure.id, '2026-11-18T09:00:00Z')
    // 23:30 in Paris: still the 20th
    await acte(anne.id, structure.id, '2026-11-20T22:30:00Z')
    await acte(regional.id, structure.id, '2026-11-19T09:00:00Z')
    // elsewhere, for oneself, refused, no use of that profil, not over yet
    await acte(bruno.id, ailleurs.structure.id, '2026-11-20T09:00:00Z')
    await acte(bruno.id, structure.id, '2026-11-20T09:00:00Z', { compteId: bruno.id })
    await acte(bruno.id, structure.id, '2026-11-20T09:00:00Z', { issue: 'refuse' })
    await acte(gens[0]?.id ?? '', structure.id, '2026-11-20T09:00:00Z')
    await acte(bruno.id, structure.id, '2026-11-23T09:00:00Z')

    await Promise.all([1, 2].map(() => releverLesUtilisations(test.base, midi)))
    expect(await releverLesUtilisations(test.base, midi)).toBe(0)
    const relevees = await utilisations()
    expect(relevees).toMatchObject({ [droitAnne]: '2026-11-20' })
    expect(Object.keys(relevees)).toHaveLength(2)
    expect(await releverLesUtilisations(test.base, new Date('2026-11-24T05:00:00Z'))).toBe(1)
    expect(await utilisations()).toMatchObject({ [droitBruno]: '2026-11-23' })
  })

  it('is frozen with the list, shown, and decides by rule', async () => {
    const scene = await unHopitalPeuple(test.base, 1)
    const { droitAnne, structure, regional } = scene
    await test.base
      .insertInto('derniere_utilisation')
      .values({ habilitation_id: droitAnne, le: '2026-11-02' })
      .execute()
    const r = await revueDe(scene, 'referents')
    expect(r?.lignes.map(l => [l.usage_note, l.utilisee_le])).toEqual([
      [true, '2026-11-02'],
      [true, null],
    ])
    await sql`update derniere_utilisation set le = '2026-11-22'`.execute(test.base)
    const revueId = r?.id ?? ''
    expect((await lire(revueId)).map(l => l.utiliseeLe)).toEqual(['2026-11-02', null])
    const fait = await enTransaction(test.base, tx =>
      decider(tx, contexteDe(regional.acteur), {
        revueId,
        cible: { genre: 'regle', critere: 'utilisee' },
        choix: { decision: 'maintenir', commentaire: null },
      }),
    )
    expect(fait).toMatchObject({ decidees: 1 })
    expect(structure.id).toBeTruthy()
  })

  it('says nothing of the profils whose use is not known', async () => {
    const r = await revueDe(await unHopitalPeuple(test.base, 1), 'structure')
    expect(r?.lignes.map(l => l.usage_note)).toEqual([false])
  })
})

describe('an unusual profil', () => {
  it('is held by fewer than one in a hundred of the profession in the country, with the figures', async () => {
    const scene = await unHopitalPeuple(test.base, 3)
    const [rare, courant, peu] = scene.gens.map(({ id }) => id)
    const donner = (id: string | undefined, profession: string) =>
      test.base
        .updateTable('compte')
        .set({ profession_code: profession })
        .where('id', '=', id ?? '')
        .execute()
    await donner(rare, medecin)
    await donner(courant, infirmier)
    await donner(peu, medecin)
    await test.base
      .insertInto('profession_du_profil')
      .values([
        { profil_code: 'san-demandeur-social', profession_code: medecin, titulaires: 3, sur: 400 },
        { profil_code: 'san-demandeur-social', profession_code: infirmier, titulaires: 5, sur: 400 },
        // one in two, of two: says nothing
        { profil_code: 'san-statistiques', profession_code: medecin, titulaires: 1, sur: 99 },
      ])
      .execute()
    await uneHabilitation(test.base, {
      compteId: peu ?? '',
      structureId: scene.structure.id,
      profil: 'san-statistiques',
    })
    const r = await revueDe(scene, 'structure')
    const lignes = await lire(r?.id ?? '')
    expect(lignes.filter(l => l.signaux.includes('inhabituelle'))).toMatchObject([
      { compteId: rare, confreres: 3, titulaires: 400 },
      { compteId: peu, profil: { code: 'san-demandeur-social' } },
    ])
  })

  it('is counted again from the rights that hold, each person once', async () => {
    const { structure, gens } = await unHopitalPeuple(test.base, 2)
    const ids = gens.map(({ id }) => id)
    await test.base.updateTable('compte').set({ profession_code: medecin }).where('id', 'in', ids).execute()
    const ailleurs = await unHopitalPeuple(test.base, 0)
    const deux = { compteId: ids[0] ?? '', profil: 'san-prado' }
    await uneHabilitation(test.base, { ...deux, structureId: structure.id })
    await uneHabilitation(test.base, { ...deux, structureId: ailleurs.structure.id })
    const infirmiere = await unePersonne(test.base, { profession_code: infirmier })
    await uneHabilitation(test.base, {
      compteId: infirmiere.id,
      structureId: structure.id,
      profil: 'san-prado',
    })
    const compter = () => enTransaction(test.base, tx => compterLesProfessions(tx, midi))
    await compter()
    await compter()
    const lues = await test.base
      .selectFrom('profession_du_profil')
      .selectAll()
      .where('profil_code', '=', 'san-prado')
      .orderBy('profession_code')
      .execute()
    expect(lues.map(l => [l.profession_code, l.titulaires, l.sur])).toEqual([
      [medecin, 1, 2],
      [infirmier, 1, 2],
    ])
  })
})

describe('incompatible profils', () => {
  it('are seen on both, with the name of the other', async () => {
    const scene = await unHopitalPeuple(test.base, 1)
    const compteId = scene.gens[0]?.id ?? ''
    await uneHabilitation(test.base, {
      compteId,
      structureId: scene.structure.id,
      profil: 'san-statistiques',
    })
    // declared after both were given: the table refuses them otherwise
    await sql`insert into profil_incompatible (profil_a, profil_b, portee, raison)
      values ('san-demandeur-social', 'san-statistiques', 'structure', 'Pour voir.')`.execute(test.base)
    const r = await revueDe(scene, 'structure')
    const lignes = await lire(r?.id ?? '', { critere: 'incompatible' })
    expect(lignes.map(l => [l.profil.code, l.exclus])).toEqual([
      ['san-demandeur-social', ['san-statistiques']],
      ['san-statistiques', ['san-demandeur-social']],
    ])
    await sql`delete from profil_incompatible where profil_b = 'san-statistiques'`.execute(test.base)
  })
})
