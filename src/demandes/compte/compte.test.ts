import { describe, expect, it } from 'vitest'
import { trouverCompteParCourriel } from '#src/comptes/identite/requetes.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { applicationDemandes, unHopitalSuivi } from '#test/demandes/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { accepterDemande } from '../traiter/accepter-demande.ts'
import { limites } from './limites.ts'

const test = baseDeTest()
const chemin = '/demander-un-compte'

async function scene() {
  const h = await unHopitalSuivi(test.base)
  const app = applicationDemandes(test.base)
  await test.base.deleteFrom('courriel').execute()
  await test.base.deleteFrom('demande_a_prouver').execute()
  const visiteur = app.anonyme()
  /** Fills the form as a person does: ten seconds after it was shown. */
  const demander = async (voulu: Record<string, string> = {}, secondes = 10) => {
    const page = await visiteur.get(`${chemin}?structure=${h.structure.id}`)
    app.services.horloge.avancer(secondes / 86_400)
    return visiteur.post(chemin, {
      jeton: champDe(page.texte, 'jeton'),
      structure: h.structure.id,
      depuis: champDe(page.texte, 'depuis'),
      prenom: 'Ève',
      nom: 'Roy',
      courriel: 'eve.roy@ch-lunel.example',
      motif: 'J’arrive au service social.',
      ...voulu,
    })
  }
  const lien = async () => {
    await app.travailler()
    const preuve = (await app.courriels()).findLast(({ texte }) => texte.includes(`${chemin}/`))
    return new RegExp(`${chemin}/[\\w-]+`).exec(preuve?.texte ?? '')?.[0] ?? ''
  }
  const confirmer = async (adresse: string) =>
    visiteur.post(adresse, { jeton: champDe((await visiteur.get(adresse)).texte, 'jeton') })
  const demandes = () =>
    test.base.selectFrom('demande').selectAll().where('structure_id', '=', h.structure.id).execute()
  return { ...h, ...app, visiteur, demander, lien, confirmer, demandes }
}

describe('asking for an account, from the public page', () => {
  it('finds the structure, then proves the mailbox before anybody is told', async () => {
    const s = await scene()
    expect((await s.visiteur.get(`${chemin}?q=lunel`)).texte).toContain(`structure=${s.structure.id}`)
    expect((await s.demander()).vers).toBe(`${chemin}/envoyee`)
    expect(await s.demandes()).toEqual([])
    const lien = await s.lien()
    expect((await s.courriels()).map(({ destinataire }) => destinataire)).toEqual([
      'eve.roy@ch-lunel.example',
    ])
    // a mail scanner opens it: nothing happens
    expect((await s.visiteur.get(lien)).texte).toContain('Ève Roy')
    expect(await s.demandes()).toEqual([])
    expect((await s.confirmer(lien)).vers).toBe(`${chemin}/transmise`)
    expect(await s.demandes()).toMatchObject([{ genre: 'compte', nom: 'Roy', etat: 'a-traiter' }])
    expect((await s.courriels()).map(({ sujet }) => sujet).slice(1)).toEqual([
      'Répondez à une demande : CH de Lunel',
      'Répondez à une demande : CH de Lunel',
    ])
    // replayed
    expect((await s.visiteur.get(lien)).statut).toBe(404)
    expect((await s.visiteur.post(lien, { jeton: crypto.randomUUID() })).statut).toBe(404)
    expect(await s.demandes()).toHaveLength(1)
  })

  it('the link dies after a day, and what was not proved is erased', async () => {
    const s = await scene()
    await s.demander()
    const lien = await s.lien()
    await s.executer('purger-demandes')
    expect((await s.visiteur.get(lien)).statut).toBe(200)
    s.services.horloge.avancer(1)
    expect((await s.visiteur.get(lien)).statut).toBe(404)
    await s.executer('purger-demandes')
    expect(await test.base.selectFrom('demande_a_prouver').selectAll().execute()).toEqual([])
  })

  it.each([
    ['actif', '/connexion'],
    ['invite', '/activation/renvoyer'],
    ['desactive', '/aide'],
  ] as const)('an account %s: the same answer, and a mail to its owner alone', async (etat, suite) => {
    const s = await scene()
    const courriel = `${etat}@ch-lunel.example`
    await unCompte(test.base, { courriel, etat })
    const reponse = await s.demander({ courriel })
    expect([reponse.statut, reponse.vers]).toEqual([303, `${chemin}/envoyee`])
    await s.travailler()
    const [seul, ...autres] = await s.courriels()
    expect(autres).toEqual([])
    expect(seul).toMatchObject({ destinataire: courriel, sujet: expect.stringContaining('déjà un compte') })
    expect(seul?.texte).toContain(suite)
    expect(await s.demandes()).toEqual([])
  })

  it('the job run twice mails once', async () => {
    const s = await scene()
    await s.demander()
    const { id } = await test.base.selectFrom('demande_a_prouver').select('id').executeTakeFirstOrThrow()
    const { envoyerPreuve } = await import('./envoyer-preuve.ts')
    await envoyerPreuve.executer(s.services, { id })
    await envoyerPreuve.executer(s.services, { id })
    expect(await s.courriels()).toHaveLength(1)
  })
})

