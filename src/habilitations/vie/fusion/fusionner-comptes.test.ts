import { describe, expect, it } from 'vitest'
import { trouverCompte } from '#src/comptes/identite/requetes.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { composerRpps } from '#src/socle/identifiants/rpps.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, midi, unHopital } from '#test/constructeurs/scene.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import type { Contexte } from '../../contexte.ts'
import { droitsDuCompte } from '../../lectures/lire-habilitations.ts'
import { droitsActuels } from '../../pouvoirs/droits-actuels.ts'
import { fusionnerComptes } from './fusionner-comptes.ts'
import { preparerFusion } from './preparer-fusion.ts'

const t = baseDeTest()

async function scene() {
  const hopital = await unHopital(t.base)
  const structureId = hopital.structure.id
  const regionale = await unePersonne(t.base, { prenom: 'Régine', nom: 'Oc' })
  const region = { genre: 'region', region: '76' } as const
  await uneHabilitation(t.base, { compteId: regionale.id, profil: 'adm-regional', perimetre: region })
  const double = await unePersonne(t.base, { prenom: 'Chloé', nom: 'Rey-Petit' })
  const droit = (compteId: string, profil: string, debut: string, fin: string, attribueePar?: string) =>
    uneHabilitation(t.base, {
      compteId,
      structureId,
      profil,
      debut,
      fin,
      ...(attribueePar && { attribueePar }),
    })
  return { ...hopital, regionale, double, droit }
}

async function preparer({ acteur }: Contexte, gardeId: string, absorbeId: string) {
  const droits = await droitsActuels(t.base, acteur.compteId, midi)
  return preparerFusion(t.base, { acteur: { ...acteur, droits }, gardeId, absorbeId, maintenant: midi })
}
async function fusionner(c: Contexte, gardeId: string, absorbeId: string, empreinte?: string) {
  const vu = await preparer(c, gardeId, absorbeId)
  const lue = empreinte ?? (vu.ok ? vu.fusion.empreinte : '')
  return enTransaction(t.base, tx => fusionnerComptes(tx, c, { gardeId, absorbeId, empreinte: lue }))
}
const tenus = async (id: string) =>
  (await droitsDuCompte(t.base, id, midi))
    .filter(h => h.etat !== 'terminee')
    .map(h => `${h.profil.code} ${h.debut} ${h.fin}`)
    .sort()

