import { describe, expect, it } from 'vitest'
import { droitsActuels } from '#src/habilitations/pouvoirs/droits-actuels.ts'
import type { Acteur, Droit } from '#src/socle/acces/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { ouvrir, unHopitalPeuple } from '#test/constructeurs/revues.ts'
import { contexteDe, midi } from '#test/constructeurs/scene.ts'
import { applicationRevues } from '#test/revues/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { ouvrirLesSuivantes } from '../campagnes/ouvrir-les-suivantes.ts'
import { changerCadence } from './changer-cadence.ts'
import { cadencesDe } from './lire-cadences.ts'

const test = baseDeTest()
const unAnApres = new Date('2027-11-23T11:00:00Z')
const racine = '/administration/revues'

/** The yearly review of a hospital, opened by Anne. */
async function scene() {
  const hopital = await unHopitalPeuple(test.base, 1)
  const campagneId = await ouvrir(test.base, contexteDe(hopital.anne.acteur), {
    portee: { genre: 'structure', structureId: hopital.structure.id },
  })
  const changer = (acteur: Acteur, mois: number | null, quand = midi, id = campagneId) =>
    enTransaction(test.base, tx => changerCadence(tx, contexteDe(acteur, quand), { campagneId: id, mois }))
  const suivantes = () =>
    test.base.selectFrom('campagne_revue').selectAll().where('precedente_id', '=', campagneId).execute()
  return { ...hopital, campagneId, changer, suivantes }
}
const avecDroits = async (acteur: Acteur): Promise<Acteur> => {
  const droits: Droit[] = await droitsActuels(test.base, acteur.compteId, midi)
  return { ...acteur, droits }
}

describe('a review that comes back', () => {
  it('is stopped by who opened it: the next one does not open; it is written in the journal', async () => {
    const { anne, changer, suivantes, structure } = await scene()
    expect(await changer(anne.acteur, null)).toMatchObject({
      ok: true,
      cadence: { mois: null, prochaine: null },
    })
    await ouvrirLesSuivantes(test.base, unAnApres)
    expect(await suivantes()).toEqual([])
    const lignes = await test.base
      .selectFrom('journal')
      .select(['acte', 'acteur_id'])
      .where('structure_id', '=', structure.id)
      .where('acte', 'in', ['revue.arretee', 'revue.cadence-changee'])
      .execute()
    expect(lignes).toEqual([{ acte: 'revue.arretee', acteur_id: anne.id }])
  })

  it('may come back sooner; the one that opened by itself is still theirs to stop', async () => {
    const { anne, changer, suivantes, campagneId } = await scene()
    expect(await changer(anne.acteur, 6)).toMatchObject({ cadence: { prochaine: '2027-05-23' } })
    await test.base
      .updateTable('revue')
      .set({
        etat: 'close',
        close_le: midi,
        relecteurs: '{}',
        empreinte: Buffer.alloc(32, campagneId.slice(-4)),
      })
      .where('campagne_id', '=', campagneId)
      .where('volet', '=', 'structure')
      .execute()
    const mai = new Date('2027-05-23T11:00:00Z')
    await ouvrirLesSuivantes(test.base, mai)
    const [suivante] = await suivantes()
    expect(suivante).toMatchObject({ cadence_mois: 6, ouverte_par: null, initiee_par: anne.id })
    // the first has been followed: there is nothing left to change there
    expect(await changer(anne.acteur, null, mai)).toMatchObject({ genre: 'hors-perimetre' })
    expect(await changer(anne.acteur, null, mai, suivante?.id)).toMatchObject({ ok: true })
  })

  it('is for who opened it as long as they are there, or for the team above; for nobody else', async () => {
    const { anne, bruno, chloe, regional, changer, droitAnne, campagneId } = await scene()
    expect(await changer(bruno.acteur, null)).toMatchObject({ genre: 'hors-perimetre' })
    expect(await changer(chloe.acteur, null)).toMatchObject({ genre: 'hors-perimetre' })
    const siennes = async (acteur: Acteur) =>
      (await cadencesDe(test.base, await avecDroits(acteur))).map(c => c.campagneId)
    expect(await siennes(anne.acteur)).toEqual([campagneId])
    expect(await siennes(bruno.acteur)).toEqual([])
    expect(await changer(regional.acteur, 6)).toMatchObject({ ok: true })
    await test.base
      .updateTable('habilitation')
      .set({ terminee_le: midi, motif_fin: 'depart' })
      .where('id', '=', droitAnne)
      .execute()
    expect(await changer(anne.acteur, null)).toMatchObject({ genre: 'hors-perimetre' })
    expect(await siennes(anne.acteur)).toEqual([])
  })

  it('stopped while the job waits for it, it does not open', async () => {
    const { anne, changer, suivantes } = await scene()
    await Promise.all([ouvrirLesSuivantes(test.base, unAnApres), changer(anne.acteur, null, unAnApres)])
    const [suivante] = await suivantes()
    await ouvrirLesSuivantes(test.base, unAnApres)
    expect(await suivantes()).toEqual(suivante ? [suivante] : [])
  })

  it('page after page', async () => {
    const { anne, bruno, regional, campagneId } = await scene()
    const { client } = applicationRevues(test.base)
    const navigateur = await client(anne.id)
    const adresse = `${racine}/campagnes/${campagneId}/cadence`
    expect((await navigateur.get(racine)).texte).toContain(adresse)
    expect((await (await client(bruno.id)).get(adresse)).statut).toBe(404)
    // the team above finds it from the review
    const revue = await test.base
      .selectFrom('revue')
      .select('id')
      .where('campagne_id', '=', campagneId)
      .where('volet', '=', 'structure')
      .executeTakeFirstOrThrow()
    const vue = async (id: string) => (await (await client(id)).get(`${racine}/${revue.id}`)).texte
    expect(await vue(regional.id)).toContain(adresse)
    expect(await vue(bruno.id)).not.toContain(adresse)
    expect((await (await client(regional.id)).get(adresse)).statut).toBe(200)
    const page = await navigateur.get(adresse)
    expect(page.texte).toContain('la prochaine s’ouvre d’elle-même')
    const jeton = champDe(page.texte, 'jeton')
    expect((await navigateur.post(adresse, { jeton, cadence: '5' })).statut).toBe(422)
    const fait = await navigateur.post(adresse, { jeton, cadence: '0' })
    expect(fait).toMatchObject({ statut: 303, vers: racine })
    const liste = await navigateur.get(racine)
    expect(liste.texte).toContain('ne reviendra plus d’elle-même')
    expect(liste.texte).not.toContain(adresse)
  })
})
