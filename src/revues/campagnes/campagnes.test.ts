import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { contrainteViolee, enTransaction } from '#src/socle/base/transaction.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { ouvrir, revuesDeLaCampagne, unHopitalPeuple } from '#test/constructeurs/revues.ts'
import { contexteDe, midi } from '#test/constructeurs/scene.ts'
import { uneStructure, uneUnite } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { figerParEtapes } from './figer-campagne.ts'
import { type Ouverture, ouvrirCampagne } from './ouvrir-campagne.ts'
import type { Portee } from './portee.ts'

const test = baseDeTest()

const base: Omit<Ouverture, 'portee'> = {
  modules: [],
  profils: [],
  seulementNonRevues: false,
  debut: jour('2026-11-23'),
  echeance: jour('2026-12-23'),
  cadenceMois: 12,
  sansReponse: 'suspension',
  delaiJours: 7,
}
const tenter = (c: ReturnType<typeof contexteDe>, o: Partial<Ouverture> & { portee: Portee }) =>
  enTransaction(test.base, tx => ouvrirCampagne(tx, c, { ...base, ...o }))

describe('opening the review of a structure', () => {
  it('freezes what its people hold; the référents go to the regional team', async () => {
    const { anne, structure, gens, bruno, droitAnne, droitBruno } = await unHopitalPeuple(test.base, 3)
    const plusTard = await unePersonne(test.base)
    await uneHabilitation(test.base, {
      compteId: plusTard.id,
      structureId: structure.id,
      profil: 'san-statistiques',
      debut: '2026-12-01',
    })
    const id = await ouvrir(test.base, contexteDe(anne.acteur), {
      portee: { genre: 'structure', structureId: structure.id },
    })
    const revues = await revuesDeLaCampagne(test.base, id)
    const par = (volet: string) => revues.find(r => r.volet === volet)
    expect(par('structure')?.lignes.map(l => l.habilitation_id)).toEqual(gens.map(({ droit }) => droit))
    expect(par('referents')?.lignes.map(l => l.compte_id)).toEqual([anne.id, bruno.id])
    expect(par('referents')?.lignes.map(l => l.habilitation_id)).toEqual([droitAnne, droitBruno])
    expect(par('structure')).toMatchObject({ echeance: '2026-12-23', cloture_prevue: '2026-12-31' })
  })

  it('leaves for the next one what was given later', async () => {
    const { anne, structure, chloe } = await unHopitalPeuple(test.base, 1)
    const id = await ouvrir(test.base, contexteDe(anne.acteur), {
      portee: { genre: 'structure', structureId: structure.id },
    })
    await uneHabilitation(test.base, {
      compteId: chloe.id,
      structureId: structure.id,
      profil: 'san-statistiques',
    })
    await figerParEtapes(test.base, id, midi)
    const [r] = (await revuesDeLaCampagne(test.base, id)).filter(({ volet }) => volet === 'structure')
    expect(r?.lignes).toHaveLength(1)
  })

  it('keeps to the modules and profils chosen, and names the unit', async () => {
    const { anne, structure, chloe } = await unHopitalPeuple(test.base, 2)
    const unite = await uneUnite(test.base, { structureId: structure.id, nom: 'Cardiologie' })
    await uneHabilitation(test.base, {
      compteId: chloe.id,
      perimetre: { genre: 'unite', structureId: structure.id, uniteId: unite.id },
      profil: 'san-demandeur-medical',
    })
    const id = await ouvrir(test.base, contexteDe(anne.acteur), {
      portee: { genre: 'structure', structureId: structure.id },
      modules: ['sanitaire'],
      profils: ['san-demandeur-medical'],
    })
    const revues = await revuesDeLaCampagne(test.base, id)
    expect(revues.flatMap(({ lignes }) => lignes)).toMatchObject([
      { compte_id: chloe.id, precision_lieu: 'Cardiologie' },
    ])
  })

  it('is refused while another is open, on what is not theirs, and with dates that make no sense', async () => {
    const { anne, structure, chloe } = await unHopitalPeuple(test.base, 1)
    const portee = { genre: 'structure', structureId: structure.id } as const
    const c = contexteDe(anne.acteur)
    expect(await tenter(contexteDe(chloe.acteur), { portee })).toMatchObject({ genre: 'hors-perimetre' })
    expect(await tenter(c, { portee: { genre: 'departement', departement: '34' } })).toMatchObject({
      genre: 'hors-perimetre',
    })
    expect(await tenter(c, { portee, echeance: jour('2026-11-25') })).toMatchObject({
      erreurs: { echeance: expect.any(String) },
    })
    expect(await tenter(c, { portee, debut: jour('2026-11-22') })).toMatchObject({
      erreurs: { debut: expect.any(String) },
    })
    expect(await tenter(c, { portee })).toMatchObject({ ok: true })
    expect(await tenter(c, { portee })).toMatchObject({
      erreurs: { portee: expect.stringMatching('déjà en cours') },
    })
    const vide = await uneStructure(test.base, { nom: 'Vide', departement: '34' })
    const { regional } = await unHopitalPeuple(test.base, 0)
    expect(
      await tenter(contexteDe(regional.acteur), { portee: { genre: 'structure', structureId: vide.id } }),
    ).toMatchObject({ erreurs: { portee: expect.stringMatching('aucune') } })
  })
})

