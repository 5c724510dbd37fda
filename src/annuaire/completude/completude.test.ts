import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { importerRessources } from '#src/structures/ror/importer.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { applicationEspace, motsDe } from '#test/espace/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import * as ror from '#test/structures/ressources-ror.ts'
import { chemins } from '../chemins.ts'
import { lireFaits } from './lire-faits.ts'
import { rappelerLesFiches } from './rappeler.ts'

const essai = baseDeTest()
const depart = '2026-11-23T09:00:00Z'
type Scene = Awaited<ReturnType<typeof unHopital>> & { lectrice: string; regionale: string; seconde: string }
const scene = {} as Scene
const app = () => applicationEspace(essai.base, { depart })

beforeAll(async () => {
  const { base } = essai
  Object.assign(scene, await unHopital(base))
  scene.seconde = (await uneStructure(base, { nom: 'EHPAD La Source', categorie: '500' })).id
  await uneHabilitation(base, { compteId: scene.anne.id, structureId: scene.seconde })
  scene.lectrice = (await unePersonne(base)).id
  await uneHabilitation(base, {
    compteId: scene.lectrice,
    structureId: scene.structure.id,
    profil: 'san-demandeur-social',
  })
  scene.regionale = (await unePersonne(base)).id
  await uneHabilitation(base, {
    compteId: scene.regionale,
    profil: 'adm-departemental',
    perimetre: { genre: 'departement', departement: '34' },
  })
})

beforeEach(async () => {
  for (const table of ['confirmation_fiche', 'rappel_fiche', 'courriel'] as const)
    await essai.base.deleteFrom(table).execute()
  await sql`update structure set cree_le = '2025-11-23T09:00:00Z'`.execute(essai.base)
})

const confirmer = (compteId: string) =>
  app().client(compteId).post(chemins.confirmer(scene.structure.id), { jeton: randomUUID() })

describe('« rien n’a changé »', () => {
  it('one click, dated, journalled, shown', async () => {
    expect((await confirmer(scene.anne.id)).vers).toBe(chemins.completude(scene.structure.id))
    const onglet = motsDe(
      (await app().client(scene.lectrice).get(chemins.completude(scene.structure.id))).texte,
    )
    expect(onglet).toContain('Confirmée le 23 novembre 2026 par Anne Duval')
    expect(onglet).toContain('À confirmer avant le 23 novembre 2027')
    expect(onglet).not.toContain('Rien n’a changé, la fiche est à jour')
    const actes = await essai.base
      .selectFrom('journal')
      .select('acte')
      .where('acte', '=', 'fiche.confirmee')
      .execute()
    expect(actes).toHaveLength(1)
  })

  it('a form that is not ours is refused as such', async () => {
    const reponse = await app()
      .client(scene.anne.id)
      .post(chemins.confirmer(scene.structure.id), { jeton: 'forge' })
    expect(reponse.statut).toBe(422)
    expect(motsDe(reponse.texte)).toContain('1 point à corriger')
  })

  it('is not a reader’s to say', async () => {
    expect((await confirmer(scene.lectrice)).statut).toBe(403)
  })
})

describe('reminders', () => {
  const rappeler = async (jours: number) => {
    const { services } = app()
    services.horloge.avancer(jours)
    await rappelerLesFiches.executer(services, {})
    return essai.base.selectFrom('courriel').select(['destinataire', 'sujet']).orderBy('id').execute()
  }

  it('each threshold once, one mail per person, even if the job runs twice', async () => {
    const sujets = async (jours: number) => (await rappeler(jours)).map(({ sujet }) => sujet).sort()
    expect(await sujets(-60)).toEqual([])
    const premiers = await sujets(-20)
    // Anne has two structures, Bruno one
    expect(premiers).toEqual(['Confirmez 2 fiches annuaire', 'Confirmez la fiche annuaire : CH de Lunel'])
    expect(await sujets(-20)).toEqual(premiers)
    expect(await sujets(-19)).toEqual(premiers)
    expect(await sujets(0)).toHaveLength(4)
    expect(await sujets(31)).toHaveLength(6)
    expect(await sujets(60)).toHaveLength(6)
  })

  it('sends the latest only to a product that starts late, and nothing once it was confirmed', async () => {
    expect(await rappeler(90)).toHaveLength(2)
    expect(await rappeler(91)).toHaveLength(2)
    await essai.base.deleteFrom('courriel').execute()
    await confirmer(scene.anne.id)
    // the confirmation opened a new year for the hospital; its reminder will come in eleven months
    expect(await rappeler(120)).toEqual([])
    expect(await rappeler(340)).not.toEqual([])
  })
})