describe('robots and floods', () => {
  it.each([
    ['a form filled in a second', {}, 1],
    ['the hidden field filled', { site: 'https://spam.example' }, 10],
    ['a time made up', { depuis: 'AAAA' }, 10],
  ])('%s: thanked, and nothing is written', async (_, voulu, secondes) => {
    const s = await scene()
    expect((await s.demander(voulu, secondes)).vers).toBe(`${chemin}/envoyee`)
    expect(await test.base.selectFrom('demande_a_prouver').selectAll().execute()).toEqual([])
  })

  it('a mailbox is written to three times a day, whoever asks, without a word', async () => {
    const s = await scene()
    for (let n = 0; n < limites.courriel + 2; n++) expect((await s.demander()).vers).toBe(`${chemin}/envoyee`)
    await s.travailler()
    expect(await s.courriels()).toHaveLength(limites.courriel)
  })

  it('a structure gets thirty a day, then the page says so', async () => {
    const s = await scene()
    const [deja] = [s.services.horloge()]
    await test.base
      .insertInto('demande_a_prouver')
      .values(
        Array.from({ length: limites.structure }, (_, n) => ({
          structure_id: s.structure.id,
          courriel: `n${n}@ch.example`,
          nom: 'Roy',
          prenom: 'Ève',
          profession_code: null,
          rpps: null,
          motif: 'Pourquoi.',
          adresse: `192.0.2.${n}`,
          creee_le: deja,
          empreinte: null,
          traitee_le: null,
          prouvee_le: null,
        })),
      )
      .execute()
    expect((await s.demander()).statut).toBe(429)
  })

  it.each([
    [{ courriel: 'secretariat@ch-lunel.example' }, 'courriel'],
    [{ courriel: 'pas une adresse' }, 'courriel'],
    [{ nom: '' }, 'nom'],
    [{ motif: '' }, 'motif'],
    [{ motif: 'x'.repeat(501) }, 'motif'],
    [{ rpps: '123' }, 'rpps'],
    [{ professionCode: 'inconnue' }, 'professionCode'],
  ])('%j is given back with its error', async (voulu, champ) => {
    const s = await scene()
    const reponse = await s.demander(voulu)
    expect(reponse.statut).toBe(422)
    expect(reponse.texte).toContain(`#champ-${champ}`)
  })
})

describe('the référent’s answer', () => {
  async function deposee() {
    const s = await scene()
    const courriel = `${crypto.randomUUID()}@ch-lunel.example`
    await s.demander({ courriel })
    await s.confirmer(await s.lien())
    const [demande] = await s.demandes()
    const vue = { demandeId: demande?.id ?? '', version: 1 }
    const accepter = (qui: typeof s.anne, profils: string[] = []) =>
      s.agir(tx =>
        accepterDemande(tx, s.contexte(qui.acteur), {
          ...vue,
          accord: {
            profils,
            uniteId: null,
            debut: jour('2026-11-23'),
            fin: jour('2028-11-23'),
            reponse: null,
          },
        }),
      )
    return { ...s, courriel, vue, accepter }
  }

  it('makes the account, invites, and gives the rights at once', async () => {
    const s = await deposee()
    expect(await s.accepter(s.anne, ['san-demandeur-administratif'])).toMatchObject({ ok: true })
    const compte = await trouverCompteParCourriel(test.base, s.courriel)
    expect(compte).toMatchObject({ nom: 'Roy', etat: 'invite' })
    const droits = await test.base
      .selectFrom('habilitation')
      .select(['profil_code', 'attribuee_par'])
      .where('compte_id', '=', compte?.id ?? '')
      .execute()
    expect(droits).toEqual([{ profil_code: 'san-demandeur-administratif', attribuee_par: s.anne.id }])
    expect((await s.courriels()).at(-1)).toMatchObject({
      destinataire: s.courriel,
      sujet: 'Activez votre compte ViaTrajectoire',
    })
  })

  it('thirteen months after the answer, who asked is erased', async () => {
    const s = await deposee()
    await s.accepter(s.anne)
    s.services.horloge.avancer(395)
    await s.executer('purger-demandes')
    expect(await s.demandes()).toMatchObject([{ courriel: s.courriel }])
    s.services.horloge.avancer(1)
    await s.executer('purger-demandes')
    expect(await s.demandes()).toMatchObject([
      { nom: 'Anonyme', prenom: 'Anonyme', motif: 'Effacé.', etat: 'acceptee' },
    ])
    expect(JSON.stringify(await s.demandes())).not.toContain(s.courriel)
  })

  it('a right that cannot be given undoes the account too', async () => {
    const s = await deposee()
    expect(await s.accepter(s.anne, ['adm-departemental'])).toMatchObject({ ok: false, genre: 'saisie' })
    expect(await trouverCompteParCourriel(test.base, s.courriel)).toBeUndefined()
    expect(await s.demandes()).toMatchObject([{ etat: 'a-traiter' }])
  })

  it('shows who looks alike, and refuses a second account for oneself', async () => {
    const s = await deposee()
    await unCompte(test.base, { nom: 'Roy', prenom: 'Ève' })
    const anne = await s.client(s.anne.id)
    const page = await anne.get(`/administration/demandes/${s.vue.demandeId}`)
    expect(page.texte).toContain('peut-être déjà un compte')
    await test.base
      .updateTable('compte')
      .set({ nom: 'Roy', prenom: 'Ève' })
      .where('id', '=', s.anne.id)
      .execute()
    expect(await s.accepter(s.anne)).toMatchObject({ ok: false, genre: 'soi-meme' })
  })

  it('an account made meanwhile with that address: says so, makes none', async () => {
    const s = await deposee()
    await unCompte(test.base, { courriel: s.courriel, nom: 'Autre', prenom: 'Nom' })
    expect(await s.accepter(s.anne)).toMatchObject({
      erreurs: { formulaire: expect.stringContaining('Un compte porte déjà cette adresse') },
    })
  })
})
