import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { droitsDuCompte, trouverHabilitations } from '#src/habilitations/lectures/lire-habilitations.ts'
import { contrainteViolee, enTransaction } from '#src/socle/base/transaction.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { enCsv } from '#src/socle/web/csv.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { ouvrir, revuesDeLaCampagne, unHopitalPeuple } from '#test/constructeurs/revues.ts'
import { contexteDe, midi } from '#test/constructeurs/scene.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import type { Ouverture } from '../campagnes/ouvrir-campagne.ts'
import { trouverRevue } from '../lire-revue.ts'
import { type ChoixDeDecision, decider } from '../relecture/decider.ts'
import { lireLignesAttestees } from './attestation.ts'
import { cloreLesEchues } from './clore-d-office.ts'
import { empreinteDesRangees, lireRangees } from './empreinte.ts'
import { rangeesDe } from './formats.ts'
import { RefusDeSignature, signerRevue } from './signer-revue.ts'

const test = baseDeTest()
const config = lireConfig({ URL_PUBLIQUE: 'https://vt.example' })
/** The first morning on which the deadline of a review opened at noon acts. */
const cloture = new Date('2026-12-31T05:00:00Z')

async function uneRevueOuverte(combien = 4, voulue: Partial<Ouverture> = {}) {
  const scene = await unHopitalPeuple(test.base, combien)
  const id = await ouvrir(test.base, contexteDe(scene.anne.acteur), {
    portee: { genre: 'structure', structureId: scene.structure.id },
    ...voulue,
  })
  const revues = await revuesDeLaCampagne(test.base, id)
  const de = (volet: string) => revues.find(r => r.volet === volet)?.id ?? ''
  return { ...scene, revueId: de('structure'), referentsId: de('referents') }
}

const choix = (decision: Exclude<ChoixDeDecision['decision'], 'reduire'>): ChoixDeDecision => ({
  decision,
  commentaire: null,
})
const trancher = (c: Contexte, revueId: string, rang: number, quoi: ChoixDeDecision) =>
  enTransaction(test.base, tx =>
    decider(tx, c, { revueId, cible: { genre: 'lignes', vues: [{ rang, version: 0 }] }, choix: quoi }),
  )
const signer = (c: Contexte, revueId: string) =>
  enTransaction(test.base, tx => signerRevue(tx, c, revueId)).catch(erreur => {
    if (erreur instanceof RefusDeSignature) return erreur.refus
    throw erreur
  })
const clore = (maintenant = cloture) => cloreLesEchues({ base: test.base, config }, maintenant)
const etatDe = async (id: string, maintenant = midi) =>
  (await trouverHabilitations(test.base, [id], maintenant))[0]
const issuesDeLa = async (revueId: string) =>
  Object.fromEntries(
    (await test.base.selectFrom('revue_ligne').selectAll().where('revue_id', '=', revueId).execute()).map(
      l => [l.habilitation_id, l.issue],
    ),
  )
const courriels = (destinataire: string) =>
  test.base.selectFrom('courriel').selectAll().where('destinataire', '=', destinataire).execute()

async function toutDecider(c: Contexte, revueId: string) {
  await trancher(c, revueId, 1, choix('maintenir'))
  await trancher(c, revueId, 2, choix('terminer'))
  await trancher(c, revueId, 3, {
    decision: 'reduire',
    reduiteAu: jour('2027-03-01'),
    profil: null,
    uniteId: null,
    commentaire: '=CDD',
  })
  await trancher(c, revueId, 4, choix('inconnue'))
}

