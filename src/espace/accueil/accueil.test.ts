import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { applicationEspace, motsDe } from '#test/espace/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'

const essai = baseDeTest()
type Scene = Awaited<ReturnType<typeof unHopital>> &
  Record<'paul' | 'invitee' | 'mission' | 'ailleurs', string>
const scene = {} as Scene

const accueil = async (compteId?: string) => applicationEspace(essai.base).client(compteId).get('/')
const mots = async (compteId: string) => motsDe((await accueil(compteId)).texte)

beforeAll(async () => {
  const { base } = essai
  Object.assign(scene, await unHopital(base))
  const structureId = scene.structure.id
  scene.paul = (await unePersonne(base, { prenom: 'Paul', nom: 'Serre' })).id
  const social = { structureId, profil: 'san-demandeur-social' }
  await uneHabilitation(base, { ...social, compteId: scene.paul, fin: '2026-12-01' })
  scene.invitee = (
    await unePersonne(base, {
      prenom: 'Inès',
      nom: 'Vitet',
      etat: 'invite',
      invite_le: new Date('2026-11-20T08:00:00Z'),
    })
  ).id
  await uneHabilitation(base, { ...social, compteId: scene.invitee })
  scene.mission = (await unePersonne(base, { prenom: 'Maud', nom: 'Mission' })).id
  await uneHabilitation(base, {
    compteId: scene.mission,
    profil: 'adm-departemental',
    perimetre: { genre: 'departement', departement: '34' },
  })
  scene.ailleurs = (await uneStructure(base, { nom: 'EHPAD =Les Ormes', commune: 'Agde' })).id
  await base
    .insertInto('depart')
    .values({
      compte_id: scene.paul,
      structure_id: structureId,
      le: '2026-12-15',
      immediat: false,
      motif: null,
      decide_par: scene.anne.id,
      decide_le: new Date('2026-11-20T08:00:00Z'),
      annule_par: null,
      annule_le: null,
    })
    .execute()
})

describe('home', () => {
  it('sends who is signed out to sign in', async () => {
    expect((await accueil()).vers).toBe('/connexion')
  })

  it('tells a référent what ends, who has not activated, who leaves', async () => {
    const page = await accueil(scene.anne.id)
    expect(page.texte).toContain('<title>Accueil – ViaTrajectoire</title>')
    expect(page.texte).toContain('href="/administration/habilitations/renouveler?echeance=60"')
    const texte = motsDe(page.texte)
    for (const dit of ['Bonjour Anne', 'Paul Serre', 'dans 8 jours', 'Inès Vitet', 'Départs prévus'])
      expect(texte).toContain(dit)
    expect(texte).toContain('Chaque structure a ses deux référents')
  })

  it('tells a chargée de mission which structures lack a référent', async () => {
    const texte = await mots(scene.mission)
    expect(texte).toContain('1 structure a moins de deux référents')
    expect(texte).toContain('EHPAD =Les Ormes')
  })

  it('tells a professional whose right ends whom to ask, by name', async () => {
    const texte = await mots(scene.paul)
    expect(texte).toContain('Personne ne renouvelle sa propre habilitation')
    expect(texte).toContain('Une de vos habilitations se termine dans 8 jours')
    expect(texte).toContain('CH de Lunel : Anne Duval , Bruno Petit')
    expect(texte).not.toContain('Comptes à activer')
  })

  it('never tells somebody to ask themselves', async () => {
    const { base } = essai
    const { id: structureId } = await uneStructure(base, { nom: 'Clinique Nord', departement: '12' })
    const seul = await unePersonne(base, { prenom: 'Sylvain', nom: 'Seul' })
    await uneHabilitation(base, { compteId: seul.id, structureId, fin: '2026-12-01' })
    expect(await mots(seul.id)).toContain('Clinique Nord : Équipe régionale ViaTrajectoire')
  })

  it('tells who has no right whom to contact', async () => {
    const texte = await mots(scene.chloe.id)
    expect(texte).toContain('Vous n’avez pas d’habilitation en cours')
    expect(texte).toContain('viatrajectoire@region.example')
  })

  it('a right whose last day is past is no longer shown as running', async () => {
    const client = applicationEspace(essai.base, { depart: '2026-12-02T09:00:00Z' }).client(scene.paul)
    expect(motsDe((await client.get('/')).texte)).toContain('Vous n’avez pas d’habilitation en cours')
  })
})

