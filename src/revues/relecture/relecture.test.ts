import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { ouvrir, revuesDeLaCampagne, unHopitalPeuple } from '#test/constructeurs/revues.ts'
import { contexteDe, midi } from '#test/constructeurs/scene.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { relecteursDe } from '../relecteurs.ts'
import { confier } from './confier.ts'
import { type ChoixDeDecision, type CibleDeDecision, decider } from './decider.ts'
import { lireFiltres } from './filtres.ts'
import { lireLignes } from './lire-lignes.ts'
import { compterParCritere, lireProgression } from './progression.ts'
import { criteres } from './signaux.ts'

const test = baseDeTest()
const filtres = (champs: Record<string, string> = {}) => lireFiltres(nom => champs[nom])
const maintenir: ChoixDeDecision = { decision: 'maintenir', commentaire: null }

const terminer: ChoixDeDecision = { decision: 'terminer', commentaire: null }
const inconnue: ChoixDeDecision = { decision: 'inconnue', commentaire: null }

async function uneRelecture(combien = 4) {
  const scene = await unHopitalPeuple(test.base, combien)
  const id = await ouvrir(test.base, contexteDe(scene.anne.acteur), {
    portee: { genre: 'structure', structureId: scene.structure.id },
  })
  const revues = await revuesDeLaCampagne(test.base, id)
  const de = (volet: string) => revues.find(r => r.volet === volet)?.id ?? ''
  return { ...scene, revueId: de('structure'), referentsId: de('referents') }
}

const trancher = (c: Contexte, revueId: string, cible: CibleDeDecision, choix: ChoixDeDecision = maintenir) =>
  enTransaction(test.base, tx => decider(tx, c, { revueId, cible, choix }))
const lignes = (...rangs: number[]): CibleDeDecision => ({
  genre: 'lignes',
  vues: rangs.map(rang => ({ rang, version: 0 })),
})
const lire = (revueId: string, champs = {}) =>
  lireLignes(test.base, { revueId, filtres: filtres(champs), moi: '', maintenant: midi }).then(l => l.lignes)

describe('deciding', () => {
  it('one by one, then all those chosen; the page says by whom', async () => {
    const { anne, revueId } = await uneRelecture()
    const c = contexteDe(anne.acteur)
    expect(await trancher(c, revueId, lignes(1))).toMatchObject({ decidees: 1, conflits: [] })
    expect(await trancher(c, revueId, lignes(2, 3))).toMatchObject({ decidees: 2 })
    expect(await lire(revueId, { etat: 'maintenir' })).toMatchObject([
      { rang: 1, version: 1, decideePar: 'Anne Duval' },
      { rang: 2 },
      { rang: 3 },
    ])
    expect(await lireProgression(test.base, revueId, anne.id)).toMatchObject({ total: 4, decidees: 3 })
  })

  it('two at once on a line: the first stays, the second is told what and by whom', async () => {
    const { anne, bruno, revueId } = await uneRelecture()
    await trancher(contexteDe(bruno.acteur), revueId, lignes(1), terminer)
    expect(await trancher(contexteDe(anne.acteur), revueId, lignes(1, 2))).toMatchObject({
      decidees: 1,
      conflits: [{ rang: 1, decision: 'terminer', par: 'Bruno Petit' }],
    })
    expect(await lire(revueId, { etat: 'terminer' })).toMatchObject([{ rang: 1, decideePar: 'Bruno Petit' }])
    // a double click of one's own is no conflict
    expect(await trancher(contexteDe(anne.acteur), revueId, lignes(2))).toMatchObject({
      decidees: 0,
      conflits: [],
    })
  })

  it('changes one’s mind as long as it is not signed', async () => {
    const { anne, revueId } = await uneRelecture()
    const c = contexteDe(anne.acteur)
    await trancher(c, revueId, lignes(1), inconnue)
    const cible: CibleDeDecision = { genre: 'lignes', vues: [{ rang: 1, version: 1 }] }
    const reduire = (au: string) =>
      trancher(c, revueId, cible, {
        decision: 'reduire',
        reduiteAu: jour(au),
        profil: null,
        uniteId: null,
        commentaire: 'Fin de contrat',
      })
    expect(await reduire('2026-11-22')).toMatchObject({ erreurs: { reduiteAu: expect.any(String) } })
    expect(await reduire('2028-01-05')).toMatchObject({ erreurs: { reduiteAu: expect.any(String) } })
    expect(await reduire('2027-03-01')).toMatchObject({ decidees: 1 })
    expect(await lire(revueId, { etat: 'reduire' })).toMatchObject([
      { rang: 1, version: 2, reduiteAu: '2027-03-01', commentaire: 'Fin de contrat' },
    ])
  })

  it('by rule: all those active in the last 90 days, and no other', async () => {
    const { anne, revueId, gens } = await uneRelecture()
    await test.base
      .updateTable('compte')
      .set({ derniere_connexion_le: new Date('2026-10-01T08:00:00Z') })
      .where('id', 'in', [gens[0]?.id ?? '', gens[2]?.id ?? ''])
      .execute()
    const qui = { revueId, moi: anne.id, maintenant: midi }
    expect(await compterParCritere(test.base, qui)).toMatchObject({ active: 2, jamais: 2 })
    const c = contexteDe(anne.acteur)
    expect(await trancher(c, revueId, { genre: 'regle', critere: 'active' })).toMatchObject({ decidees: 2 })
    expect((await lire(revueId, { etat: 'maintenir' })).map(l => l.compteId)).toEqual([
      gens[0]?.id,
      gens[2]?.id,
    ])
    expect(await compterParCritere(test.base, qui)).toMatchObject({ active: 0, jamais: 2 })
  })

  it('nobody decides on their own right, not even above; a rule passes it by', async () => {
    const { anne, regional, structure, referentsId, revueId } = await uneRelecture()
    expect(await trancher(contexteDe(anne.acteur), referentsId, lignes(1))).toMatchObject({
      genre: 'hors-perimetre',
    })
    expect(await trancher(contexteDe(regional.acteur), referentsId, lignes(1))).toMatchObject({ ok: true })
    // somebody of the regional team who also works there
    const autre = await unePersonne(test.base, { prenom: 'Zoé', nom: 'Zweig' })
    await uneHabilitation(test.base, {
      compteId: autre.id,
      structureId: structure.id,
      profil: 'san-statistiques',
    })
    await sql`insert into revue_ligne (revue_id, rang, habilitation_id, compte_id, personne, profil_code, fin, inhabituelle)
      select ${revueId}, 99, id, compte_id, 'Zweig Zoé', profil_code, fin, false from habilitation where compte_id = ${autre.id}`.execute(
      test.base,
    )
    await uneHabilitation(test.base, {
      compteId: autre.id,
      perimetre: { genre: 'region', region: '76' },
      profil: 'adm-regional',
    })
    const c = contexteDe(autre.acteur)
    expect(await trancher(c, revueId, lignes(1, 99))).toMatchObject({
      genre: 'soi-meme',
      message: expect.stringMatching('relire votre propre'),
    })
    await trancher(c, revueId, { genre: 'regle', critere: 'jamais' })
    expect((await lire(revueId, { etat: 'a-decider' })).map(l => l.rang)).toEqual([99])
  })

  it('is for who reviews there now: neither a stranger nor who has just lost their right', async () => {
    const { bruno, gens, revueId, droitBruno } = await uneRelecture()
    const etranger = gens[0]?.acteur ?? bruno.acteur
    expect(await trancher(contexteDe(etranger), revueId, lignes(1))).toMatchObject({
      genre: 'hors-perimetre',
    })
    await test.base
      .updateTable('habilitation')
      .set({ terminee_le: midi, motif_fin: 'retrait' })
      .where('id', '=', droitBruno)
      .execute()
    expect(await trancher(contexteDe(bruno.acteur), revueId, lignes(1))).toMatchObject({
      genre: 'hors-perimetre',
    })
  })
})