describe('signing', () => {
  it('does what was decided, observes it, and seals it', async () => {
    const { anne, gens, revueId } = await uneRevueOuverte()
    const c = contexteDe(anne.acteur)
    expect(await signer(c, revueId)).toMatchObject({
      erreurs: { formulaire: expect.stringMatching(/reste 4.habilitations/) },
    })
    await toutDecider(c, revueId)
    expect(await signer(c, revueId)).toMatchObject({
      ok: true,
      empreinte: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const [garde, termine, reduit, inconnu] = gens
    expect(await etatDe(garde?.droit ?? '')).toMatchObject({ etat: 'en-cours', version: 1 })
    expect(await etatDe(termine?.droit ?? '')).toMatchObject({ etat: 'terminee', motifFin: 'retrait' })
    expect(await etatDe(reduit?.droit ?? '')).toMatchObject({ etat: 'en-cours', fin: '2027-03-01' })
    expect(await etatDe(inconnu?.droit ?? '')).toMatchObject({ etat: 'suspendue' })
    expect(await courriels(inconnu?.acteur.courriel ?? '')).toMatchObject([
      { texte: expect.stringMatching(/Anne Duval, Bruno Petit/) },
    ])
    const lignes = await test.base
      .selectFrom('revue_ligne')
      .selectAll()
      .where('revue_id', '=', revueId)
      .orderBy('rang')
      .execute()
    expect(lignes.map(l => [l.issue, l.fin_constatee?.toISOString()])).toEqual([
      ['maintenue', '2028-01-05T23:00:00.000Z'],
      ['terminee', midi.toISOString()],
      ['reduite', '2027-03-01T23:00:00.000Z'],
      ['suspendue', midi.toISOString()],
    ])
    expect(await signer(c, revueId)).toMatchObject({
      erreurs: { formulaire: expect.stringMatching('close') },
    })
  })

  it('its digest is found again from the file, and any change makes another', async () => {
    const { anne, revueId } = await uneRevueOuverte()
    const c = contexteDe(anne.acteur)
    await toutDecider(c, revueId)
    const fait = await signer(c, revueId)
    const revue = await trouverRevue(test.base, revueId)
    if (!fait.ok || !revue?.closeLe || !revue.relecteurs) throw new Error('non signée')
    const attestation = { closeLe: revue.closeLe, signeePar: revue.signeePar, relecteurs: revue.relecteurs }
    const rangees = rangeesDe(
      revue,
      attestation,
      await lireLignesAttestees(test.base, revue, revue.relecteurs),
    )
    const colonnes = Array.from({ length: 19 }, (_, i) => ({
      titre: '',
      valeur: (l: string[]) => l[i] ?? '',
    }))
    const [, ...corps] = enCsv(colonnes, rangees).split('\r\n')
    const texte = corps.join('\r\n')
    expect(texte).toContain("'=CDD")
    const relue = (t: string) => empreinteDesRangees(lireRangees(t) ?? []).toString('hex')
    expect(relue(texte)).toBe(fait.empreinte)
    // a copy saved elsewhere: another line end
    expect(relue(texte.replaceAll('\r\n', '\n'))).toBe(fait.empreinte)
    expect(relue(texte.replace('Terminer', 'Maintenir'))).not.toBe(fait.empreinte)
    expect(relue(texte.split('\r\n').slice(0, -2).join('\r\n'))).not.toBe(fait.empreinte)
  })

  it('keeps the same attestation whatever happens to names and labels afterwards', async () => {
    const { anne, gens, revueId } = await uneRevueOuverte(1)
    await trancher(contexteDe(anne.acteur), revueId, 1, choix('maintenir'))
    const fait = await signer(contexteDe(anne.acteur), revueId)
    await test.base
      .updateTable('compte')
      .set({ nom: 'Autre' })
      .where('id', 'in', [anne.id, gens[0]?.id ?? ''])
      .execute()
    await sql`update profil set libelle = libelle || ' (nouveau)' where code = 'san-demandeur-social'`.execute(
      test.base,
    )
    const revue = await trouverRevue(test.base, revueId)
    if (!fait.ok || !revue?.closeLe || !revue.relecteurs) throw new Error('non signée')
    const attestation = { closeLe: revue.closeLe, signeePar: revue.signeePar, relecteurs: revue.relecteurs }
    const lignes = await lireLignesAttestees(test.base, revue, revue.relecteurs)
    expect(empreinteDesRangees(rangeesDe(revue, attestation, lignes)).toString('hex')).toBe(fait.empreinte)
  })

  it('refuses to take the last référent away, and undoes nothing since nothing was done', async () => {
    const { regional, anne, bruno, referentsId, droitAnne } = await uneRevueOuverte()
    const c = contexteDe(regional.acteur)
    await trancher(c, referentsId, 1, choix('terminer'))
    await trancher(c, referentsId, 2, choix('inconnue'))
    expect(await signer(c, referentsId)).toMatchObject({
      erreurs: { formulaire: expect.stringMatching('sans référent : Duval Anne, Petit Bruno') },
    })
    expect(await etatDe(droitAnne)).toMatchObject({ etat: 'en-cours' })
    expect((await trouverRevue(test.base, referentsId))?.etat).toBe('ouverte')
    expect([anne.id, bruno.id]).toHaveLength(2)
  })

  it('does everything or nothing: a crash in the middle leaves all as it was', async () => {
    const { anne, gens, revueId } = await uneRevueOuverte()
    const c = contexteDe(anne.acteur)
    await toutDecider(c, revueId)
    await sql`create function couper() returns trigger language plpgsql as $$ begin
      if new.empreinte is not null then raise exception 'coupure'; end if; return new; end $$`.execute(
      test.base,
    )
    await sql`create trigger couper before update on revue for each row execute function couper()`.execute(
      test.base,
    )
    await expect(signer(c, revueId)).rejects.toThrow('coupure')
    await sql`drop trigger couper on revue`.execute(test.base)
    await sql`drop function couper()`.execute(test.base)
    for (const { droit } of gens) expect(await etatDe(droit)).toMatchObject({ etat: 'en-cours', version: 1 })
    expect(await signer(c, revueId)).toMatchObject({ ok: true })
  })

  it('two who sign at once: one signature', async () => {
    const { anne, bruno, revueId } = await uneRevueOuverte()
    await toutDecider(contexteDe(anne.acteur), revueId)
    const faits = await Promise.all([anne, bruno].map(({ acteur }) => signer(contexteDe(acteur), revueId)))
    expect(faits.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('counts as done what had ended by itself meanwhile', async () => {
    const { anne, gens, revueId } = await uneRevueOuverte()
    const c = contexteDe(anne.acteur)
    await toutDecider(c, revueId)
    await test.base
      .updateTable('habilitation')
      .set({ terminee_le: midi, motif_fin: 'depart' })
      .where('id', 'in', [gens[1]?.droit ?? '', gens[2]?.droit ?? '', gens[3]?.droit ?? ''])
      .execute()
    expect(await signer(c, revueId)).toMatchObject({ ok: true })
    expect(await etatDe(gens[1]?.droit ?? '')).toMatchObject({ motifFin: 'depart' })
  })
})

describe('the deadline', () => {
  it('waits for the delay, then suspends what nobody answered and does what was decided; twice changes nothing', async () => {
    const { anne, bruno, gens, revueId } = await uneRevueOuverte()
    const c = contexteDe(anne.acteur)
    await trancher(c, revueId, 1, choix('maintenir'))
    await trancher(c, revueId, 2, choix('terminer'))
    expect(await clore(new Date('2026-12-30T22:59:00Z'))).toBe(0)
    const instantane = () =>
      sql`select (select jsonb_agg(h order by id) from habilitation h) as h, (select jsonb_agg(r order by id) from revue r) as r,
        (select count(*) from courriel) as c, (select count(*) from journal) as j`.execute(test.base)
    expect(await clore()).toBeGreaterThanOrEqual(1)
    const apres = await instantane()
    expect(await clore()).toBe(0)
    expect(await clore(new Date('2027-02-01T05:00:00Z'))).toBe(0)
    expect(await instantane()).toEqual(apres)
    expect(await issuesDeLa(revueId)).toEqual({
      [gens[0]?.droit ?? '']: 'maintenue',
      [gens[1]?.droit ?? '']: 'terminee',
      [gens[2]?.droit ?? '']: 'suspendue',
      [gens[3]?.droit ?? '']: 'suspendue',
    })
    expect(await etatDe(gens[1]?.droit ?? '', cloture)).toMatchObject({ etat: 'terminee' })
    expect(await droitsDuCompte(test.base, gens[2]?.id ?? '', cloture)).toMatchObject([{ etat: 'suspendue' }])
    expect((await trouverRevue(test.base, revueId))?.etat).toBe('close')
    expect(await courriels(gens[2]?.acteur.courriel ?? '')).toHaveLength(1)
    const bilans = (await courriels(bruno.acteur.courriel)).map(({ texte }) => texte)
    expect(bilans.join()).toMatch(/2.habilitations sans réponse sont suspendues/)
  })

  it('ends instead, when the campaign says so', async () => {
    const { gens, revueId } = await uneRevueOuverte(2, { sansReponse: 'fin', delaiJours: 0 })
    await clore(new Date('2026-12-24T05:00:00Z'))
    expect(Object.values(await issuesDeLa(revueId))).toEqual(['terminee', 'terminee'])
    expect(await etatDe(gens[0]?.droit ?? '', cloture)).toMatchObject({
      etat: 'terminee',
      motifFin: 'retrait',
    })
  })

  it('spares référents whose structure would have none left, and tells the regional team by name', async () => {
    const { regional, referentsId, droitAnne } = await uneRevueOuverte()
    await clore()
    expect(Object.values(await issuesDeLa(referentsId))).toEqual(['sursis', 'sursis'])
    expect(await etatDe(droitAnne, cloture)).toMatchObject({ etat: 'en-cours' })
    const recus = (await courriels(regional.acteur.courriel)).map(({ texte }) => texte).join()
    expect(recus).toMatch(/Duval Anne, Petit Bruno/)
  })

  it('a locked référent counts for nobody, and is not taken away when nobody else is left', async () => {
    const { referentsId, anne, bruno } = await uneRevueOuverte()
    const verrouiller = (id: string) =>
      enTransaction(test.base, async tx => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await tx.updateTable('compte').set({ etat: 'verrouille' }).where('id', '=', id).execute()
      })
    await verrouiller(bruno.id)
    const regional = contexteDe((await unHopitalPeuple(test.base, 0)).regional.acteur)
    await trancher(regional, referentsId, 2, choix('maintenir'))
    await verrouiller(anne.id)
    await clore()
    // nobody can act: both stay, and the closing does not fail
    expect(Object.values(await issuesDeLa(referentsId))).toEqual(['sursis', 'maintenue'])
  })

  it('tells each holder once, whatever the number of reviews: where, whom to ask, and what to do', async () => {
    const une = await uneRevueOuverte(1)
    const autre = await unHopitalPeuple(test.base, 0)
    const { id, acteur } = une.gens[0] ?? une.anne
    await uneHabilitation(test.base, {
      compteId: id,
      structureId: autre.structure.id,
      profil: 'san-statistiques',
    })
    await ouvrir(test.base, contexteDe(autre.anne.acteur), {
      portee: { genre: 'structure', structureId: autre.structure.id },
    })
    await enTransaction(test.base, async tx => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await tx.updateTable('compte').set({ etat: 'verrouille' }).where('id', '=', id).execute()
    })
    await clore()
    await clore()
    const recus = await courriels(acteur.courriel)
    expect(recus).toHaveLength(1)
    expect(recus[0]?.texte).toMatch(/2.habilitations sont suspendues, pas perdues/)
    expect(recus[0]?.texte.match(/À demander à /g)).toHaveLength(2)
    expect(recus[0]?.texte).toContain('/administration/mes-demandes/nouvelle')
    // the regional team, above both: one mail too
    expect(await courriels(une.regional.acteur.courriel)).toHaveLength(1)
  })

  it('a morning that stopped before the mails tells them the next one', async () => {
    const { gens } = await uneRevueOuverte(1)
    await sql`create function couper() returns trigger language plpgsql as $$ begin
      raise exception 'coupure'; end $$`.execute(test.base)
    await sql`create trigger couper before insert on courriel for each row execute function couper()`.execute(
      test.base,
    )
    await expect(clore()).rejects.toThrow('coupure')
    await sql`drop trigger couper on courriel`.execute(test.base)
    await sql`drop function couper()`.execute(test.base)
    await clore(new Date('2027-01-01T05:00:00Z'))
    expect(await courriels(gens[0]?.acteur.courriel ?? '')).toHaveLength(1)
  })

  it('suspends what somebody decided to end and no longer may', async () => {
    const { bruno, gens, revueId, droitBruno } = await uneRevueOuverte(2)
    const c = contexteDe(bruno.acteur)
    await trancher(c, revueId, 1, choix('terminer'))
    await test.base
      .updateTable('habilitation')
      .set({ terminee_le: midi, motif_fin: 'depart' })
      .where('id', '=', droitBruno)
      .execute()
    await clore()
    expect(await etatDe(gens[0]?.droit ?? '', cloture)).toMatchObject({ etat: 'suspendue' })
  })

  it('resumes after a crash: one review at a time, none twice', async () => {
    const premiere = await uneRevueOuverte(1)
    const seconde = await uneRevueOuverte(1)
    await sql`create function couper() returns trigger language plpgsql as $$ begin
      if new.lieu = 'coupure' then raise exception 'coupure'; end if; return new; end $$`.execute(test.base)
    await sql`update revue set lieu = 'coupure' where id = ${seconde.revueId}`.execute(test.base)
    await sql`create trigger couper before update on revue for each row execute function couper()`.execute(
      test.base,
    )
    await expect(clore()).rejects.toThrow('coupure')
    const etat = async (id: string) => (await trouverRevue(test.base, id))?.etat
    expect([await etat(premiere.revueId), await etat(seconde.revueId)]).toEqual(['close', 'ouverte'])
    expect(await etatDe(seconde.gens[0]?.droit ?? '', cloture)).toMatchObject({ etat: 'en-cours' })
    await sql`drop trigger couper on revue`.execute(test.base)
    await sql`drop function couper()`.execute(test.base)
    await clore()
    expect(await etat(seconde.revueId)).toBe('close')
    expect(await courriels(premiere.gens[0]?.acteur.courriel ?? '')).toHaveLength(1)
  })

  it('what is closed never changes again: the base refuses', async () => {
    const { revueId } = await uneRevueOuverte(1)
    await clore()
    const refus = (texte: ReturnType<typeof sql>) => texte.execute(test.base).catch(contrainteViolee)
    expect(await refus(sql`update revue set lieu = 'autre' where id = ${revueId}`)).toBe('revue_close')
    expect(await refus(sql`update revue_ligne set commentaire = 'x' where revue_id = ${revueId}`)).toBe(
      'revue_ligne_figee',
    )
  })
})
