import { describe, expect, test } from 'vitest'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { applicationFacteurs, estConnecte } from '#test/facteurs/application.ts'
import { uneApplication } from '#test/facteurs/un-facteur.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { codeA } from './application/totp.ts'
import { codesRestants, creerCodes } from './secours/codes-du-compte.ts'

const essai = baseDeTest()
const suivant = (() => {
  let n = 0
  return () => `personne${n++}@ch.example`
})()

/** Somebody with an authenticator app, in front of the second step. */
async function devantLeSecondFacteur(options: { suite?: string; variables?: NodeJS.ProcessEnv } = {}) {
  const courriel = suivant()
  const compteId = await unCompte(essai.base, { courriel })
  const application = applicationFacteurs(essai.base, options.variables)
  const { id, secret } = await uneApplication(application.services, compteId)
  const { navigateur, reponse } = await application.commencer(courriel, undefined, options.suite)
  const code = (decalage = 0) => codeA(secret, new Date(application.services.horloge().getTime() + decalage))
  return { ...application, compteId, courriel, facteurId: id, navigateur, reponse, code }
}

describe('after a right password', () => {
  test('there is no session yet, but a step whose token is opaque and out of reach of scripts', async () => {
    const { navigateur, reponse } = await devantLeSecondFacteur()
    expect(reponse).toMatchObject({ statut: 303, vers: '/connexion/second-facteur' })
    expect(estConnecte(navigateur)).toBe(false)
    expect((await navigateur.get('/')).vers).toBe('/connexion')
    expect(reponse.entetes.getSetCookie().find(c => c.startsWith('attente='))).toMatch(
      /Max-Age=600; Path=\/; HttpOnly; SameSite=Lax/,
    )
    const { rows } = await essai.base.pool.query('select * from connexion_en_attente')
    expect(JSON.stringify(rows)).not.toContain(navigateur.cookies.get('attente'))
  })

  test('the right code opens the session and leads where one was going', async () => {
    const { navigateur, presenter, code, compteId } = await devantLeSecondFacteur({
      suite: '/administration/mon-compte?a=1',
    })
    const page = await navigateur.get('/connexion/second-facteur')
    expect(page.texte).toContain('Code de l’application')
    expect(await presenter(navigateur, 'application', code())).toMatchObject({
      statut: 303,
      vers: '/administration/mon-compte?a=1',
    })
    expect((await navigateur.get('/administration/mon-compte')).statut).toBe(200)
    expect(navigateur.cookies.has('attente')).toBe(false)
    const session = await essai.base
      .selectFrom('session')
      .select('moyen')
      .where('compte_id', '=', compteId)
      .executeTakeFirst()
    expect(session?.moyen).toBe('facteur')
    const passees = await essai.base
      .selectFrom('connexion')
      .select(['moyen', 'reussie'])
      .where('compte_id', '=', compteId)
      .orderBy('id')
      .execute()
    expect(passees).toEqual([
      { moyen: 'mot-de-passe', reussie: true },
      { moyen: 'facteur', reussie: true },
    ])
  })

  test('a wrong code says so beside its field, and what was typed does not come back', async () => {
    const { navigateur, presenter } = await devantLeSecondFacteur()
    const refus = await presenter(navigateur, 'application', '123456')
    expect(refus.statut).toBe(422)
    expect(refus.texte).toContain('champ-erreur')
    expect(refus.texte).not.toContain('123456')
  })

  test.each([
    '',
    ' ',
    'abc',
    '٠٥٠٤٧١',
    '1'.repeat(5000),
    '\u0000',
    "' or 1=1 --",
    '<script>alert(1)</script>',
  ])('a hostile code is a wrong code (%#)', async hostile => {
    const { navigateur, presenter } = await devantLeSecondFacteur()
    for (const genre of ['application', 'courriel', 'secours', 'inconnu', '__proto__', '']) {
      const refus = await presenter(navigateur, genre, hostile)
      expect([422, 303]).toContain(refus.statut)
      expect(refus.texte).not.toContain('<script>alert')
    }
    expect(estConnecte(navigateur)).toBe(false)
  })

  test('a wrong password looks the same with and without a factor', async () => {
    const { courriel, client } = await devantLeSecondFacteur()
    const sans = suivant()
    await unCompte(essai.base, { courriel: sans })
    const reponses = []
    for (const adresse of [courriel, sans, 'personne-du-tout@ch.example']) {
      const { statut, texte } = await client().post('/connexion', { courriel: adresse, motDePasse: 'faux' })
      reponses.push({ statut, texte: texte.replaceAll(adresse, 'adresse') })
    }
    expect(reponses[1]).toEqual(reponses[0])
    expect(reponses[2]).toEqual(reponses[0])
  })

  test('who has never chosen gets a code by e-mail at once, then the guided page', async () => {
    const courriel = suivant()
    await unCompte(essai.base, { courriel })
    const { commencer, codeRecu, presenter } = applicationFacteurs(essai.base)
    const { navigateur } = await commencer(courriel, undefined, '/aide')
    const entree = await presenter(navigateur, 'courriel', await codeRecu(courriel))
    expect(entree.vers).toBe('/aide')
    expect((await navigateur.get('/administration/mon-compte')).vers).toBe(
      '/second-facteur?suite=%2Fadministration%2Fmon-compte',
    )
  })

  test.each([
    ['facultatif', false],
    ['desactive', false],
  ])('SECOND_FACTEUR=%s: who has chosen nothing comes in', async (SECOND_FACTEUR, second) => {
    const courriel = suivant()
    await unCompte(essai.base, { courriel })
    const { navigateur } = await applicationFacteurs(essai.base, { SECOND_FACTEUR }).commencer(courriel)
    expect(estConnecte(navigateur)).toBe(!second)
  })
})