describe('what helps to decide', () => {
  it('each signal is seen on whom it must, as a badge, a filter and a count alike', async () => {
    const { anne, structure, revueId, gens } = await uneRelecture(5)
    const ids = gens.map(({ id }) => id)
    // accounts as years of life would leave them, which the table of their states does not let anybody jump to
    const changer = (i: number, valeurs: object) =>
      enTransaction(test.base, async tx => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await tx
          .updateTable('compte')
          .set(valeurs)
          .where('id', '=', ids[i] ?? '')
          .execute()
      })
    await changer(0, { derniere_connexion_le: new Date('2026-03-01T08:00:00Z') })
    await changer(1, { etat: 'invite', mot_de_passe: null })
    await changer(2, { etat: 'desactive' })
    await changer(3, { derniere_connexion_le: new Date('2026-11-20T08:00:00Z') })
    const ailleurs = await unHopitalPeuple(test.base, 0)
    await test.base
      .insertInto('depart')
      .values({
        compte_id: ids[3] ?? '',
        structure_id: ailleurs.structure.id,
        le: '2026-10-31',
        immediat: false,
        motif: null,
        decide_par: anne.id,
        decide_le: midi,
        annule_par: null,
        annule_le: null,
      })
      .execute()
    expect((await lire(revueId)).map(l => l.signaux)).toEqual([
      ['dormante'],
      ['invite'],
      ['desactive', 'jamais'],
      ['partie'],
      ['jamais'],
    ])
    const comptes = await compterParCritere(test.base, { revueId, moi: anne.id, maintenant: midi })
    for (const critere of criteres)
      expect([critere, (await lire(revueId, { critere })).length]).toEqual([critere, comptes[critere]])
    expect(structure.id).toBeTruthy()
  })
})

describe('entrusting a part', () => {
  it('goes to a colleague who reviews there, never with their own right; the mail says so', async () => {
    const { anne, bruno, chloe, revueId } = await uneRelecture()
    const c = contexteDe(anne.acteur)
    expect((await relecteursDe(test.base, revueId, midi)).map(r => r.compteId)).toEqual([anne.id, bruno.id])
    const donner = (a: string, rangs: number[]) =>
      enTransaction(test.base, tx => confier(tx, c, { revueId, rangs, a }))
    expect(await donner(chloe.id, [1])).toMatchObject({ erreurs: { a: expect.any(String) } })
    expect(await donner(bruno.id, [1, 2])).toMatchObject({ confiees: 2, nom: 'Bruno Petit' })
    expect(await lireProgression(test.base, revueId, bruno.id)).toMatchObject({ pourMoi: 2 })
    const { sujet } = await test.base
      .selectFrom('courriel')
      .select('sujet')
      .where('destinataire', '=', bruno.acteur.courriel)
      .executeTakeFirstOrThrow()
    expect(sujet).toMatch(/^Relisez/)
  })
})
