import { describe, expect, it } from 'vitest'
import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { trouverCompte } from '#src/comptes/identite/requetes.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, midi, unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import type { Contexte } from '../contexte.ts'
import { droitsDuCompte } from '../lectures/lire-habilitations.ts'
import { desactiverCompte } from './desactiver-compte.ts'
import { reactiverCompte } from './reactiver-compte.ts'

const t = baseDeTest()
const { config } = servicesDeTest(undefined as never)

const desactiver = (c: Contexte, compteId: string, motif = 'Fin de contrat') =>
  enTransaction(t.base, tx => desactiverCompte(tx, c, { compteId, motif }))
const reactiver = (c: Contexte, compteId: string, motif = 'De retour') =>
  enTransaction(t.base, tx => reactiverCompte(tx, c, { compteId, motif }))
const etat = async (id: string) => (await trouverCompte(t.base, id))?.etat
const vivants = async (id: string) =>
  (await droitsDuCompte(t.base, id, midi)).filter(h => h.etat !== 'terminee').length

async function scene() {
  const hopital = await unHopital(t.base)
  await uneHabilitation(t.base, {
    compteId: hopital.chloe.id,
    structureId: hopital.structure.id,
    profil: 'san-statistiques',
  })
  const regionale = await unePersonne(t.base, { prenom: 'Régine', nom: 'Oc' })
  await uneHabilitation(t.base, {
    compteId: regionale.id,
    profil: 'adm-regional',
    perimetre: { genre: 'region', region: '76' },
  })
  return { ...hopital, regionale }
}

describe('disabling', () => {
  it('ends every right by a departure, closes the sessions at once, tells the person; coming back gives no right', async () => {
    const { anne, chloe } = await scene()
    const session = {
      compteId: chloe.id,
      moyen: 'mot-de-passe' as const,
      maintenant: midi,
      origine: {},
      config,
    }
    await enTransaction(t.base, tx => ouvrirSession(tx, session))
    expect(await desactiver(contexteDe(anne.acteur), chloe.id)).toEqual({ ok: true, terminees: 1 })
    expect(await trouverCompte(t.base, chloe.id)).toMatchObject({
      etat: 'desactive',
      etatRole: 'referent',
      etatMotif: 'Fin de contrat',
    })
    expect(await vivants(chloe.id)).toBe(0)
    const departs = await t.base
      .selectFrom('depart')
      .select('motif')
      .where('compte_id', '=', chloe.id)
      .execute()
    expect(departs).toEqual([{ motif: 'Fin de contrat' }])
    expect(
      await t.base.selectFrom('session').select('id').where('compte_id', '=', chloe.id).execute(),
    ).toEqual([])
    const sujets = await t.base
      .selectFrom('courriel')
      .select('sujet')
      .where('destinataire', '=', chloe.acteur.courriel)
      .execute()
    expect(sujets.map(({ sujet }) => sujet)).toContain('Votre compte ViaTrajectoire est désactivé')
    expect(await reactiver(contexteDe(anne.acteur), chloe.id)).toEqual({ ok: true, etat: 'actif' })
    expect(await vivants(chloe.id)).toBe(0)
  })

  it('an account shared with another structure is not theirs to close: nothing is written', async () => {
    const { anne, chloe } = await scene()
    const ailleurs = await uneStructure(t.base, { nom: 'Clinique de Sète' })
    await uneHabilitation(t.base, {
      compteId: chloe.id,
      structureId: ailleurs.id,
      profil: 'san-statistiques',
    })
    const refus = await desactiver(contexteDe(anne.acteur), chloe.id)
    expect(refus).toMatchObject({
      genre: 'saisie',
      erreurs: { formulaire: expect.stringContaining('D’autres structures') },
    })
    expect([await etat(chloe.id), await vivants(chloe.id)]).toEqual(['actif', 2])
  })

  it('the regional team closes an account shared inside its region, not one that another region shares', async () => {
    const { regionale, chloe } = await scene()
    const memeRegion = await uneStructure(t.base, { nom: 'CH de Nîmes', departement: '30' })
    await uneHabilitation(t.base, {
      compteId: chloe.id,
      structureId: memeRegion.id,
      profil: 'san-statistiques',
    })
    const autre = await scene()
    const breton = await uneStructure(t.base, { nom: 'CH de Rennes', departement: '35' })
    await uneHabilitation(t.base, {
      compteId: autre.chloe.id,
      structureId: breton.id,
      profil: 'san-statistiques',
    })
    expect(await desactiver(contexteDe(regionale.acteur), chloe.id)).toMatchObject({ ok: true, terminees: 2 })
    expect(await desactiver(contexteDe(regionale.acteur), autre.chloe.id)).toMatchObject({ genre: 'saisie' })
  })

  it('never oneself, never outside of the perimeter, never without a reason; the attempts are written down', async () => {
    const { anne, chloe } = await scene()
    const autre = await scene()
    expect(await desactiver(contexteDe(anne.acteur), anne.id)).toMatchObject({ genre: 'soi-meme' })
    expect(await desactiver(contexteDe(anne.acteur), autre.chloe.id)).toMatchObject({
      genre: 'hors-perimetre',
    })
    expect(await desactiver(contexteDe(anne.acteur), chloe.id, '')).toMatchObject({ genre: 'saisie' })
    const lignes = await t.base
      .selectFrom('journal')
      .select(['acte', 'issue'])
      .where('acteur_id', '=', anne.id)
      .execute()
    expect(lignes).toEqual([
      { acte: 'compte.agir-sur-soi', issue: 'refuse' },
      { acte: 'acces.refuse', issue: 'refuse' },
    ])
  })

  it('the last référent is not disabled in passing: all or nothing, and what to do is said', async () => {
    const { anne, bruno, structure, regionale } = await scene()
    const seconde = await uneStructure(t.base, { nom: 'CH d’Agde' })
    await uneHabilitation(t.base, { compteId: bruno.id, structureId: seconde.id })
    const refus = await desactiver(contexteDe(regionale.acteur), bruno.id)
    expect(refus).toMatchObject({ erreurs: { formulaire: expect.stringContaining('CH d’Agde') } })
    expect([await etat(bruno.id), await vivants(bruno.id)]).toEqual(['actif', 2])
    expect(structure.id).not.toBe(anne.id)
  })

  it('two référents who disable each other at once: one stays', async () => {
    const { anne, bruno } = await scene()
    const faits = await Promise.all([
      desactiver(contexteDe(anne.acteur), bruno.id),
      desactiver(contexteDe(bruno.acteur), anne.id),
    ])
    expect(faits.filter(({ ok }) => ok)).toHaveLength(1)
    expect([await etat(anne.id), await etat(bruno.id)].sort()).toEqual(['actif', 'desactive'])
  })
})