describe('a pending sign-in', () => {
  test.each(['', 'rien', 'x'.repeat(5000), '../..', '%00'])(
    'malformed (%#): back to the password',
    async jeton => {
      const { presenter, client, code } = await devantLeSecondFacteur()
      const navigateur = client()
      navigateur.cookies.set('attente', jeton)
      expect((await navigateur.get('/connexion/second-facteur')).vers).toBe('/connexion')
      expect((await presenter(navigateur, 'application', code())).vers).toBe('/connexion')
      expect((await navigateur.post('/connexion/second-facteur/courriel')).vers).toBe('/connexion')
    },
  )

  test('lives ten minutes', async () => {
    const { presenter, navigateur, code, services } = await devantLeSecondFacteur()
    services.horloge.avancer(10 / 1440)
    expect((await presenter(navigateur, 'application', code())).vers).toBe('/connexion')
    expect(estConnecte(navigateur)).toBe(false)
  })

  test('is finished once: replayed, it opens nothing', async () => {
    const { presenter, navigateur, code, client } = await devantLeSecondFacteur()
    const jeton = navigateur.cookies.get('attente') ?? ''
    await presenter(navigateur, 'application', code())
    const rejoueur = client()
    rejoueur.cookies.set('attente', jeton)
    expect((await presenter(rejoueur, 'application', code(30_000))).vers).toBe('/connexion')
    expect(estConnecte(rejoueur)).toBe(false)
  })

  test('of somebody else does not take one’s own code', async () => {
    const victime = await devantLeSecondFacteur()
    const attaquant = await devantLeSecondFacteur()
    attaquant.navigateur.cookies.set('attente', victime.navigateur.cookies.get('attente') ?? '')
    const refus = await attaquant.presenter(attaquant.navigateur, 'application', attaquant.code())
    expect(refus.statut).toBe(422)
    expect(estConnecte(attaquant.navigateur)).toBe(false)
  })

  test.each([
    ['the password changes', { mot_de_passe: 'autre' }],
    ['the account is disabled', { etat: 'desactive' }],
  ] as const)('dies when %s meanwhile, whoever changes it', async (_, change) => {
    const { presenter, navigateur, code, compteId } = await devantLeSecondFacteur()
    await essai.base.updateTable('compte').set(change).where('id', '=', compteId).execute()
    expect((await presenter(navigateur, 'application', code())).vers).toBe('/connexion')
    expect(estConnecte(navigateur)).toBe(false)
  })

  test('bears five answers, then starts again; by account too, whatever the number of sign-ins', async () => {
    const { presenter, navigateur, code, commencer, courriel, dernierCourriel } =
      await devantLeSecondFacteur()
    for (let n = 0; n < 4; n++)
      expect((await presenter(navigateur, 'application', '000000')).statut).toBe(422)
    expect((await presenter(navigateur, 'application', '000000')).vers).toBe('/connexion')
    expect((await presenter(navigateur, 'application', code())).vers).toBe('/connexion')
    expect((await dernierCourriel(courriel))?.texte).toContain('puis cinq codes inexacts')
    const { navigateur: autre, reponse } = await commencer(courriel)
    // wrong codes do not close the password, nor the other way round
    expect(reponse.vers).toBe('/connexion/second-facteur')
    const refus = await presenter(autre, 'application', code())
    expect(refus.statut).toBe(429)
    expect(refus.texte).toContain('Trop de codes inexacts')
    expect(refus.entetes.get('retry-after')).toBe('900')
  })

  test('a parallel burst gets no more answers than a patient one', async () => {
    const { presenter, navigateur, compteId } = await devantLeSecondFacteur()
    const rafale = Array.from({ length: 12 }, (_, n) =>
      presenter(navigateur, 'application', String(n).padStart(6, '1')),
    )
    await Promise.all(rafale)
    const { rows } = await essai.base.pool.query(
      'select essais from connexion_en_attente where compte_id = $1',
      [compteId],
    )
    expect(rows[0].essais).toBeLessThanOrEqual(5)
    const notes = await essai.base
      .selectFrom('connexion')
      .select('id')
      .where('compte_id', '=', compteId)
      .where('moyen', '=', 'facteur')
      .execute()
    expect(notes).toHaveLength(5)
  })
})

