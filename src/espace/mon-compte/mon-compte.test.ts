import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { motDePasseDeTest } from '#test/comptes/un-compte.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { applicationEspace, motsDe } from '#test/espace/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'

const essai = baseDeTest()
const racine = '/administration/mon-compte'
const scene = {} as Awaited<ReturnType<typeof unHopital>>

beforeAll(async () => {
  Object.assign(scene, await unHopital(essai.base))
})

const client = (compteId: string) => applicationEspace(essai.base).client(compteId)
const journal = (acte: string) =>
  essai.base.selectFrom('journal').selectAll().where('acte', '=', acte).orderBy('id').execute()

describe('identity', () => {
  const identite = { civilite: 'madame', nom: 'Duval', prenom: 'Anne', professionCode: '', rpps: '' }
  const envoi = async (compteId: string, champs: Record<string, string>) => {
    const page = await client(compteId).get(racine)
    const caches = { jeton: champDe(page.texte, 'jeton'), version: champDe(page.texte, 'version') }
    return client(compteId).post(racine, { ...caches, ...identite, fonction: '', telephone: '', ...champs })
  }

  it('changes what one says of oneself, and writes it down', async () => {
    const reponse = await envoi(scene.anne.id, { fonction: 'Cadre de santé', telephone: '04 67 11 22 33' })
    expect(reponse.vers).toBe(racine)
    const page = motsDe((await client(scene.anne.id).get(racine)).texte)
    expect(page).toContain('Mon compte')
    expect((await journal('compte.identite-modifiee')).at(-1)).toMatchObject({ compte_id: scene.anne.id })
  })

  it.each([
    ['rpps', '10000000000'],
    ['nom', '<script>'],
    ['prenom', ''],
    ['telephone', '12'],
    ['professionCode', 'nulle-part'],
    ['fonction', 'x'.repeat(10_000)],
    ['nom', 'Anne\u202eneiruE'],
    ['version', '0'],
  ])('refuses %s « %s » beside its field and keeps the rest', async (champ, valeur) => {
    const avant = await journal('compte.identite-modifiee')
    const reponse = await envoi(scene.anne.id, { fonction: 'Directrice adjointe', [champ]: valeur })
    expect(reponse.statut).toBe(422)
    expect(reponse.texte).toContain('resume-erreurs')
    if (champ !== 'fonction') expect(reponse.texte).toContain('value="Directrice adjointe"')
    expect(reponse.texte).not.toContain('<script>')
    expect(await journal('compte.identite-modifiee')).toHaveLength(avant.length)
  })

  it('shows both versions when somebody changed it meanwhile', async () => {
    const page = await client(scene.bruno.id).get(racine)
    const base = { jeton: champDe(page.texte, 'jeton'), version: champDe(page.texte, 'version') }
    await envoi(scene.bruno.id, { prenom: 'Bruno', nom: 'Petit', fonction: 'Cadre' })
    const tardif = await client(scene.bruno.id).post(racine, {
      ...base,
      ...identite,
      prenom: 'Bruno',
      nom: 'Petit',
      fonction: 'Directeur',
      telephone: '',
    })
    expect(tardif.statut).toBe(409)
    expect(motsDe(tardif.texte)).toContain('fonction : Cadre')
    expect(tardif.texte).toContain('value="Directeur"')
  })

  it('sent twice, acts once and answers the same', async () => {
    const page = await client(scene.chloe.id).get(racine)
    const champs = {
      ...identite,
      jeton: champDe(page.texte, 'jeton'),
      version: champDe(page.texte, 'version'),
      prenom: 'Chloé',
      nom: 'Rey',
      fonction: 'Infirmière',
      telephone: '',
    }
    const avant = (await journal('compte.identite-modifiee')).length
    const reponses = await Promise.all([1, 2].map(() => client(scene.chloe.id).post(racine, champs)))
    expect(reponses.map(({ statut }) => statut)).toEqual([303, 303])
    expect(await journal('compte.identite-modifiee')).toHaveLength(avant + 1)
  })
})

