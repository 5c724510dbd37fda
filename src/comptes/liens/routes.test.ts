import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { applicationComptes } from '#test/comptes/application.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { envoyerLien } from './demander-lien.ts'

const essai = baseDeTest()
const motDePasse = 'quatre vélos rouges'

async function courrielsA(courriel: string) {
  return essai.base
    .selectFrom('courriel')
    .select(['sujet', 'texte'])
    .where('destinataire', '=', courriel)
    .orderBy('id')
    .execute()
}
const cheminDans = (texte = '') =>
  /https?:\/\/[^/]+(\/(?:activation|mot-de-passe)\/[\w-]{43})/.exec(texte)?.[1] ?? ''

describe('asking for a link', () => {
  test.each([
    ['/activation/renvoyer', '/activation/renvoyee'],
    ['/mot-de-passe-oublie', '/mot-de-passe-oublie/envoye'],
  ])('%s answers the same and queues the same, known or not', async (chemin, suite) => {
    const { client, travailler } = applicationComptes(essai.base)
    const nom = chemin.replaceAll('/', '')
    await unCompte(essai.base, { courriel: `actif${nom}@ch.example` })
    await unCompte(essai.base, { courriel: `invite${nom}@ch.example`, etat: 'invite' })
    await unCompte(essai.base, { courriel: `ferme${nom}@ch.example`, etat: 'desactive' })
    for (const [qui, courriels] of [
      ['actif', 1],
      ['invite', 1],
      ['ferme', 0],
      ['inconnu', 0],
    ] as const) {
      const courriel = `${qui}${nom}@ch.example`
      const reponse = await client().post(chemin, { courriel })
      expect(reponse).toMatchObject({ statut: 303, vers: suite, texte: '' })
      expect(await travailler()).toBeGreaterThanOrEqual(1)
      expect(await courrielsA(courriel)).toHaveLength(courriels)
      await travailler()
    }
    expect((await client().get(suite)).texte).toContain('Si un compte existe')
  })

  test('pressed ten times, one mail leaves', async () => {
    const { client, travailler } = applicationComptes(essai.base)
    const courriel = 'presse@ch.example'
    await unCompte(essai.base, { courriel })
    for (let n = 0; n < 10; n++) await client().post('/mot-de-passe-oublie', { courriel })
    await travailler()
    expect(await courrielsA(courriel)).toHaveLength(1)
  })

  test('the job run twice mails once', async () => {
    const { services } = applicationComptes(essai.base)
    const compteId = await unCompte(essai.base, { courriel: 'deux-fois@ch.example' })
    const demande = { compteId, usage: 'mot-de-passe', demande: randomUUID() }
    await envoyerLien.executer(services, demande)
    await envoyerLien.executer(services, demande)
    expect(await courrielsA('deux-fois@ch.example')).toHaveLength(1)
  })

  test.each(['', 'pas une adresse', '<script>@x', `${'a'.repeat(9000)}@b.fr`, 'a\u0000b@c.fr'])(
    'refuses what is no address beside its field (%#)',
    async courriel => {
      const { client } = applicationComptes(essai.base)
      const { statut, texte } = await client().post('/mot-de-passe-oublie', { courriel })
      expect(statut).toBe(422)
      expect(texte).toContain('champ-erreur')
    },
  )
})

describe('opening a link', () => {
  test('scanners may open it, only the form uses it up, then one is in', async () => {
    const { client, travailler } = applicationComptes(essai.base)
    const courriel = 'nouvelle@ch.example'
    const compteId = await unCompte(essai.base, { courriel, etat: 'invite', prenom: 'Inès', nom: 'Roux' })
    await client().post('/activation/renvoyer', { courriel })
    await travailler()
    const [courrielRecu] = await courrielsA(courriel)
    const chemin = cheminDans(courrielRecu?.texte)
    for (let n = 0; n < 3; n++) expect((await client().get(chemin)).statut).toBe(200)
    const navigateur = client()
    expect((await navigateur.get(chemin)).texte).toContain('Bienvenue Inès Roux')

    const distinct = await navigateur.post(chemin, { motDePasse, confirmation: 'autre chose que lui' })
    expect(distinct.statut).toBe(422)
    expect(distinct.texte).toContain('ne sont pas les mêmes')
    const faible = await navigateur.post(chemin, { motDePasse: 'roux', confirmation: 'roux' })
    expect(faible.texte).toContain('au moins 12')

    const entree = await navigateur.post(chemin, { motDePasse, confirmation: motDePasse })
    expect(entree).toMatchObject({ statut: 303, vers: '/' })
    expect((await navigateur.get('/')).texte).toBe(`compte:${compteId}`)
    const reouvert = await client().get(chemin)
    expect(reouvert.statut).toBe(404)
    expect(reouvert.texte).toContain('href="/activation/renvoyer"')
  })

  test('an expired link and an invented one show the same page', async () => {
    const { client, travailler, services } = applicationComptes(essai.base)
    const courriel = 'tardive@ch.example'
    await unCompte(essai.base, { courriel })
    await client().post('/mot-de-passe-oublie', { courriel })
    await travailler()
    const chemin = cheminDans((await courrielsA(courriel))[0]?.texte)
    expect((await client().get(chemin)).statut).toBe(200)
    services.horloge.avancer(1 / 24)
    const perime = await client().get(chemin)
    const invente = await client().get(`/mot-de-passe/${'A'.repeat(43)}`)
    expect(perime.texte).toBe(invente.texte)
    expect(perime.statut).toBe(404)
  })

  test.each(['%00', "'--", '%F0%9F%98%80', 'x'.repeat(5000)])(
    'a link like « %s » is no link',
    async secret => {
      const { client } = applicationComptes(essai.base)
      expect((await client().get(`/activation/${secret}`)).statut).toBe(404)
      expect(
        (await client().post(`/mot-de-passe/${secret}`, { motDePasse, confirmation: motDePasse })).statut,
      ).toBe(404)
    },
  )
})