describe('an authenticator app', () => {
  test('a code already accepted is never accepted again, nor one before it', async () => {
    const { presenter, navigateur, code, commencer, courriel } = await devantLeSecondFacteur()
    expect((await presenter(navigateur, 'application', code())).statut).toBe(303)
    const { navigateur: autre } = await commencer(courriel)
    expect((await presenter(autre, 'application', code())).statut).toBe(422)
    expect((await presenter(autre, 'application', code(-30_000))).statut).toBe(422)
    expect((await presenter(autre, 'application', code(30_000))).statut).toBe(303)
  })

  test('of two sign-ins that send the same code at once, one comes in', async () => {
    const { presenter, navigateur, code, commencer, courriel } = await devantLeSecondFacteur()
    const { navigateur: autre } = await commencer(courriel)
    const reponses = await Promise.all(
      [navigateur, autre, navigateur, autre].map(n => presenter(n, 'application', code())),
    )
    expect(reponses.filter(({ vers }) => vers === '/')).toHaveLength(1)
  })

  test('of somebody else, moved to one’s row, is not even read', async () => {
    const victime = await devantLeSecondFacteur()
    const { presenter, navigateur, facteurId, code, services } = await devantLeSecondFacteur()
    services.log.level = 'silent'
    const { secret } = await essai.base
      .selectFrom('facteur')
      .select('secret')
      .where('id', '=', victime.facteurId)
      .executeTakeFirstOrThrow()
    await essai.base.updateTable('facteur').set({ secret }).where('id', '=', facteurId).execute()
    expect((await presenter(navigateur, 'application', code())).statut).toBe(500)
    expect(estConnecte(navigateur)).toBe(false)
  })
})

describe('a code by e-mail', () => {
  test('is asked for, says what device asks, works once, and is kept as a keyed digest', async () => {
    const { navigateur, presenter, codeRecu, dernierCourriel, courriel } = await devantLeSecondFacteur()
    expect((await navigateur.get('/connexion/second-facteur?par=courriel')).texte).toContain(
      'Recevoir le code',
    )
    const envoi = await navigateur.post('/connexion/second-facteur/courriel')
    expect(envoi.vers).toBe('/connexion/second-facteur?par=courriel')
    expect((await dernierCourriel(courriel))?.texte).toMatch(/depuis .*adresse IP 198\.51\.100\./)
    const code = await codeRecu(courriel)
    const { rows } = await essai.base.pool.query('select encode(empreinte, $1) as e from code_courriel', [
      'hex',
    ])
    expect(JSON.stringify(rows)).not.toContain(code)
    const jeton = navigateur.cookies.get('attente') ?? ''
    expect((await presenter(navigateur, 'courriel', `${code.slice(0, 3)} ${code.slice(3)}`)).statut).toBe(303)
    navigateur.cookies.delete('session')
    navigateur.cookies.set('attente', jeton)
    expect((await presenter(navigateur, 'courriel', code)).vers).toBe('/connexion')
  })

  test('sent twice at the same time, it opens one session', async () => {
    const { navigateur, presenter, codeRecu, courriel, compteId } = await devantLeSecondFacteur()
    await navigateur.post('/connexion/second-facteur/courriel')
    const code = await codeRecu(courriel)
    await Promise.all([1, 2, 3].map(() => presenter(navigateur, 'courriel', code)))
    const sessions = await essai.base
      .selectFrom('session')
      .select('id')
      .where('compte_id', '=', compteId)
      .execute()
    expect(sessions).toHaveLength(1)
  })

  test('belongs to its sign-in; a newer one replaces it; it lives ten minutes', async () => {
    const { navigateur, presenter, codeRecu, courriel, commencer, services } = await devantLeSecondFacteur()
    await navigateur.post('/connexion/second-facteur/courriel')
    const premier = await codeRecu(courriel)
    const { navigateur: autre } = await commencer(courriel)
    expect((await presenter(autre, 'courriel', premier)).statut).toBe(422)
    await navigateur.post('/connexion/second-facteur/courriel')
    const second = await codeRecu(courriel)
    if (premier !== second) expect((await presenter(navigateur, 'courriel', premier)).statut).toBe(422)
    services.horloge.avancer(9.9 / 1440)
    expect((await presenter(navigateur, 'courriel', second)).statut).toBe(303)
  })

  test('no more than five an hour leave', async () => {
    const { navigateur, courriel, commencer } = await devantLeSecondFacteur()
    const envoyer = (n = navigateur) => n.post('/connexion/second-facteur/courriel')
    for (let n = 0; n < 5; n++) expect((await envoyer()).statut).toBe(303)
    expect((await envoyer()).statut).toBe(429)
    const { navigateur: autre } = await commencer(courriel)
    expect((await envoyer(autre)).statut).toBe(429)
    const partis = await essai.base
      .selectFrom('courriel')
      .select('id')
      .where('destinataire', '=', courriel)
      .execute()
    expect(partis).toHaveLength(5)
  })

  test('CODE_PAR_COURRIEL=choisi: only for who has chosen it, or has nothing else', async () => {
    const variables = { CODE_PAR_COURRIEL: 'choisi' }
    const { navigateur, courriel } = await devantLeSecondFacteur({ variables })
    expect((await navigateur.get('/connexion/second-facteur')).texte).not.toContain('Code par courriel')
    await navigateur.post('/connexion/second-facteur/courriel')
    const partis = await essai.base
      .selectFrom('courriel')
      .select('id')
      .where('destinataire', '=', courriel)
      .execute()
    expect(partis).toEqual([])
    const sansRien = suivant()
    await unCompte(essai.base, { courriel: sansRien })
    const { codeRecu, commencer } = applicationFacteurs(essai.base, variables)
    await commencer(sansRien)
    expect(await codeRecu(sansRien)).toMatch(/^\d{6}$/)
  })
})