describe('opening the review of a territory', () => {
  it('makes a review per structure, one of référents per département, one of the territory', async () => {
    const { regional, structure } = await unHopitalPeuple(test.base, 2)
    const ailleurs = await uneStructure(test.base, { nom: 'EHPAD', departement: '11' })
    const seul = await unePersonne(test.base)
    await uneHabilitation(test.base, { compteId: seul.id, structureId: ailleurs.id })
    await uneHabilitation(test.base, {
      compteId: seul.id,
      perimetre: { genre: 'departement', departement: '11' },
      profil: 'pa-guichet-unique',
    })
    const id = await ouvrir(test.base, contexteDe(regional.acteur), {
      portee: { genre: 'region', region: '76' },
    })
    const revues = await revuesDeLaCampagne(test.base, id)
    expect(revues.some(r => r.structure_id === structure.id)).toBe(true)
    expect(revues.find(r => r.volet === 'referents' && r.departement_code === '11')?.lignes).toMatchObject([
      { compte_id: seul.id, precision_lieu: 'EHPAD' },
    ])
    expect(revues.find(r => r.volet === 'territoire' && r.departement_code === '11')?.lignes).toHaveLength(1)
    // the regional team's own rights, for the nation to review
    expect(
      revues.find(r => r.volet === 'territoire' && r.region_code === '76')?.lignes.map(l => l.compte_id),
    ).toContain(regional.id)
  })

  it('resumes after a crash between two territories, and freezes nothing twice', async () => {
    const { regional } = await unHopitalPeuple(test.base, 2)
    const fait = await tenter(contexteDe(regional.acteur), { portee: { genre: 'region', region: '76' } })
    if (!fait.ok) throw new Error('refusée')
    await sql`create function couper() returns trigger language plpgsql as $$ begin
      if new.departement_code = '34' or exists (select from structure where id = new.structure_id and departement_code = '34')
      then raise exception 'coupure'; end if; return new; end $$`.execute(test.base)
    await sql`create trigger couper before insert on revue for each row execute function couper()`.execute(
      test.base,
    )
    await expect(figerParEtapes(test.base, fait.campagneId, midi)).rejects.toThrow('coupure')
    const lire = () =>
      test.base
        .selectFrom('campagne_revue')
        .select(['curseur', 'figee_le'])
        .where('id', '=', fait.campagneId)
        .executeTakeFirstOrThrow()
    expect(await lire()).toMatchObject({ curseur: '32', figee_le: null })
    await sql`drop trigger couper on revue`.execute(test.base)
    await sql`drop function couper()`.execute(test.base)
    await Promise.all([1, 2].map(() => figerParEtapes(test.base, fait.campagneId, midi)))
    const compte = async () =>
      (await revuesDeLaCampagne(test.base, fait.campagneId)).flatMap(r => r.lignes).length
    const combien = await compte()
    expect(combien).toBeGreaterThan(0)
    await figerParEtapes(test.base, fait.campagneId, midi)
    expect(await compte()).toBe(combien)
  })
})

describe('the database, without the application', () => {
  it('refuses two reviews at once of a structure, or of a right, a change of what was frozen, and a removal', async () => {
    const { anne, structure } = await unHopitalPeuple(test.base, 1)
    const id = await ouvrir(test.base, contexteDe(anne.acteur), {
      portee: { genre: 'structure', structureId: structure.id },
    })
    const r = (await revuesDeLaCampagne(test.base, id)).find(({ volet }) => volet === 'structure')
    const [ligne] = r?.lignes ?? []
    if (!r || !ligne) throw new Error('sans ligne')
    const refus = (texte: ReturnType<typeof sql>) => texte.execute(test.base).catch(contrainteViolee)
    expect(
      await refus(sql`insert into revue (campagne_id, volet, structure_id, lieu, echeance, cloture_prevue, ouverte_le, departement_code)
        values (${id}, 'structure', ${structure.id}, 'x', '2026-12-23', '2026-12-31', now(), '34')`),
    ).toBe('revue_une_a_la_fois')
    expect(
      await refus(sql`insert into revue_ligne (revue_id, rang, habilitation_id, compte_id, personne, profil_code, fin, inhabituelle)
        values (${r.id}, 99, ${ligne.habilitation_id}, ${ligne.compte_id}, 'x', 'x', '2027-01-01', false)`),
    ).toBe('revue_ligne_une_a_la_fois')
    const changer = (quoi: ReturnType<typeof sql>) =>
      refus(sql`update revue_ligne set ${quoi} where revue_id = ${r.id} and rang = ${ligne.rang}`)
    expect(await changer(sql`fin = '2027-01-01'`)).toBe('revue_ligne_figee')
    const siennes = sql`decision = 'maintenir', decidee_le = now(), decidee_par = compte_id`
    expect(await changer(siennes)).toBe('revue_ligne_jamais_la_sienne')
    expect(await changer(sql`confiee_a = compte_id`)).toBe('revue_ligne_jamais_la_sienne')
    await expect(sql`delete from revue_ligne`.execute(test.base)).rejects.toThrow('ne se modifie pas')
    await expect(sql`delete from revue`.execute(test.base)).rejects.toThrow('ne se modifie pas')
  })
})
