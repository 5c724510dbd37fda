import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { contrainteViolee, enTransaction } from '#src/socle/base/transaction.ts'
import { estParJeton } from '#src/socle/web/route.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { applicationScim, connecte, unEtablissement, uneRegionale, unJeton } from '#test/scim/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe, creerClient } from '#test/socle/client.ts'
import { trancheScim } from '../tranche.ts'

const test = baseDeTest()

async function enLigne(application: ReturnType<typeof applicationScim>, compteId: string) {
  const { app, services } = application
  const session = {
    compteId,
    moyen: 'demo' as const,
    maintenant: services.horloge(),
    origine: {},
    config: services.config,
  }
  const client = creerClient(app)
  client.cookies.set('session', await enTransaction(test.base, tx => ouvrirSession(tx, session)))
  return client
}

/** The region's team in front of the page of one entité. */
async function surLaPage() {
  const etablissement = await unEtablissement(test.base)
  const application = applicationScim(test.base)
  const magali = await enLigne(application, (await uneRegionale(test.base)).id)
  const page = `/administration/connexions-scim/${etablissement.entite.id}`
  const creer = async (champs = {}) => {
    const jeton = champDe((await magali.get(page)).texte, 'jeton')
    const envoi = { jeton, libelle: 'Entra ID', fin: '2028-11-22', ...champs }
    return { envoi, reponse: await magali.post(page, envoi) }
  }
  const jetonId = async () =>
    (
      await test.base
        .selectFrom('jeton_scim')
        .select('id')
        .where('entite_juridique_id', '=', etablissement.entite.id)
        .orderBy('cree_le', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
    ).id
  const repond = async (secret: string) =>
    (await application.systeme(secret).lire('/ServiceProviderConfig')).statut
  return { ...etablissement, ...application, magali, page, creer, jetonId, repond }
}

describe('a token', () => {
  it('is shown once, kept as a digest, found in no log of ours', async () => {
    const { creer, magali, page, repond } = await surLaPage()
    const { envoi, reponse } = await creer()
    const secret = champDe(reponse.texte, 'secret')
    expect(secret).toMatch(/^vts_[\w-]{43}$/)
    expect(reponse.entetes.get('cache-control')).toBe('no-store')
    expect(await repond(secret)).toBe(200)
    const rejoue = await magali.suivre(await magali.post(page, envoi))
    expect(rejoue.texte).not.toContain(secret)
    expect(rejoue.texte).toContain(secret.slice(0, 12))
    const { rows } = await test.base.pool.query(
      'select t::text from jeton_scim t union all select s::text from soumission s union all select j::text from journal j',
    )
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it.each([
    [{ libelle: ' ' }, 'est à remplir'],
    [{ fin: '2028-11-23' }, 'dans deux ans au plus'],
    [{ fin: '2026-11-22' }, 'jour à venir'],
    [{ fin: 'demain' }, 'date réelle'],
  ])('%j is refused', async (champs, phrase) => {
    const { creer } = await surLaPage()
    expect((await creer(champs)).reponse).toMatchObject({
      statut: 422,
      texte: expect.stringContaining(phrase),
    })
  })

  it('five at once, no more', async () => {
    const { creer } = await surLaPage()
    for (const _ of [1, 2, 3, 4, 5]) expect((await creer()).reponse.statut).toBe(200)
    expect((await creer()).reponse).toMatchObject({
      statut: 422,
      texte: expect.stringContaining('Cinq jetons'),
    })
  })

  it('ends on its last day, at midnight in Paris', async () => {
    const { creer, repond, services } = await surLaPage()
    const secret = champDe((await creer({ fin: '2026-11-24' })).reponse.texte, 'secret')
    services.horloge.avancer(1.58)
    expect(await repond(secret)).toBe(200)
    services.horloge.avancer(0.01)
    expect(await repond(secret)).toBe(401)
  })

  it('revoked, is refused from the very next call; nobody revokes it twice', async () => {
    const { creer, jetonId, magali, page, repond } = await surLaPage()
    const secret = champDe((await creer()).reponse.texte, 'secret')
    const sien = `${page}/${await jetonId()}`
    const jeton = champDe((await magali.get(sien)).texte, 'jeton')
    expect(await magali.post(`${sien}/revoquer`, { jeton })).toMatchObject({ statut: 303, vers: page })
    expect(await repond(secret)).toBe(401)
    const encore = await magali.post(`${sien}/revoquer`, { jeton: crypto.randomUUID() })
    expect(encore).toMatchObject({ statut: 422, texte: expect.stringContaining('ne fonctionne déjà plus') })
    expect((await magali.get(page)).texte).toContain('Révoqué')
  })

  it.each([
    ['0', [401, 200, 401]],
    ['7', [200, 200, 401]],
  ])('replaced with %s days of overlap', async (chevauchement, [avant, pendant, apres]) => {
    const { creer, jetonId, magali, page, repond, services } = await surLaPage()
    const ancien = champDe((await creer()).reponse.texte, 'secret')
    const sien = `${page}/${await jetonId()}`
    const jeton = champDe((await magali.get(sien)).texte, 'jeton')
    const nouveau = champDe(
      (await magali.post(`${sien}/remplacer`, { jeton, chevauchement })).texte,
      'secret',
    )
    expect([await repond(ancien), await repond(nouveau)]).toEqual([avant, pendant])
    services.horloge.avancer(7.01)
    expect([await repond(ancien), await repond(nouveau)]).toEqual([apres, 200])
  })

  it('says who did what in the journal', async () => {
    const { creer, entite } = await surLaPage()
    await creer()
    const ligne = await test.base
      .selectFrom('journal')
      .select(['acte', 'acteur_id', 'details'])
      .where('acte', '=', 'scim.jeton-cree')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(ligne).toMatchObject({
      acteur_id: expect.any(String),
      details: { entite: entite.nom, libelle: 'Entra ID' },
    })
  })
})

describe('whoever connects an entité', () => {
  it('administers all its structures, from the region up', async () => {
    const { entite, app, services, page, magali } = await surLaPage()
    expect((await magali.get('/administration/connexions-scim?q=littoral')).texte).toContain(entite.nom)
    const application = { app, services, systeme: applicationScim(test.base).systeme }
    const bretonne = await enLigne(application, (await uneRegionale(test.base, '53')).id)
    expect((await bretonne.get(page)).statut).toBe(404)
    const departementale = await unePersonne(test.base)
    const perimetre = { genre: 'departement' as const, departement: '34' }
    await uneHabilitation(test.base, { compteId: departementale.id, profil: 'adm-departemental', perimetre })
    expect((await (await enLigne(application, departementale.id)).get(page)).statut).toBe(403)
    await uneStructure(test.base, { entite_juridique_id: entite.id, departement: '35' })
    expect((await magali.get(page)).statut).toBe(404)
    const refus = await test.base
      .selectFrom('journal')
      .select('details')
      .where('acte', '=', 'acces.refuse')
      .execute()
    expect(refus.filter(({ details }) => details.id === entite.id)).toHaveLength(2)
  })
})

describe('every route of the service', () => {
  const routes = (trancheScim.routes ?? []).filter(estParJeton)

  it('is for a token that works, and nobody’s session', async () => {
    const etablissement = await connecte(test.base)
    const { app, chloe, anne } = etablissement
    const cookie = [...(await enLigne(etablissement, anne.id)).cookies]
      .map(([n, v]) => `${n}=${v}`)
      .join('; ')
    const ecarts: string[] = []
    for (const { methode, chemin } of routes)
      for (const entetes of [
        {},
        { cookie },
        { authorization: 'Bearer vts_inconnu' },
        { authorization: `Basic ${btoa('a:b')}` },
        { authorization: 'Bearer' },
        { authorization: `Bearer ${'x'.repeat(5000)}` },
      ]) {
        const reponse = await app.request(chemin.replace(':id', chloe.id).replace('*', 'x'), {
          method: methode === 'all' ? 'GET' : methode.toUpperCase(),
          headers: entetes as Record<string, string>,
        })
        const defi = reponse.headers.get('www-authenticate') ?? ''
        if (reponse.status !== 401 || !defi.startsWith('Bearer realm="scim"'))
          ecarts.push(`${methode} ${chemin} : ${reponse.status}`)
      }
    expect(ecarts).toEqual([])
  })

  it('finds nothing of another entité: 404, and nothing changes', async () => {
    const { chloe, services } = await connecte(test.base)
    const autre = await unEtablissement(test.base, 'Clinique du Lez')
    const systeme = applicationScim(test.base).systeme(
      await unJeton(test.base, autre.entite, services.horloge()),
    )
    const avant = await test.base.selectFrom('habilitation').selectAll().orderBy('id').execute()
    for (const methode of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const corps = {
        schemas: [
          'urn:ietf:params:scim:schemas:core:2.0:User',
          'urn:ietf:params:scim:api:messages:2.0:PatchOp',
        ],
        userName: chloe.acteur.courriel,
        Operations: [{ op: 'replace', path: 'active', value: false }],
      }
      const envoi = methode === 'PUT' || methode === 'PATCH' ? corps : undefined
      expect((await systeme.envoyer(methode, `/Users/${chloe.id}`, envoi)).statut).toBe(404)
    }
    expect((await systeme.filtrer(`id eq "${chloe.id}"`)).corps.totalResults).toBe(0)
    expect((await systeme.filtrer(`userName eq "${chloe.acteur.courriel}"`)).corps.totalResults).toBe(0)
    expect(await test.base.selectFrom('habilitation').selectAll().orderBy('id').execute()).toEqual(avant)
  })

  it('counts its calls: 429 when there are too many in a minute, then again', async () => {
    const { si, services } = await connecte(test.base, { SCIM_APPELS_PAR_MINUTE: '3' })
    const statuts = await Promise.all([1, 2, 3, 4, 5].map(async () => (await si.lire('/Schemas')).statut))
    expect(statuts.sort()).toEqual([200, 200, 200, 429, 429])
    expect((await si.lire('/Schemas')).entetes.get('retry-after')).toBe('60')
    services.horloge.avancer(1 / 1440)
    expect((await si.lire('/Schemas')).statut).toBe(200)
  })
})

describe('the database, without the application', () => {
  const refusPar = (requete: ReturnType<typeof sql>) =>
    requete.execute(test.base).then(() => 'rien', contrainteViolee)

  it('keeps tokens as they were given', async () => {
    const { secret } = await connecte(test.base)
    const ceJeton = sql`where prefixe = ${secret.slice(0, 12)}`
    const changer = (quoi: string) => refusPar(sql`update jeton_scim set ${sql.raw(quoi)} ${ceJeton}`)
    expect(await changer(`expire_le = expire_le + interval '1 day'`)).toBe('jeton_scim_immuable')
    expect(await changer(`libelle = 'autre'`)).toBe('jeton_scim_immuable')
    expect(await changer(`empreinte = sha256('x')`)).toBe('jeton_scim_immuable')
    expect(await changer('revoque_le = now()')).toBe('jeton_scim_revocation')
    expect(await changer('revoque_le = now(), revoque_par = cree_par')).toBe('rien')
    expect(await changer('revoque_le = null, revoque_par = null')).toBe('jeton_scim_immuable')
    await expect(sql`delete from jeton_scim ${ceJeton}`.execute(test.base)).rejects.toThrow(
      'ne se modifie pas',
    )
    await expect(sql`truncate jeton_scim cascade`.execute(test.base)).rejects.toThrow('ne se modifie pas')
  })

  it('refuses more than two years, from 29 February too', async () => {
    const { anne, entite } = await unEtablissement(test.base)
    const inserer = (cree: string, expire: string) =>
      refusPar(sql`insert into jeton_scim (entite_juridique_id, empreinte, prefixe, libelle, cree_par, cree_le, expire_le)
        values (${entite.id}, sha256(${cree + expire}::bytea), 'vts_abcdefgh', 'x', ${anne.id}, ${cree}, ${expire})`)
    expect(await inserer('2028-02-29T10:00:00+01:00', '2030-02-28T00:00:00+01:00')).toBe('rien')
    expect(await inserer('2028-02-29T10:00:00+01:00', '2030-03-01T00:00:00+01:00')).toBe(
      'jeton_scim_deux_ans_au_plus',
    )
    expect(await inserer('2028-02-29T10:00:00+01:00', '2028-02-29T09:00:00+01:00')).toBe(
      'jeton_scim_deux_ans_au_plus',
    )
  })

  it('knows one account per identifier of an entité', async () => {
    const { anne, bruno, entite } = await unEtablissement(test.base)
    const lier = (compteId: string, retire: string | null) =>
      refusPar(sql`insert into lien_scim (entite_juridique_id, compte_id, external_id, actif, cree_le, modifie_le, retire_le)
        values (${entite.id}, ${compteId}, 'x', ${retire === null}, now(), now(), ${retire})`)
    expect(await lier(anne.id, null)).toBe('rien')
    expect(await lier(bruno.id, null)).toBe('lien_scim_external_id')
    expect(await lier(bruno.id, '2026-11-23')).toBe('rien')
    expect(await refusPar(sql`update lien_scim set actif = true where compte_id = ${bruno.id}`)).toBe(
      'lien_scim_retire_inactif',
    )
  })
})