describe('a recovery code', () => {
  async function avecCodes() {
    const devant = await devantLeSecondFacteur()
    const { compteId, services } = devant
    const codes = await essai.base
      .transaction()
      .execute(tx =>
        creerCodes(tx, { compteId, maintenant: services.horloge(), origine: {}, config: services.config }),
      )
    return { ...devant, codes: codes as [string, string, ...string[]] }
  }

  test('opens once, is told by mail, and is a line of the journal', async () => {
    const { codes, presenter, navigateur, commencer, courriel, compteId, dernierCourriel } = await avecCodes()
    expect((await presenter(navigateur, 'secours', codes[0].toLowerCase())).statut).toBe(303)
    expect((await dernierCourriel(courriel))?.texte).toContain('Il vous en reste 9\u00a0codes')
    const acte = await essai.base
      .selectFrom('journal')
      .select('details')
      .where('compte_id', '=', compteId)
      .where('acte', '=', 'facteur.code-secours-utilise')
      .execute()
    expect(acte).toEqual([{ details: { restants: 9 } }])
    const { navigateur: autre } = await commencer(courriel)
    expect((await presenter(autre, 'secours', codes[0])).statut).toBe(422)
    expect((await presenter(autre, 'secours', codes[1])).statut).toBe(303)
  })

  test('of two sign-ins that send it at once, one comes in', async () => {
    const { codes, presenter, navigateur, commencer, courriel, compteId } = await avecCodes()
    const { navigateur: autre } = await commencer(courriel)
    const reponses = await Promise.all([navigateur, autre].map(n => presenter(n, 'secours', codes[0])))
    expect(reponses.map(({ statut }) => statut).sort()).toEqual([303, 422])
    expect(await codesRestants(essai.base, compteId)).toBe(9)
  })

  test('of somebody else opens nothing; replaced, the old ones open nothing', async () => {
    const autre = await avecCodes()
    const { presenter, navigateur, codes, compteId, services } = await avecCodes()
    expect((await presenter(navigateur, 'secours', autre.codes[0])).statut).toBe(422)
    await essai.base
      .transaction()
      .execute(tx =>
        creerCodes(tx, { compteId, maintenant: services.horloge(), origine: {}, config: services.config }),
      )
    expect((await presenter(navigateur, 'secours', codes[0])).statut).toBe(422)
  })
})

test('a new password chosen through a mailed link still owes the second factor', async () => {
  const { courriel, compteId, services, client, presenter, code } = await devantLeSecondFacteur()
  const { creerLien } = await import('../liens/liens.ts')
  const secret = await essai.base
    .transaction()
    .execute(tx => creerLien(tx, { compteId, usage: 'mot-de-passe', maintenant: services.horloge() }))
  const navigateur = client()
  const motDePasse = 'cinq girafes vertes'
  const choix = await navigateur.post(`/mot-de-passe/${secret}`, { motDePasse, confirmation: motDePasse })
  expect(choix.vers).toBe('/connexion/second-facteur')
  expect(estConnecte(navigateur)).toBe(false)
  expect((await presenter(navigateur, 'application', code())).statut).toBe(303)
  expect((await client().post('/connexion', { courriel, motDePasse: motDePasseDeTest })).statut).toBe(422)
})
