import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DoubleRor, ouvrirDouble } from '#src/structures/ror/double/ouvrir-double.ts'
import { ouvrirSource } from '#src/structures/ror/source/client.ts'
import { outilsReels } from '#src/structures/ror/source/outils.ts'
import { lireReglagesRor } from '#src/structures/ror/source/reglages.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { applicationEspace, motsDe } from '#test/espace/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { chemins } from '../chemins.ts'
import { envoyerSignalement } from './envoyer-signalement.ts'
import { lireNouvelle } from './lire-nouvelle.ts'
import { demanderDesNouvelles } from './suivre-taches.ts'

/** Reports sent to the double of the ROR, which then says what becomes of them, over HTTP. */
const essai = baseDeTest()
const scene = {} as Awaited<ReturnType<typeof unHopital>>
const ici = {} as { ror: DoubleRor; application: ReturnType<typeof applicationEspace> }

beforeAll(async () => {
  Object.assign(scene, await unHopital(essai.base))
})
beforeEach(async () => {
  await essai.base.deleteFrom('signalement_nouvelle').execute()
  await essai.base.deleteFrom('signalement').execute()
  await essai.base.deleteFrom('courriel').execute()
  ici.ror = await ouvrirDouble({ source: { ressources: [] } })
  ici.application = applicationEspace(essai.base, {
    variables: {
      ROR_TASK: '1',
      ROR_URL: ici.ror.url,
      ROR_TOKEN_URL: ici.ror.urlJetons,
      ROR_CLIENT_ID: ici.ror.clientId,
      ROR_CLIENT_SECRET: ici.ror.clientSecret,
    },
  })
  return () => ici.ror.fermer()
})
afterAll(() => ici.ror.fermer())

/** Reports a field, and sends it as the worker would. @returns its id here, and there */
async function signaler(champ = 'nom', attendue = 'CH de Lunel-Ville') {
  const { client, services } = ici.application
  const avant = new Set(ici.ror.signalements().map(({ id }) => id))
  await client(scene.anne.id).envoyer(chemins.signaler(scene.structure.id), {
    jeton: randomUUID(),
    objet: 'structure',
    id: scene.structure.id,
    champ,
    attendue,
  })
  const { id } = await essai.base
    .selectFrom('signalement')
    .select('id')
    .where('champ', '=', champ)
    .executeTakeFirstOrThrow()
  await envoyerSignalement.executer(services, { id })
  return { id, tache: ici.ror.signalements().find(tache => !avant.has(tache.id))?.id ?? '' }
}

async function demander() {
  const { services } = ici.application
  const reglages = lireReglagesRor(services.config)
  if (!reglages) throw new Error('réglages absents')
  const outils = { ...outilsReels(reglages, services.horloge), attendre: async () => undefined }
  await demanderDesNouvelles(services, ouvrirSource(reglages, outils))
}