describe('own rights and « Réception des mails »', () => {
  const chemin = `${racine}/habilitations`
  const recues = async (compteId: string) =>
    (
      await essai.base
        .selectFrom('habilitation')
        .select('id')
        .where('compte_id', '=', compteId)
        .where('recevoir_courriels', '=', true)
        .execute()
    ).map(({ id }) => id)

  it('says what each right allows and when it ends; off at creation', async () => {
    const page = await client(scene.anne.id).get(chemin)
    const texte = motsDe(page.texte)
    expect(texte).toContain('VT ADM – Référent structure')
    expect(texte).toContain('Créer des comptes, donner, renouveler')
    expect(texte).toContain('5 janvier 2028')
    expect(page.texte).not.toMatch(/name="recevoir"[^>]* checked/)
  })

  it('keeps the choice of each right, both ways, each written down', async () => {
    const navigateur = client(scene.anne.id)
    const choisir = async (recevoir: string[]) =>
      navigateur.post(chemin, { jeton: champDe((await navigateur.get(chemin)).texte, 'jeton'), recevoir })
    expect((await choisir([scene.droitAnne])).vers).toBe(chemin)
    expect(await recues(scene.anne.id)).toEqual([scene.droitAnne])
    expect((await navigateur.get(chemin)).texte).toMatch(/name="recevoir"[^>]* checked/)
    await choisir([scene.droitAnne])
    await choisir([])
    expect(await recues(scene.anne.id)).toEqual([])
    const lignes = await journal('habilitation.courriels-choisis')
    expect(lignes.map(({ details }) => details.choix)).toEqual(['recevoir', 'ne plus recevoir'])
  })

  it.each([
    ['another person’s right', () => scene.droitBruno],
    ['no right at all', () => "x'; drop"],
  ])('%s: 404, journalled, nothing changed', async (_, id) => {
    const reponse = await client(scene.anne.id).post(chemin, {
      jeton: randomUUID(),
      recevoir: [scene.droitAnne, id()],
    })
    expect(reponse.statut).toBe(404)
    expect(await recues(scene.bruno.id)).toEqual([])
    expect(await recues(scene.anne.id)).toEqual([])
    expect((await journal('acces.refuse')).at(-1)).toMatchObject({ acteur_id: scene.anne.id })
  })

  it('an ended right stays as it was, and shows apart', async () => {
    const { base } = essai
    const { id: compteId } = await unePersonne(base)
    const passee = await uneHabilitation(base, {
      compteId,
      structureId: scene.structure.id,
      debut: '2024-01-01',
      fin: '2025-12-31',
    })
    const reponse = await client(compteId).post(chemin, { jeton: randomUUID(), recevoir: [passee] })
    expect(reponse.statut).toBe(303)
    expect(await recues(compteId)).toEqual([])
    const texte = motsDe((await client(compteId).get(chemin)).texte)
    expect(texte).toContain('Terminées')
    expect(texte).toContain('Vous n’avez pas d’habilitation en cours')
  })
})

/** What folds on the page, by title: whether it is open. */
const depliables = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<details class="noeud"( open="")?>.*?class="noeud-nom">([^<]+)</gs)].map(
      ([, ouvert, titre = '']) => [titre, ouvert !== undefined],
    ),
  )

describe('sign-in and security', () => {
  const chemin = `${racine}/connexion`

  it('says where one is signed in, and past sign-ins', async () => {
    const page = await client(scene.anne.id).get(chemin)
    expect(page.statut).toBe(200)
    expect(depliables(page.texte)).toEqual({ 'Adresse électronique': false, 'Mot de passe': false })
    const texte = motsDe(page.texte)
    for (const dit of ['Où vous êtes connecté', 'Dernières connexions', 'Changer de mot de passe'])
      expect(texte).toContain(dit)
  })

  it('folds the sessions that are many', async () => {
    const { horloge, config } = servicesDeTest(essai.base)
    const { id: compteId } = await unePersonne(essai.base)
    const session = { compteId, moyen: 'demo', maintenant: horloge(), origine: {}, config } as const
    for (let i = 0; i < 7; i++) await enTransaction(essai.base, tx => ouvrirSession(tx, session))
    const { texte } = await client(compteId).get(chemin)
    expect(depliables(texte)).toMatchObject({ '2\u00a0sessions de plus': false })
    expect(texte.match(/Fermer la session/g)).toHaveLength(7)
  })

  it('changes the password, the current one being known', async () => {
    const nouveau = 'sept pommes vertes mûres'
    const envoyer = (actuel: string, motDePasse: string, confirmation = motDePasse) =>
      client(scene.bruno.id).post(`${racine}/mot-de-passe`, { actuel, motDePasse, confirmation })
    const faux = await envoyer('pas le bon mot', nouveau)
    expect(faux.statut).toBe(422)
    expect(motsDe(faux.texte)).toContain('Ce n’est pas votre mot de passe actuel')
    expect(depliables(faux.texte)).toEqual({ 'Adresse électronique': false, 'Mot de passe': true })
    expect((await envoyer(motDePasseDeTest, nouveau, 'autre chose encore')).statut).toBe(422)
    expect((await envoyer(motDePasseDeTest, 'court')).statut).toBe(422)
    expect((await envoyer(motDePasseDeTest, nouveau)).vers).toBe(chemin)
    expect(await journal('compte.mot-de-passe-change')).toHaveLength(1)
  })

  it('asks for the password before another address, and keeps what was typed', async () => {
    const envoyer = (courriel: string, actuelPourCourriel: string) =>
      client(scene.anne.id).post(`${racine}/courriel`, { courriel, actuelPourCourriel })
    const faux = await envoyer('anne.nouvelle@ch-essai.example', 'faux')
    expect(faux.statut).toBe(422)
    expect(faux.texte).toContain('value="anne.nouvelle@ch-essai.example"')
    expect(faux.texte).toContain('href="#champ-actuelPourCourriel"')
    expect((await envoyer('secretariat@ch-essai.example', motDePasseDeTest)).statut).toBe(422)
    const juste = await envoyer('anne.nouvelle@ch-essai.example', motDePasseDeTest)
    expect(juste.vers).toBe(chemin)
    const courriels = await essai.base.selectFrom('courriel').select('destinataire').execute()
    expect(courriels.map(({ destinataire }) => destinataire)).toContain('anne.nouvelle@ch-essai.example')
  })

  it.each(['autres', randomUUID(), "x' or 1=1", ''])(
    'closing « %s » never closes anybody else’s',
    async session => {
      const reponse = await client(scene.anne.id).post(`${racine}/sessions`, { session })
      expect(reponse.vers).toBe(chemin)
    },
  )
})
