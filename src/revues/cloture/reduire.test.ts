import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { droitsDuCompte, trouverHabilitations } from '#src/habilitations/lectures/lire-habilitations.ts'
import { contrainteViolee, enTransaction } from '#src/socle/base/transaction.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { ouvrir, revuesDeLaCampagne, unHopitalPeuple } from '#test/constructeurs/revues.ts'
import { contexteDe, midi } from '#test/constructeurs/scene.ts'
import { uneUnite } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { type ChoixDeDecision, decider } from '../relecture/decider.ts'
import { offreDeReduction } from '../relecture/reduire.ts'
import { cloreLesEchues } from './clore-d-office.ts'
import { signerRevue } from './signer-revue.ts'

const test = baseDeTest()
const config = lireConfig({ URL_PUBLIQUE: 'https://vt.example' })
const cloture = new Date('2026-12-31T05:00:00Z')

/** Three people who decide on admissions in the whole hospital, which has a unit. */
async function scene() {
  const hopital = await unHopitalPeuple(test.base, 0)
  const cardio = await uneUnite(test.base, { structureId: hopital.structure.id, nom: 'Cardiologie' })
  const gens = []
  for (const nom of ['Aube', 'Brun', 'Clair']) {
    const { id } = await unePersonne(test.base, { nom })
    const commun = { compteId: id, structureId: hopital.structure.id }
    gens.push({ id, droit: await uneHabilitation(test.base, { ...commun, profil: 'san-receveur-decision' }) })
  }
  const campagne = await ouvrir(test.base, contexteDe(hopital.anne.acteur), {
    portee: { genre: 'structure', structureId: hopital.structure.id },
  })
  const revue = (await revuesDeLaCampagne(test.base, campagne)).find(r => r.volet === 'structure')
  return { ...hopital, cardio, gens, revueId: revue?.id ?? '' }
}

const reduire = (vers: Partial<Extract<ChoixDeDecision, { decision: 'reduire' }>>): ChoixDeDecision => ({
  decision: 'reduire',
  reduiteAu: null,
  profil: null,
  uniteId: null,
  commentaire: null,
  ...vers,
})
const maintenir: ChoixDeDecision = { decision: 'maintenir', commentaire: null }
const trancher = (c: Contexte, revueId: string, rang: number, choix: ChoixDeDecision) =>
  enTransaction(test.base, tx =>
    decider(tx, c, { revueId, cible: { genre: 'lignes', vues: [{ rang, version: 0 }] }, choix }),
  )
const vivants = async (compteId: string, quand = midi) =>
  (await droitsDuCompte(test.base, compteId, quand))
    .filter(h => h.etat === 'en-cours')
    .map(h => [h.profil.code, h.unite, h.fin])
const lignes = (revueId: string) =>
  test.base.selectFrom('revue_ligne').selectAll().where('revue_id', '=', revueId).orderBy('rang').execute()