describe('reactivating', () => {
  it('what the regional team closed, a référent does not open', async () => {
    const { anne, chloe, regionale } = await scene()
    await desactiver(contexteDe(regionale.acteur), chloe.id)
    expect(await reactiver(contexteDe(anne.acteur), chloe.id)).toMatchObject({
      erreurs: { formulaire: expect.stringContaining('elle seule') },
    })
    expect(await reactiver(contexteDe(regionale.acteur), chloe.id)).toEqual({ ok: true, etat: 'actif' })
  })

  it('an account never activated is invited again', async () => {
    const { anne, structure } = await scene()
    const ines = await unePersonne(t.base, { etat: 'invite', prenom: 'Inès', nom: 'Nouvelle' })
    await uneHabilitation(t.base, {
      compteId: ines.id,
      structureId: structure.id,
      profil: 'san-statistiques',
    })
    await desactiver(contexteDe(anne.acteur), ines.id)
    expect(await reactiver(contexteDe(anne.acteur), ines.id)).toEqual({ ok: true, etat: 'invite' })
    const sujets = await t.base
      .selectFrom('courriel')
      .select('sujet')
      .where('destinataire', '=', ines.acteur.courriel)
      .execute()
    expect(sujets.map(({ sujet }) => sujet)).toContain('Activez votre compte ViaTrajectoire')
  })

  it('an open account is left alone', async () => {
    const { anne, bruno } = await scene()
    expect(await reactiver(contexteDe(anne.acteur), bruno.id)).toMatchObject({ genre: 'saisie' })
  })
})
