import { describe, expect, it } from 'vitest'
import { contrainteViolee } from '#src/socle/base/transaction.ts'
import { midi } from '#test/constructeurs/scene.ts'
import { unHopitalSuivi } from '#test/demandes/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import type { TableDemande } from './tables.ts'

const test = baseDeTest()
const profil = 'san-demandeur-administratif'

/** Name of the constraint that bit, without any of our code in between. */
async function refusPar(acte: Promise<unknown>): Promise<string | undefined> {
  try {
    await acte
    return 'rien'
  } catch (erreur) {
    return contrainteViolee(erreur)
  }
}

const brute = (structureId: string, demandeurId: string | null, voulue: Partial<TableDemandeLibre> = {}) => ({
  genre: 'habilitation' as const,
  demandeur_id: demandeurId,
  structure_id: structureId,
  unite_id: null,
  motif: 'Pourquoi.',
  courriel: null,
  nom: null,
  prenom: null,
  profession_code: null,
  rpps: null,
  creee_le: midi,
  ...voulue,
})
type TableDemandeLibre = Omit<TableDemande, 'id' | 'etat' | 'niveau' | 'version' | 'perimetre'>

async function scene() {
  const h = await unHopitalSuivi(test.base)
  const inserer = (ligne: ReturnType<typeof brute>) =>
    test.base.insertInto('demande').values(ligne).returning('id').executeTakeFirstOrThrow()
  const demande = async () => {
    const { id } = await inserer(brute(h.structure.id, h.chloe.id))
    await test.base
      .insertInto('demande_profil')
      .values({ demande_id: id, profil_code: profil, accorde: null })
      .execute()
    return id
  }
  const changer = (
    id: string,
    colonnes: Partial<TableDemandeLibre> & { etat?: 'acceptee' | 'refusee' | 'retiree' },
  ) => refusPar(test.base.updateTable('demande').set(colonnes).where('id', '=', id).execute())
  return { ...h, inserer, demande, changer }
}

describe('the database, without the application', () => {
  it('nobody answers, takes or passes on their own request', async () => {
    const s = await scene()
    const id = await s.demande()
    const moi = s.chloe.id
    const jamais = 'demande_jamais_par_soi'
    expect(await s.changer(id, { etat: 'acceptee', decidee_par: moi, close_le: midi })).toBe(jamais)
    expect(await s.changer(id, { prise_par: moi, prise_le: midi })).toBe(jamais)
    expect(await s.changer(id, { transmise_par: moi })).toBe(jamais)
  })

  it('one live request for a person, a profil and a place; free again once closed', async () => {
    const s = await scene()
    const id = await s.demande()
    expect(await refusPar(s.demande())).toBe('demande_une_vive_par_droit')
    expect(await s.changer(id, { etat: 'retiree', close_le: midi })).toBe('rien')
    expect(await refusPar(s.demande())).toBe('rien')
  })

  it('an answer is given once, by somebody, and a refusal says why', async () => {
    const s = await scene()
    const id = await s.demande()
    const close = { close_le: midi }
    expect(await s.changer(id, { etat: 'acceptee', ...close })).toBe('demande_decidee')
    expect(await s.changer(id, { etat: 'refusee', decidee_par: s.anne.id, ...close })).toBe(
      'demande_refus_motive',
    )
    expect(await s.changer(id, { etat: 'acceptee', decidee_par: s.anne.id })).toBe('demande_close')
    const refus = { etat: 'refusee' as const, decidee_par: s.anne.id, reponse: 'Non.', ...close }
    expect(await s.changer(id, refus)).toBe('rien')
    expect(await s.changer(id, { etat: 'acceptee' })).toBe('demande_close_pour_de_bon')
  })

  it('a request for an account says who, and comes from nobody; once for a mailbox and a structure', async () => {
    const s = await scene()
    const compte = { genre: 'compte' as const, courriel: 'eve@ch.example', nom: 'Roy', prenom: 'Ève' }
    const sansCompte = (structureId: string, voulue: object) =>
      refusPar(s.inserer({ ...brute(structureId, null), ...compte, ...voulue } as never))
    expect(await sansCompte(s.structure.id, { nom: null })).toBe('demande_qui')
    expect(await sansCompte(s.structure.id, { demandeur_id: s.chloe.id })).toBe('demande_qui')
    expect(await sansCompte(s.structure.id, {})).toBe('rien')
    expect(await sansCompte(s.structure.id, { courriel: 'EVE@ch.example' })).toBe(
      'demande_un_compte_a_la_fois',
    )
  })

  it('one absence at a time, in order, of a year at most', async () => {
    const { anne } = await scene()
    const absent = (du: string, au: string) =>
      refusPar(
        test.base
          .insertInto('absence')
          .values({ compte_id: anne.id, du, au, declaree_le: midi, annulee_le: null })
          .execute(),
      )
    expect(await absent('2026-12-01', '2026-11-30')).toBe('absence_dans_l_ordre')
    expect(await absent('2026-12-01', '2027-12-02')).toBe('absence_un_an_au_plus')
    expect(await absent('2026-12-01', '2026-12-10')).toBe('rien')
    expect(await absent('2026-12-10', '2026-12-11')).toBe('absence_une_a_la_fois')
  })

  it('one open alert for a structure', async () => {
    const { structure } = await scene()
    const alerter = () =>
      refusPar(
        test.base
          .insertInto('alerte_releve')
          .values({ structure_id: structure.id, depuis: midi, close_le: null })
          .execute(),
      )
    expect(await alerter()).toBe('rien')
    expect(await alerter()).toBe('alerte_releve_une_ouverte')
  })
})