const etatDe = (id: string) =>
  essai.base
    .selectFrom('signalement')
    .select(['etat', 'reponse', 'close_par'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const nouvelles = async () =>
  (await essai.base.selectFrom('signalement_nouvelle').select('statut').orderBy('id').execute()).map(
    ({ statut }) => statut,
  )
const courriels = () =>
  essai.base.selectFrom('courriel').select(['destinataire', 'sujet', 'texte']).orderBy('id').execute()
const page = async (id: string) =>
  motsDe((await ici.application.client(scene.anne.id).get(chemins.signalement(id))).texte)

describe('what the ROR says of a report', () => {
  it('is shown as it comes, each thing once', async () => {
    const { id, tache } = await signaler()
    expect(await page(id)).toContain('Le ROR n’a encore rien répondu')
    await demander()
    await demander()
    ici.ror.repondre(tache, { statut: '05' })
    await demander()
    await demander()
    expect(await nouvelles()).toEqual(['À traiter', 'Envoyé au destinataire'])
    expect(await etatDe(id)).toMatchObject({ etat: 'prise-en-compte' })
    expect(await page(id)).toMatch(/Le ROR s’en occupe \(« Envoyé au destinataire »\).*Le ROR a reçu/)
    expect(await courriels()).toEqual([])
  })

  it.each([
    ['09', 'La catégorie est bonne.', 'La catégorie est bonne.'],
    ['07', undefined, 'Toléré définitivement par le ROR, sans explication.'],
  ])('refused (%s): closed with the reason, and told to who reported it', async (statut, motif, reponse) => {
    const { id, tache } = await signaler()
    ici.ror.repondre(tache, { statut, ...(motif && { motif }) })
    await demander()
    await demander()
    expect(await etatDe(id)).toEqual({ etat: 'sans-suite', reponse, close_par: null })
    const [mail, ...autres] = await courriels()
    expect(autres).toEqual([])
    expect(mail?.sujet).toMatch(/^Refusé par le ROR/)
    expect(mail?.texte).toContain(motif ?? 'Il ne dit pas pourquoi')
    expect(await page(id)).toContain('le ROR ne corrigera pas')
    const { acte } = await essai.base
      .selectFrom('journal')
      .select('acte')
      .where('acte', 'like', 'signalement.%')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(acte).toBe('signalement.sans-suite')
  })

  it('« Corrigé » closes nothing: the value does; it is asked for at once', async () => {
    const { id, tache } = await signaler()
    ici.ror.repondre(tache, { statut: '08' })
    await demander()
    expect(await etatDe(id)).toMatchObject({ etat: 'prise-en-compte' })
    expect(await page(id)).toContain('dit avoir corrigé')
    const { rows } = await essai.base.pool.query(
      `select 1 from graphile_worker.jobs where task_identifier = 'ror-structure'`,
    )
    expect(rows).toHaveLength(1)
  })

  it('blocked for want of somebody: the référent is told once', async () => {
    const { id, tache } = await signaler()
    ici.ror.repondre(tache, { statut: '04' })
    await demander()
    ici.ror.repondre(tache, { statut: '02' })
    await demander()
    ici.ror.repondre(tache, { statut: '04' })
    await demander()
    expect(await etatDe(id)).toMatchObject({ etat: 'envoyee' })
    expect((await courriels()).map(({ sujet }) => sujet.split(' : ')[0])).toEqual([
      'Personne au ROR pour corriger',
    ])
  })
})

describe('a ROR that answers badly', () => {
  it('the refusal of somebody else’s report is none of ours', async () => {
    const { id, tache } = await signaler()
    const recue = ici.ror.lire('Task', tache)
    if (!recue) throw new Error('tâche absente')
    ici.ror.deposer({
      ...recue,
      status: 'rejected',
      identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${randomUUID()}` }],
    })
    await demander()
    expect(await etatDe(id)).toMatchObject({ etat: 'envoyee' })
    expect(await nouvelles()).toEqual([])
  })

  it('404 at the address: looked for by its identifier; nowhere: it waits', async () => {
    const { id, tache } = await signaler()
    const recue = ici.ror.lire('Task', tache)
    if (!recue) throw new Error('tâche absente')
    ici.ror.retirer('Task', tache)
    await demander()
    expect(await nouvelles()).toEqual([])
    ici.ror.deposer({ ...recue, id: 'deplacee', status: 'rejected' })
    await demander()
    expect(await etatDe(id)).toMatchObject({ etat: 'sans-suite' })
  })

  it('500 for ever, or a refusal to let them be read: nothing is said, nothing changes', async () => {
    const { id, tache } = await signaler()
    ici.ror.repondre(tache, { statut: '09' })
    for (const sorte of ['erreur-interne', 'client-refuse', 'mauvais-type'] as const) {
      ici.ror.panne({ sorte, sur: ['lecture', 'recherche'], fois: 0 })
      await demander()
      expect(await etatDe(id)).toMatchObject({ etat: 'envoyee' })
      ici.ror.reparer()
    }
    expect(await nouvelles()).toEqual([])
  })

  it('one report that cannot be read does not keep the others waiting', async () => {
    await signaler()
    const autre = await signaler('nom_usuel', 'Hôpital de Lunel')
    ici.ror.repondre(autre.tache, { statut: '09' })
    ici.ror.panne({ sorte: 'client-refuse', sur: ['lecture'] })
    await demander()
    expect(await etatDe(autre.id)).toMatchObject({ etat: 'sans-suite' })
  })
})

describe('the words of a Task', () => {
  const metier = (code: string) => ({ coding: [{ code }] })
  it.each<[object, object | null]>([
    [
      { status: 'in-progress', businessStatus: metier('02') },
      { sens: 'recu', statut: 'À traiter', motif: null },
    ],
    // the status of FHIR speaks when the other has not moved, and never against it
    [
      { status: 'rejected', businessStatus: metier('02') },
      { sens: 'refuse', statut: 'Refusé', motif: null },
    ],
    [
      { status: 'completed', businessStatus: metier('09') },
      { sens: 'refuse', statut: 'Refusé', motif: null },
    ],
    [{ status: 'accepted' }, { sens: 'pris', statut: 'Accepté', motif: null }],
    [
      { status: 'accepted', businessStatus: metier('99') },
      { sens: 'pris', statut: 'Accepté', motif: null },
    ],
    [{ status: 'in-progress', businessStatus: metier('constructor') }, null],
    [{ status: 'constructor' }, null],
    [{ status: 7, businessStatus: 'x' }, null],
    [
      { status: 'rejected', note: [{ text: 'a' }, { text: 'Sans\u0000objet' }] },
      { sens: 'refuse', statut: 'Refusé', motif: 'Sans objet' },
    ],
    [
      { status: 'rejected', statusReason: { coding: [{ code: 'x', display: 'Doublon' }] } },
      { sens: 'refuse', statut: 'Refusé', motif: 'Doublon' },
    ],
  ])('%j', (tache, attendu) => {
    expect(lireNouvelle({ resourceType: 'Task', ...tache })).toEqual(attendu)
  })
})
