import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { noterChangements } from '#src/structures/historique/noter-changements.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { refusPar } from '#test/constructeurs/refus-par.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure, uneUnite } from '#test/constructeurs/structures.ts'
import { applicationEspace, motsDe } from '#test/espace/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { travailler } from '#test/socle/travailler.ts'
import { chemins } from '../chemins.ts'
import { relancerSignalements } from './relancer-signalements.ts'
import { suivreSignalements } from './suivre-signalements.ts'

const essai = baseDeTest()
type Scene = Awaited<ReturnType<typeof unHopital>> & {
  regionale: string
  referenteUnite: string
  smr: string
  etrangere: string
}
const scene = {} as Scene
const app = () => applicationEspace(essai.base)

beforeAll(async () => {
  const { base } = essai
  Object.assign(scene, await unHopital(base))
  scene.regionale = (await unePersonne(base, { prenom: 'Régine', nom: 'Gion' })).id
  await uneHabilitation(base, {
    compteId: scene.regionale,
    profil: 'adm-departemental',
    perimetre: { genre: 'departement', departement: '34' },
  })
  scene.smr = (await uneUnite(base, { structureId: scene.structure.id, nom: 'SMR gériatrique' })).id
  scene.referenteUnite = (await unePersonne(base)).id
  await uneHabilitation(base, {
    compteId: scene.referenteUnite,
    profil: 'adm-referent-unite',
    perimetre: { genre: 'unite', structureId: scene.structure.id, uniteId: scene.smr },
  })
  const ailleurs = await uneStructure(base, { nom: 'Clinique de Foix', departement: '09' })
  scene.etrangere = (await unePersonne(base)).id
  await uneHabilitation(base, { compteId: scene.etrangere, structureId: ailleurs.id })
})

beforeEach(async () => {
  await essai.base.deleteFrom('signalement_piece').execute()
  await essai.base.deleteFrom('signalement').execute()
  await essai.base.deleteFrom('courriel').execute()
  await essai.base
    .updateTable('structure')
    .set({ telephone: '0467000000' })
    .where('id', '=', scene.structure.id)
    .execute()
})

const telephone = () => ({ objet: 'structure', id: scene.structure.id, champ: 'telephone' })

function signaler(compteId: string, champs: Record<string, string | File> = {}) {
  return app()
    .client(compteId)
    .envoyer(chemins.signaler(scene.structure.id), {
      jeton: randomUUID(),
      ...telephone(),
      attendue: '04 67 11 11 11',
      ...champs,
    })
}

const courriels = () =>
  essai.base.selectFrom('courriel').select(['destinataire', 'sujet', 'texte']).orderBy('id').execute()
const lesSignalements = () => essai.base.selectFrom('signalement').selectAll().execute()

/** What an import does: the value, and the line of history that tells it. */
async function leRorDit(valeur: string | null) {
  await enTransaction(essai.base, async tx => {
    await tx
      .updateTable('structure')
      .set({ telephone: valeur })
      .where('id', '=', scene.structure.id)
      .execute()
    await noterChangements(tx, {
      structureId: scene.structure.id,
      objet: 'structure',
      objetId: scene.structure.id,
      avant: { telephone: '0' },
      apres: { telephone: valeur },
      source: 'ror',
      le: new Date(),
    })
  })
  return travailler(app().services, [suivreSignalements])
}