describe('reducing to less than an earlier end', () => {
  it('offers what all the chosen lines contain, and the units of their structure', async () => {
    const { revueId, cardio } = await scene()
    expect(await offreDeReduction(test.base, revueId, [1, 2])).toEqual({
      profils: [{ code: 'san-receveur-consultation', libelle: expect.any(String) }],
      unites: [{ id: cardio.id, nom: 'Cardiologie' }],
    })
  })

  it('signed: the narrower right takes its place, is observed, and is in the attestation', async () => {
    const { anne, gens, revueId, cardio } = await scene()
    const c = contexteDe(anne.acteur)
    await trancher(c, revueId, 1, reduire({ profil: 'san-receveur-consultation' }))
    await trancher(c, revueId, 2, reduire({ uniteId: cardio.id, reduiteAu: jour('2027-06-30') }))
    await trancher(c, revueId, 3, maintenir)
    expect(await enTransaction(test.base, tx => signerRevue(tx, c, revueId))).toMatchObject({ ok: true })
    const [aube, brun] = gens
    expect(await vivants(aube?.id ?? '')).toEqual([['san-receveur-consultation', null, '2028-01-05']])
    expect(await vivants(brun?.id ?? '')).toEqual([['san-receveur-decision', 'Cardiologie', '2027-06-30']])
    const ecrites = await lignes(revueId)
    expect(ecrites.map(l => [l.issue, l.reduite_en, l.fin_constatee?.toISOString()])).toEqual([
      ['reduite', 'VT SAN – Receveur consultation', midi.toISOString()],
      ['reduite', 'Cardiologie', midi.toISOString()],
      ['maintenue', null, '2028-01-05T23:00:00.000Z'],
    ])
    const nouvelles = ecrites.flatMap(l => l.nouvelle_habilitation_id ?? [])
    expect(await trouverHabilitations(test.base, nouvelles, midi)).toHaveLength(2)
  })

  it('at the deadline: done in the name of who decided; one that is refused takes none of the others with it', async () => {
    const { anne, gens, revueId, cardio } = await scene()
    const c = contexteDe(anne.acteur)
    const [aube, brun, clair] = gens
    await trancher(c, revueId, 1, reduire({ profil: 'san-receveur-consultation' }))
    await trancher(c, revueId, 2, reduire({ uniteId: cardio.id }))
    await trancher(c, revueId, 3, reduire({ reduiteAu: jour('2027-06-30') }))
    // the unit closes meanwhile: nothing can be given there any more
    await test.base
      .updateTable('unite')
      .set({ fermee_le: '2026-12-01', fermeture_code: 'DEF' })
      .where('id', '=', cardio.id)
      .execute()
    await cloreLesEchues({ base: test.base, config }, cloture)
    expect(await cloreLesEchues({ base: test.base, config }, cloture)).toBe(0)
    expect(await vivants(aube?.id ?? '', cloture)).toEqual([
      ['san-receveur-consultation', null, '2028-01-05'],
    ])
    expect(await droitsDuCompte(test.base, brun?.id ?? '', cloture)).toMatchObject([{ etat: 'suspendue' }])
    expect(await vivants(clair?.id ?? '', cloture)).toEqual([['san-receveur-decision', null, '2027-06-30']])
    expect((await lignes(revueId)).map(l => l.issue)).toEqual(['reduite', 'suspendue', 'reduite'])
  })

  it('a crash in the middle leaves all as it was; resumed, it is done once, and twice changes nothing', async () => {
    const { anne, gens, revueId } = await scene()
    const c = contexteDe(anne.acteur)
    await trancher(c, revueId, 1, reduire({ profil: 'san-receveur-consultation' }))
    const clore = () => cloreLesEchues({ base: test.base, config }, cloture)
    await sql`create function couper() returns trigger language plpgsql as $$ begin
      if new.empreinte is not null then raise exception 'coupure'; end if; return new; end $$`.execute(
      test.base,
    )
    await sql`create trigger couper before update on revue for each row execute function couper()`.execute(
      test.base,
    )
    await expect(clore()).rejects.toThrow('coupure')
    await sql`drop trigger couper on revue`.execute(test.base)
    await sql`drop function couper()`.execute(test.base)
    const aube = gens[0]?.id ?? ''
    expect(await vivants(aube, cloture)).toEqual([['san-receveur-decision', null, '2028-01-05']])
    await clore()
    const instantane = () =>
      sql`select (select jsonb_agg(h order by id) from habilitation h) as h, (select jsonb_agg(r order by id) from revue r) as r,
        (select jsonb_agg(l order by revue_id, rang) from revue_ligne l) as l,
        (select count(*) from courriel) as c, (select count(*) from journal) as j`.execute(test.base)
    const apres = await instantane()
    expect(await clore()).toBe(0)
    expect(await instantane()).toEqual(apres)
    expect(await vivants(aube, cloture)).toEqual([['san-receveur-consultation', null, '2028-01-05']])
  })

  it('refuses what would not be less: the rule, then the base', async () => {
    const { anne, revueId, cardio } = await scene()
    const c = contexteDe(anne.acteur)
    const ailleurs = await scene()
    expect(await trancher(c, revueId, 1, reduire({}))).toMatchObject({
      erreurs: { reduiteAu: expect.any(String) },
    })
    expect(await trancher(c, revueId, 1, reduire({ profil: 'san-receveur-medical' }))).toMatchObject({
      erreurs: { profil: expect.stringMatching('contient') },
    })
    expect(await trancher(c, revueId, 1, reduire({ uniteId: ailleurs.cardio.id }))).toMatchObject({
      erreurs: { unite: expect.any(String) },
    })
    const forcer = (colonnes: object) =>
      test.base
        .updateTable('revue_ligne')
        .set({ decision: 'reduire', decidee_par: anne.id, decidee_le: midi, reduite_en: 'x', ...colonnes })
        .where('revue_id', '=', revueId)
        .where('rang', '=', 1)
        .execute()
        .catch(contrainteViolee)
    expect(await forcer({ reduite_profil: 'san-receveur-medical' })).toBe('revue_ligne_plus_etroite')
    expect(await forcer({ reduite_unite_id: ailleurs.cardio.id })).toBe('revue_ligne_plus_etroite')
    expect(await forcer({})).toBe('revue_ligne_reduite_dite')
    expect(await forcer({ reduite_unite_id: cardio.id })).toHaveLength(1)
  })
})