describe('merging two accounts of one person', () => {
  it('unites the rights without overlap, moves nothing else, closes and links the absorbed one', async () => {
    const { chloe, double, regionale, droit } = await scene()
    await droit(chloe.id, 'san-statistiques', '2026-01-05', '2027-06-30')
    await droit(double.id, 'san-statistiques', '2026-03-01', '2028-02-29')
    await droit(double.id, 'san-demandeur-soins', '2027-01-01', '2027-12-31')
    expect(await fusionner(contexteDe(regionale.acteur), chloe.id, double.id)).toEqual({
      ok: true,
      repris: 2,
    })
    expect(await tenus(chloe.id)).toEqual([
      'san-demandeur-soins 2027-01-01 2027-12-31',
      'san-statistiques 2026-01-05 2027-06-30',
      'san-statistiques 2027-07-01 2028-02-29',
    ])
    expect(await tenus(double.id)).toEqual([])
    expect(await trouverCompte(t.base, double.id)).toMatchObject({
      etat: 'desactive',
      fusionneAvec: chloe.id,
    })
    expect(await trouverCompte(t.base, chloe.id)).toMatchObject({
      etat: 'actif',
      courriel: chloe.acteur.courriel,
      anciensNoms: 'Chloé Rey-Petit',
    })
    const lignes = await t.base
      .selectFrom('journal')
      .select(['acte', 'compte_id', 'details'])
      .where('acte', 'in', ['compte.fusionne', 'compte.reuni'])
      .where('compte_id', 'in', [chloe.id, double.id])
      .execute()
    expect(lignes).toHaveLength(2)
    for (const { details } of lignes) expect(details).toMatchObject({ garde: chloe.id, absorbe: double.id })
  })

  it('what the person gave themself from the other account falls, on both sides', async () => {
    const { chloe, double, regionale, droit } = await scene()
    await droit(double.id, 'san-statistiques', '2026-01-05', '2027-06-30', chloe.id)
    await droit(chloe.id, 'san-demandeur-soins', '2026-01-05', '2027-06-30', double.id)
    await droit(double.id, 'san-receveur-decision', '2026-01-05', '2027-06-30')
    expect(await fusionner(contexteDe(regionale.acteur), chloe.id, double.id)).toMatchObject({ ok: true })
    expect(await tenus(chloe.id)).toEqual(['san-receveur-decision 2026-11-23 2027-06-30'])
    const siens = await t.base
      .selectFrom('habilitation')
      .select('id')
      .where('compte_id', '=', chloe.id)
      .where('attribuee_par', '=', chloe.id)
      .execute()
    expect(siens).toEqual([])
  })

  it('frees the card linked to the absorbed account, so that it may open the kept one', async () => {
    const { chloe, double, regionale, droit } = await scene()
    await droit(chloe.id, 'san-statistiques', '2026-01-05', '2027-06-30')
    await droit(double.id, 'san-statistiques', '2026-01-05', '2027-06-30')
    const lier = (compteId: string) =>
      t.base
        .insertInto('compte_psc')
        .values({
          compte_id: compteId,
          sujet: `f:${double.id}`,
          identifiant: `3${double.id}`,
          voie: 'session',
          lie_le: midi,
        })
        .execute()
    await lier(double.id)
    await expect(lier(chloe.id)).rejects.toThrow('compte_psc_sujet')
    expect(await fusionner(contexteDe(regionale.acteur), chloe.id, double.id)).toMatchObject({ ok: true })
    await lier(chloe.id)
  })

  it('takes the RPPS that the kept account lacked; two different ones are two people', async () => {
    const { chloe, double, regionale, droit, bruno } = await scene()
    const rpps = composerRpps('1012345678')
    await t.base.updateTable('compte').set({ rpps }).where('id', '=', double.id).execute()
    await droit(chloe.id, 'san-statistiques', '2026-01-05', '2027-06-30')
    await droit(double.id, 'san-statistiques', '2026-01-05', '2027-06-30')
    await t.base
      .updateTable('compte')
      .set({ rpps: composerRpps('1012345679') })
      .where('id', '=', bruno.id)
      .execute()
    expect(await preparer(contexteDe(regionale.acteur), bruno.id, double.id)).toMatchObject({
      pourquoi: expect.stringContaining('RPPS'),
    })
    await fusionner(contexteDe(regionale.acteur), chloe.id, double.id)
    expect(await trouverCompte(t.base, chloe.id)).toMatchObject({ rpps })
  })

  it('is refused to a référent, on oneself, outside of the region, or when what was shown has changed', async () => {
    const { anne, chloe, double, regionale, droit } = await scene()
    await droit(chloe.id, 'san-statistiques', '2026-01-05', '2027-06-30')
    await droit(double.id, 'san-statistiques', '2026-01-05', '2027-06-30')
    expect(await fusionner(contexteDe(anne.acteur), chloe.id, double.id)).toMatchObject({
      genre: 'hors-perimetre',
    })
    expect(await fusionner(contexteDe(regionale.acteur), regionale.id, double.id)).toMatchObject({
      genre: 'impossible',
    })
    const nationale = await unePersonne(t.base)
    await uneHabilitation(t.base, {
      compteId: nationale.id,
      profil: 'adm-national',
      perimetre: { genre: 'national' },
    })
    expect(await fusionner(contexteDe(nationale.acteur), nationale.id, double.id)).toMatchObject({
      pourquoi: expect.stringContaining('le vôtre'),
    })
    expect(await fusionner(contexteDe(nationale.acteur), chloe.id, regionale.id)).toMatchObject({
      pourquoi: expect.stringContaining('région'),
    })
    expect(await fusionner(contexteDe(regionale.acteur), chloe.id, double.id, 'autre')).toEqual({
      ok: false,
      genre: 'perime',
    })
    expect(await tenus(double.id)).toHaveLength(1)
  })

  it('both ways at once: one account remains', async () => {
    const { chloe, double, regionale, droit } = await scene()
    await droit(chloe.id, 'san-statistiques', '2026-01-05', '2027-06-30')
    await droit(double.id, 'san-demandeur-soins', '2026-01-05', '2027-06-30')
    const c = contexteDe(regionale.acteur)
    const faits = await Promise.all([fusionner(c, chloe.id, double.id), fusionner(c, double.id, chloe.id)])
    expect(faits.filter(({ ok }) => ok)).toHaveLength(1)
    const etats = await Promise.all(
      [chloe.id, double.id].map(async id => (await trouverCompte(t.base, id))?.etat),
    )
    expect(etats.sort()).toEqual(['actif', 'desactive'])
  })

  it('the base refuses that a merged account opens again', async () => {
    const { chloe, double, regionale, droit } = await scene()
    await droit(chloe.id, 'san-statistiques', '2026-01-05', '2027-06-30')
    await droit(double.id, 'san-statistiques', '2026-01-05', '2027-06-30')
    await fusionner(contexteDe(regionale.acteur), chloe.id, double.id)
    const rouvrir = t.base.updateTable('compte').set({ etat: 'actif' }).where('id', '=', double.id).execute()
    await expect(rouvrir).rejects.toThrow('compte_fusion_close')
  })
})