describe('« Renvoyer l’invitation »', () => {
  const renvoyer = (par: string, champs: Record<string, string>) =>
    applicationEspace(essai.base).client(par).post('/administration/invitations', champs)
  const invitations = () =>
    essai.base.selectFrom('journal').where('acte', '=', 'compte.invitation-renvoyee').selectAll().execute()

  it('sends once, whatever the double click, and says so', async () => {
    const jeton = champDe((await accueil(scene.anne.id)).texte, 'jeton')
    const champs = { jeton, compte: scene.invitee }
    const [une, deux] = await Promise.all([renvoyer(scene.anne.id, champs), renvoyer(scene.anne.id, champs)])
    expect([une.statut, deux.statut]).toEqual([303, 303])
    expect(await invitations()).toHaveLength(1)
  })

  it.each([
    ['an account already active', () => scene.paul],
    ['what is no account', () => "x' or 1=1"],
    ['an account that does not exist', () => randomUUID()],
  ])('%s: 404, journalled, nothing sent', async (_, compte) => {
    const avant = await invitations()
    const reponse = await renvoyer(scene.bruno.id, { jeton: randomUUID(), compte: compte() })
    expect(reponse.statut).toBe(404)
    expect(await invitations()).toHaveLength(avant.length)
    const refus = await essai.base
      .selectFrom('journal')
      .where('acte', '=', 'acces.refuse')
      .where('acteur_id', '=', scene.bruno.id)
      .selectAll()
      .execute()
    expect(refus.length).toBeGreaterThan(0)
  })

  it('the référent of another structure cannot', async () => {
    const { base } = essai
    const voisin = await unePersonne(base)
    const { id: structureId } = await uneStructure(base, { nom: 'Autre', departement: '12' })
    await uneHabilitation(base, { compteId: voisin.id, structureId })
    const reponse = await renvoyer(voisin.id, { jeton: randomUUID(), compte: scene.invitee })
    expect(reponse.statut).toBe(404)
  })

  it('a professional may not, and an outdated form says what to do', async () => {
    expect((await renvoyer(scene.paul, { jeton: randomUUID(), compte: scene.invitee })).statut).toBe(403)
    const perime = await renvoyer(scene.anne.id, { jeton: '', compte: scene.invitee })
    expect(perime.statut).toBe(422)
    expect(motsDe(perime.texte)).toContain('rechargez la page')
  })
})

describe('structures with fewer than two référents', () => {
  const chemin = '/administration/structures-sans-relais'

  it('are listed to the territory, sortable, each leading to where one is named', async () => {
    const client = applicationEspace(essai.base).client(scene.mission)
    for (const suite of ['', '?tri=nom&sens=decroissant', '?tri=inconnu&page=99']) {
      const page = await client.get(chemin + suite)
      expect(page.statut).toBe(200)
      expect(page.texte).toContain(`/administration/second-referent?structure=${scene.ailleurs}`)
    }
  })

  it('come as a file whose cells are never formulas', async () => {
    const fichier = await applicationEspace(essai.base).client(scene.mission).get(`${chemin}.csv`)
    expect(fichier.entetes.get('content-type')).toContain('text/csv')
    expect(fichier.entetes.get('content-disposition')).toContain('structures-sans-relais-2026-11-23.csv')
    expect(fichier.texte).toContain('FINESS;Structure;')
    expect(fichier.texte).toContain('EHPAD =Les Ormes')
  })

  it('are nobody else’s business', async () => {
    expect((await applicationEspace(essai.base).client(scene.paul).get(chemin)).statut).toBe(403)
  })

  it('say that nobody is missing when it is so', async () => {
    const page = await applicationEspace(essai.base).client(scene.anne.id).get(chemin)
    expect(motsDe(page.texte)).toContain('Il ne manque personne')
  })
})

describe('« Mes référents »', () => {
  const lire = async (compteId: string) =>
    motsDe((await applicationEspace(essai.base).client(compteId).get('/administration/mes-referents')).texte)

  it('names the référents of each structure and the chargée de mission', async () => {
    const texte = await lire(scene.paul)
    for (const dit of ['CH de Lunel', 'Anne Duval', 'Bruno Petit', '04 67 00 00 00', 'Maud Mission'])
      expect(texte).toContain(dit)
  })

  it('says when a structure has none, and gives the team', async () => {
    const { base } = essai
    const orphelin = await unePersonne(base)
    await uneHabilitation(base, {
      compteId: orphelin.id,
      structureId: scene.ailleurs,
      profil: 'pa-receveur-administratif',
    })
    const texte = await lire(orphelin.id)
    expect(texte).toContain('Cette structure n’a pas de référent')
    expect(texte).toContain('Maud Mission')
  })

  it('is never empty', async () => {
    expect(await lire(scene.chloe.id)).toContain('viatrajectoire@region.example')
  })
})
