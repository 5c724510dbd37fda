import { beforeAll, expect, it } from 'vitest'
import { assembler } from '#src/application.ts'
import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { publique } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { composerRpps } from '#src/socle/identifiants/rpps.ts'
import { creerLog } from '#src/socle/log.ts'
import type { Services } from '#src/socle/services.ts'
import { demarrerOuvrier } from '#src/socle/travaux/ouvrier.ts'
import { planifier } from '#src/socle/travaux/travail.ts'
import { get } from '#src/socle/web/route.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unEtablissement, unJeton, unUser } from '#test/scim/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe, creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'

const test = baseDeTest()
const lignes: string[] = []
const s = {} as {
  services: Services
  app: ReturnType<typeof creerServeur>
  travaux: Parameters<typeof demarrerOuvrier>[1]
}

/** Everything here is said to the product, and must be in no line of its technical log. */
const dits = {
  nom: 'Quasimodorin',
  prenom: 'Esméraldine',
  courriel: 'esmeraldine.quasimodorin@hopital-secret.example',
  telephone: '0611223344',
  rpps: composerRpps('1099876543'),
  faux: 'un mot de passe qui est faux',
}

beforeAll(async () => {
  // the most talkative level, and a mail server that nobody keeps
  const variables = { JOURNAL_TECHNIQUE: 'details', DEMO: '0', SMTP_URL: 'smtp://127.0.0.1:1' }
  const services = servicesDeTest(test.base, { variables, depart: new Date().toISOString() })
  const log = creerLog(services.config, { write: ligne => void lignes.push(ligne) })
  s.services = { ...services, log }
  const tranches = await assembler(services.config)
  s.travaux = tranches.flatMap(({ travaux = [] }) => travaux)
  const panne = get('/panne', publique, async () => {
    const { faux, ...personne } = dits
    await unCompte(test.base, { ...personne, fonction: faux, telephone: '0'.repeat(30) })
    throw new Error('la base aurait dû refuser')
  })
  s.app = creerServeur({
    services: s.services,
    tranches: [...tranches, { nom: 'panne', routes: [panne] }],
    identifier: (jeton, maintenant) => identifier(s.services, jeton, maintenant),
  })
})

/** A référent who has signed in, with the token of their session. */
async function unReferent() {
  const etablissement = await unEtablissement(test.base)
  const { config, horloge } = s.services
  const session = { compteId: etablissement.anne.id, moyen: 'demo' as const, maintenant: horloge() }
  const jeton = await enTransaction(test.base, tx => ouvrirSession(tx, { ...session, origine: {}, config }))
  const client = creerClient(s.app)
  client.cookies.set('session', jeton)
  return { ...etablissement, client, jeton }
}

it('signing in, searching, creating, SCIM, failures: no name, address, number, password or token is logged', async () => {
  const compteId = await unCompte(test.base, { courriel: dits.courriel, nom: dits.nom, prenom: dits.prenom })
  const { client, jeton, entite, structure } = await unReferent()
  await uneHabilitation(test.base, { compteId, structureId: structure.id, profil: 'san-statistiques' })
  const secrets = [jeton]

  const anonyme = creerClient(s.app)
  const connecter = (motDePasse: string) =>
    anonyme.post('/connexion', { courriel: dits.courriel, motDePasse })
  expect((await connecter(dits.faux)).statut).toBe(422)
  expect((await connecter(motDePasseDeTest)).statut).toBe(303)
  secrets.push(anonyme.cookies.get('session') ?? '')
  await anonyme.post('/mot-de-passe-oublie', { courriel: dits.courriel })
  await anonyme.get('/mot-de-passe/un-secret-de-lien-qui-est-faux')

  const trouve = await client.get(`/administration/utilisateurs?q=${encodeURIComponent(dits.nom)}`)
  expect(trouve.texte).toContain(dits.nom)
  expect((await client.get(`/administration/utilisateurs/${compteId}`)).texte).toContain(dits.courriel)
  const identite = { civilite: 'madame', nom: dits.nom, prenom: dits.prenom, rpps: '', telephone: '' }
  const creation = {
    etape: 'recapitulatif',
    courriel: `2${dits.courriel}`,
    ...identite,
    deuxPersonnes: 'oui',
  }
  const page = await client.post('/administration/utilisateurs/creer', {
    ...creation,
    etape: 'lieu',
    vers: 'plus-tard',
  })
  const recu = await client.post('/administration/utilisateurs/creer', {
    ...creation,
    plusTard: 'oui',
    jeton: champDe(page.texte, 'jeton'),
    vers: 'suivant',
  })
  expect(recu.statut).toBe(303)

  const secret = await unJeton(test.base, entite, s.services.horloge())
  secrets.push(secret)
  for (const [bearer, statut] of [
    [secret, 201],
    [`${secret}x`, 401],
  ] as const) {
    const reponse = await s.app.request('/scim/v2/Users', {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify(
        unUser({ courriel: `3${dits.courriel}`, name: { familyName: dits.nom, givenName: dits.prenom } }),
      ),
    })
    expect(reponse.status).toBe(statut)
  }

  expect((await client.get('/panne')).statut).toBe(500)
  const message = { destinataire: dits.courriel, sujet: `Bonjour ${dits.nom}`, paragraphes: [dits.telephone] }
  await enTransaction(test.base, tx => poster(tx, message, s.services.horloge()))
  const ouvrier = await demarrerOuvrier(s.services, s.travaux, test.url)
  await expect.poll(() => lignes.some(l => l.includes('envoyer-courriel')), { timeout: 15_000 }).toBe(true)
  await ouvrier.stop()

  const tout = lignes.join('')
  expect(tout).toContain('compte_telephone_check')
  for (const dit of [...Object.values(dits), motDePasseDeTest, ...secrets, 'un-secret-de-lien'])
    expect(tout.toLowerCase(), dit).not.toContain(dit.toLowerCase())
  expect(tout).not.toMatch(/[\w.]@[\w.]/)
  for (const ligne of lignes)
    expect(JSON.parse(ligne)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) })
}, 60_000)

it('a mail server that quotes the address that it refuses is not repeated', async () => {
  lignes.length = 0
  const parler = {
    nom: 'parler',
    executer: () => Promise.reject(new Error(`550 5.1.1 <${dits.courriel}>: user unknown`)),
  }
  const ouvrier = await demarrerOuvrier(s.services, [parler], test.url)
  await enTransaction(test.base, tx => planifier(tx, 'parler', {}))
  await expect.poll(() => lignes.join(''), { timeout: 15_000 }).toContain('user unknown')
  await ouvrier.stop()
  expect(lignes.join('')).not.toContain(dits.courriel)
})