describe('saying that the ROR is wrong', () => {
  it('each field of the fiche leads to its own report', async () => {
    const { texte } = await app().client(scene.anne.id).get(chemins.fiche(scene.structure.id))
    expect(texte).toContain('champ=telephone"')
    const lecture = await app().client(scene.chloe.id).get(chemins.fiche(scene.structure.id))
    expect(lecture.texte).not.toContain('champ=telephone')
    const choisir = await app().client(scene.anne.id).get(chemins.signaler(scene.structure.id))
    expect(motsDe(choisir.texte)).toContain('FINESS géographique')
  })

  it('writes to the ROR team, with all that they need and the proof', async () => {
    const preuve = new File([Buffer.from('%PDF-1.7 arrêté')], 'Arrêté.pdf', { type: 'text/html' })
    const reponse = await signaler(scene.anne.id, { precisions: 'Depuis lundi.', piece: preuve })
    const [signalement] = await lesSignalements()
    expect(reponse.vers).toBe(chemins.signalement(signalement?.id ?? ''))
    expect(signalement).toMatchObject({ etat: 'envoyee', voie: 'courriel', affichee: '0467000000' })
    const [lettre] = await courriels()
    expect(lettre).toMatchObject({ destinataire: 'ror@region.example' })
    for (const mot of ['0467000000', '04 67 11 11 11', 'Depuis lundi.', 'Anne Duval', 'Arrete.pdf'])
      expect(lettre?.texte).toContain(mot)
    expect(await essai.base.selectFrom('courriel_piece').select(['nom', 'type']).execute()).toEqual([
      { nom: 'Arrete.pdf', type: 'application/pdf' },
    ])
    const piece = await app()
      .client(scene.bruno.id)
      .get(chemins.piece(signalement?.id ?? ''))
    expect(piece.entetes.get('content-disposition')).toBe('attachment; filename="Arrete.pdf"')
    expect(piece.entetes.get('content-type')).toBe('application/pdf')
    const page = motsDe(
      (
        await app()
          .client(scene.bruno.id)
          .get(reponse.vers ?? '')
      ).texte,
    )
    for (const mot of ['Envoyée', 'par Anne Duval', 'Arrete.pdf']) expect(page).toContain(mot)
  })

  it.each([
    ['nothing', { attendue: ' ' }, 'Dites ce qui est juste'],
    [
      'what it says already, written otherwise',
      { attendue: '+33 4 67 00 00 00' },
      'déjà ce que dit la fiche',
    ],
    [
      'a page as a proof',
      { piece: new File(['<html>'], 'a.pdf', { type: 'application/pdf' }) },
      'PDF, PNG ou JPEG',
    ],
    ['too long', { attendue: 'x'.repeat(1001) }, '1000 caractères'],
  ])('refuses %s, and keeps the rest', async (_, champs, phrase) => {
    const reponse = await signaler(scene.anne.id, { precisions: 'Gardé.', ...champs })
    expect(reponse.statut).toBe(422)
    expect(motsDe(reponse.texte)).toContain(phrase)
    expect(reponse.texte).toContain('Gardé.')
    expect(await lesSignalements()).toEqual([])
  })

  it('the same field twice: kindly told where the first one stands', async () => {
    await signaler(scene.anne.id)
    const double = await signaler(scene.bruno.id, { attendue: '0499999999' })
    expect(double.statut).toBe(409)
    expect(motsDe(double.texte)).toContain('Ce champ est déjà signalé')
    expect(await lesSignalements()).toHaveLength(1)
    expect(await courriels()).toHaveLength(1)
  })

  it('both at the very same time: one report', async () => {
    await Promise.all([signaler(scene.anne.id), signaler(scene.bruno.id)])
    expect(await lesSignalements()).toHaveLength(1)
  })

  it('may ask for a value to go', async () => {
    expect((await signaler(scene.anne.id, { attendue: '', retirer: 'oui' })).statut).toBe(303)
    expect(await lesSignalements()).toMatchObject([{ attendue: null }])
    await leRorDit(null)
    expect(await lesSignalements()).toMatchObject([{ etat: 'corrigee' }])
  })

  it('a référent of a unit reports this unit, not the structure', async () => {
    expect((await signaler(scene.referenteUnite)).statut).toBe(404)
    const sien = await signaler(scene.referenteUnite, {
      objet: 'unite',
      id: scene.smr,
      champ: 'nom',
      attendue: 'SMR',
    })
    expect(sien.statut).toBe(303)
    expect(motsDe((await app().client(scene.referenteUnite).get(chemins.signalements)).texte)).toContain(
      'SMR gériatrique',
    )
  })

  it.each([
    ['an object of elsewhere', { id: '0198c2a1-0000-7000-8000-000000000000' }],
    ['a field that is none', { champ: 'mot_de_passe' }],
    ['a kind that is none', { objet: 'compte' }],
  ])('%s: 404', async (_, champs) => expect((await signaler(scene.anne.id, champs)).statut).toBe(404))
})