describe('what the territory and the home page see', () => {
  it('the fiches that are late, those never confirmed', async () => {
    await confirmer(scene.anne.id)
    const client = app().client(scene.regionale)
    const jamais = motsDe((await client.get(`${chemins.aConfirmer}?filtre=jamais`)).texte)
    expect(jamais).toContain('EHPAD La Source')
    expect(jamais).not.toContain('CH de Lunel')
    await sql`update confirmation_fiche set le = '2025-01-01'`.execute(essai.base)
    const retard = motsDe((await client.get(chemins.aConfirmer)).texte)
    expect(retard).toContain('CH de Lunel')
    expect(retard).toContain('1er janvier 2025')
  })

  it('a line for the référent who has something to do, none for who only reads', async () => {
    const accueil = motsDe((await app().client(scene.anne.id).get('/')).texte)
    expect(accueil).toContain('Fiche annuaire à tenir à jour')
    expect(accueil).toContain('dont la confirmation annuelle')
    expect(motsDe((await app().client(scene.lectrice).get('/')).texte)).not.toContain('à tenir à jour')
  })

  it('the list says how complete each one is', async () => {
    expect(motsDe((await app().client(scene.anne.id).get(chemins.liste)).texte)).toMatch(
      /\d+ % \d+ points? à regarder/,
    )
  })
})

/** A hospital of the ROR: an offer in its first unit, two in the second, a place for each unit. */
async function recevoir() {
  const { base } = essai
  const dans = (unite: string, lieu: string) => ({
    providedBy: { reference: `Organization/${unite}` },
    location: [{ reference: `Location/${lieu}` }],
  })
  const ressources = [
    ror.uneEntiteJuridique(),
    ror.uneStructure(),
    ror.uneUnite('oi1'),
    ror.uneUnite('oi2'),
    ror.uneOffre('hs1', dans('oi1', 'lo1')),
    ror.uneOffre('hs2', dans('oi2', 'lo2')),
    ror.uneOffre('hs3', dans('oi2', 'lo2')),
    ror.unLieu('lo1', { extension: [ror.uneCapacite(10)] }),
    ror.unLieu('lo2', { extension: [ror.uneCapacite(20)] }),
  ]
  await enTransaction(base, tx => importerRessources(tx, ressources, new Date(depart)))
  const { structure_id } = await base.selectFrom('offre').select('structure_id').executeTakeFirstOrThrow()
  return { structure: structure_id, annuaire: base.updateTable('offre') }
}

describe('the facts, from the base', () => {
  it('of a structure where there is nothing', async () => {
    const faits = await lireFaits(essai.base, [scene.structure.id, scene.seconde])
    expect(faits.get(scene.structure.id)).toMatchObject({
      telephone: false,
      direction: false,
      sanitaire: true,
      grandAge: false,
      offres: 0,
      capacites: 0,
      capacitesDu: null,
    })
    expect(faits.get(scene.seconde)).toMatchObject({
      grandAge: true,
      offreDecrite: false,
      tarifs: 0,
      placesDu: null,
    })
  })

  it('of the offers that the fiche shows, and of these alone', async () => {
    const { structure, annuaire } = await recevoir()
    expect((await lireFaits(essai.base, [structure])).get(structure)).toMatchObject({
      offres: 3,
      capacites: 3,
    })
    await annuaire
      .set({ absente_le: new Date(depart) })
      .where('ror_id', '=', 'hs1')
      .execute()
    expect((await lireFaits(essai.base, [structure])).get(structure)).toMatchObject({
      offres: 2,
      capacites: 2,
    })
    // what is sensitive hides its unit, with its other offers and its places
    await annuaire.set({ sensible: true }).where('ror_id', '=', 'hs2').execute()
    expect((await lireFaits(essai.base, [structure])).get(structure)).toMatchObject({
      offres: 0,
      capacites: 0,
    })
  })

  it('of a direction that has a contact', async () => {
    await essai.base
      .insertInto('contact_ror')
      .values({
        structure_id: scene.structure.id,
        unite_id: null,
        offre_id: null,
        rang: 0,
        nature: null,
        fonction: 'Directrice générale',
        nom: null,
        niveau: 2,
        canal: 'telephone',
        canal_libelle: null,
        valeur: '0467000000',
      })
      .execute()
    expect((await lireFaits(essai.base, [scene.structure.id])).get(scene.structure.id)?.direction).toBe(true)
  })
})

describe('the PDF', () => {
  it('is a tagged document of the fiche, for whoever reads it', async () => {
    const reponse = await app().client(scene.lectrice).get(chemins.pdf(scene.structure.id))
    expect(reponse.entetes.get('content-type')).toBe('application/pdf')
    expect(reponse.entetes.get('content-disposition')).toMatch(
      /^attachment; filename="fiche-structure-2026-11-23\.pdf"$/,
    )
    expect(reponse.texte).toMatch(/^%PDF-1\.7/)
    expect(reponse.texte).toContain('/MarkInfo')
  })
})