describe('what becomes of a report', () => {
  it('closes by itself when the right value comes back, and tells who reported it', async () => {
    await signaler(scene.anne.id)
    expect(await leRorDit('0467111111')).toBeGreaterThan(0)
    expect(await lesSignalements()).toMatchObject([{ etat: 'corrigee', close_par: null }])
    const nouvelle = (await courriels()).at(-1)
    expect(nouvelle?.sujet).toContain('Corrigé dans le ROR')
    await suivreSignalements.executer(app().services, {})
    expect(await courriels()).toHaveLength(2)
    const onglet = motsDe(
      (await app().client(scene.anne.id).get(chemins.signalementsDe(scene.structure.id))).texte,
    )
    expect(onglet).toContain('Corrigée')
  })

  it('tells another value once, and stays open', async () => {
    await signaler(scene.anne.id)
    await leRorDit('0467222222')
    await suivreSignalements.executer(app().services, {})
    expect((await courriels()).map(({ sujet }) => sujet.split(' : ')[0])).toEqual([
      'Correction demandée',
      'Une autre valeur est arrivée du ROR',
    ])
    const [signalement] = await lesSignalements()
    expect(signalement).toMatchObject({ etat: 'envoyee', arrivee: '0467222222' })
    expect(
      motsDe(
        (
          await app()
            .client(scene.anne.id)
            .get(chemins.signalement(signalement?.id ?? ''))
        ).texte,
      ),
    ).toContain('0467222222')
  })

  async function repondre(compteId: string, champs: Record<string, string>) {
    const [signalement] = await lesSignalements()
    const chemin = chemins.signalement(signalement?.id ?? '')
    const navigateur = app().client(compteId)
    const { texte } = await navigateur.get(chemin)
    return navigateur.post(chemin, { jeton: randomUUID(), version: champDe(texte, 'version'), ...champs })
  }

  it('the regional team answers, with a reason when it is no', async () => {
    await signaler(scene.anne.id)
    expect((await repondre(scene.regionale, { action: 'classer' })).statut).toBe(409)
    const fait = await repondre(scene.regionale, { action: 'classer', reponse: 'Le numéro est bon.' })
    expect(fait.statut).toBe(303)
    expect(await lesSignalements()).toMatchObject([{ etat: 'sans-suite', close_par: scene.regionale }])
    expect((await courriels()).at(-1)?.texte).toContain('Le numéro est bon.')
  })

  it('a référent takes it back, and cannot refuse it', async () => {
    await signaler(scene.anne.id)
    expect((await repondre(scene.bruno.id, { action: 'classer', reponse: 'non' })).statut).toBe(409)
    expect((await repondre(scene.bruno.id, { action: 'retirer' })).statut).toBe(303)
    // closed: the page has no form any more
    expect((await repondre(scene.bruno.id, { action: 'corriger', version: '2' })).statut).toBe(409)
    expect((await signaler(scene.anne.id)).statut).toBe(303)
  })

  it('nobody from elsewhere reads it', async () => {
    await signaler(scene.anne.id)
    const [signalement] = await lesSignalements()
    for (const chemin of [chemins.signalement(signalement?.id ?? ''), chemins.piece(signalement?.id ?? '')])
      expect((await app().client(scene.etrangere).get(chemin)).statut).toBe(404)
    expect(motsDe((await app().client(scene.etrangere).get(chemins.signalements)).texte)).toContain(
      'Rien n’attend',
    )
  })

  it('is reminded once after fifteen days, even if the job runs twice', async () => {
    await signaler(scene.anne.id)
    const { services } = app()
    await relancerSignalements.executer(services, {})
    expect(await courriels()).toHaveLength(1)
    services.horloge.avancer(15)
    await relancerSignalements.executer(services, {})
    await relancerSignalements.executer(services, {})
    expect((await courriels()).map(({ sujet }) => sujet.split(' : ')[0])).toEqual([
      'Correction demandée',
      'Toujours pas corrigé dans le ROR',
    ])
  })
})

describe('the base is the last guard', () => {
  it('a closed report never opens again, nor does what was asked change', async () => {
    await signaler(scene.anne.id)
    const changer = (set: object) => essai.base.updateTable('signalement').set(set).execute()
    expect(await refusPar(changer({ attendue: 'autre' }))).toBe('signalement_garde')
    expect(await refusPar(changer({ etat: 'corrigee' }))).toBe('signalement_clos')
    expect(await refusPar(changer({ etat: 'sans-suite', close_le: new Date() }))).toBe(
      'signalement_sans_suite_motivee',
    )
    await changer({ etat: 'retiree', close_le: new Date() })
    expect(await refusPar(changer({ etat: 'envoyee', close_le: null }))).toBe('signalement_garde')
  })
})
