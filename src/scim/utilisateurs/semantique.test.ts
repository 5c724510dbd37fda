import { describe, expect, it } from 'vitest'
import { annulerDepart } from '#src/habilitations/departs/annuler-depart.ts'
import { droitsDuCompte } from '#src/habilitations/lectures/lire-habilitations.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { composerRpps } from '#src/socle/identifiants/rpps.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { applicationScim, connecte, unEtablissement, unJeton, unUser, urn } from '#test/scim/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const test = baseDeTest()
const etat = { numero: 1_000_000_000 }
const unRpps = () => composerRpps(String(++etat.numero))

const courrielsDe = async (destinataire: string) =>
  (
    await test.base.selectFrom('courriel').select('sujet').where('destinataire', '=', destinataire).execute()
  ).map(({ sujet }) => sujet)

describe('creating', () => {
  it('makes an invited account without any right', async () => {
    const { si } = await connecte(test.base)
    const rpps = unRpps()
    const { statut, corps } = await si.creer({ [urn.professionnel]: { rpps }, title: 'Cadre de santé' })
    expect(statut).toBe(201)
    expect(corps).toMatchObject({ title: 'Cadre de santé', [urn.professionnel]: { rpps, etat: 'invite' } })
    expect(await droitsDuCompte(test.base, corps.id, new Date())).toEqual([])
  })

  it('invites nobody before they are there', async () => {
    const { si } = await connecte(test.base)
    const courriel = 'futur@ch-lunel.example'
    const { corps } = await si.creer({ courriel, active: false })
    expect([corps.active, await courrielsDe(courriel)]).toEqual([false, []])
    await si.corriger(corps.id, [{ op: 'replace', path: 'active', value: true }])
    expect(await courrielsDe(courriel)).toHaveLength(1)
  })

  it('never doubles a person: same address whatever the case, same RPPS, same externalId', async () => {
    const { si } = await connecte(test.base)
    const rpps = unRpps()
    const courriel = 'unique@ch-lunel.example'
    expect((await si.creer({ courriel, externalId: 'x1', [urn.professionnel]: { rpps } })).statut).toBe(201)
    for (const doublon of [
      { courriel },
      { courriel: 'UNIQUE@ch-lunel.example' },
      { courriel: 'autre@ch-lunel.example', [urn.professionnel]: { rpps } },
      { courriel: 'tierce@ch-lunel.example', externalId: 'x1' },
    ])
      expect(await si.creer(doublon)).toMatchObject({
        statut: 409,
        corps: { scimType: 'uniqueness', status: '409' },
      })
    const { total } = await test.base
      .selectFrom('compte')
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .where('courriel', 'in', ['autre@ch-lunel.example', 'tierce@ch-lunel.example'])
      .executeTakeFirstOrThrow()
    expect(total).toBe(0)
  })

  it('takes up who already works there, as they are; refuses who does not', async () => {
    const { si, chloe } = await connecte(test.base)
    const courriel = chloe.acteur.courriel
    const pris = await si.creer({
      courriel,
      externalId: 'ad-7',
      name: { familyName: 'Faux', givenName: 'Nom' },
    })
    expect(pris).toMatchObject({
      statut: 201,
      corps: { id: chloe.id, externalId: 'ad-7', name: { familyName: 'Rey', givenName: 'Chloé' } },
    })
    expect(pris.corps[urn.habilitations].habilitations).toHaveLength(1)
    expect(await si.creer({ courriel })).toMatchObject({
      statut: 409,
      corps: { detail: expect.stringContaining('déjà rattaché') },
    })
    const ailleurs = await unePersonne(test.base)
    expect(await si.creer({ courriel: ailleurs.acteur.courriel })).toMatchObject({
      statut: 409,
      corps: { detail: expect.stringContaining('aucune habilitation dans vos structures') },
    })
    expect((await si.lire(`/Users/${ailleurs.id}`)).statut).toBe(404)
  })

  it.each([
    ['secretariat@ch-lunel.example', 'plusieurs personnes'],
    ['mаrie@ch-lunel.example', 'lettres sans accent'],
    ['ｍarie@ch-lunel.example', 'lettres sans accent'],
    ['zoe\u200b@ch-lunel.example', 'lettres sans accent'],
    ['pas-une-adresse', 'adresse électronique complète'],
  ])('refuses the address « %s »', async (courriel, phrase) => {
    const { si } = await connecte(test.base)
    expect(await si.creer({ courriel })).toMatchObject({
      statut: 400,
      corps: { scimType: 'invalidValue', detail: expect.stringContaining(phrase) },
    })
  })

  it('refuses an address that is not the userName: one account, one address', async () => {
    const { si } = await connecte(test.base)
    expect(await si.creer({ emails: [{ value: 'autre@ch-lunel.example', type: 'work' }] })).toMatchObject({
      statut: 400,
      corps: { detail: expect.stringContaining('même adresse') },
    })
  })
})

describe('rights', () => {
  it.each([
    ['entitlements', [{ value: 'adm-national' }]],
    ['roles', [{ value: 'admin' }]],
    [`${urn.habilitations}:habilitations`, [{ value: 'adm-referent-structure' }]],
    [urn.habilitations, { habilitations: [{ value: 'adm-referent-structure' }] }],
  ])('are never given by « %s »', async (path, value) => {
    const { si, chloe } = await connecte(test.base)
    const avant = await test.base.selectFrom('habilitation').selectAll().orderBy('id').execute()
    for (const op of ['add', 'replace'])
      expect(await si.corriger(chloe.id, [{ op, path, value }])).toMatchObject({
        statut: 400,
        corps: { scimType: 'mutability' },
      })
    expect((await si.creer({ [path]: value, roles: [{ value: 'admin' }] })).statut).toBe(201)
    expect(await test.base.selectFrom('habilitation').selectAll().orderBy('id').execute()).toEqual(avant)
  })

  it('end in this entité only; those elsewhere and the account stay', async () => {
    const { si, chloe, services } = await connecte(test.base)
    const clinique = await uneStructure(test.base, { nom: 'Clinique de Sète' })
    await uneHabilitation(test.base, {
      compteId: chloe.id,
      structureId: clinique.id,
      profil: 'san-statistiques',
    })
    const vu = await si.lire(`/Users/${chloe.id}`)
    expect(vu.corps[urn.habilitations].habilitations).toHaveLength(1)
    const parti = await si.corriger(chloe.id, [{ op: 'replace', path: 'active', value: false }])
    expect(parti).toMatchObject({ statut: 200, corps: { active: false } })
    const droits = await droitsDuCompte(test.base, chloe.id, services.horloge())
    expect(droits.map(h => [h.lieu, h.etat])).toEqual([
      ['Clinique de Sète', 'en-cours'],
      ['CH de Lunel', 'terminee'],
    ])
    expect(await courrielsDe(chloe.acteur.courriel)).toEqual([
      expect.stringMatching(/^Votre départ est enregistré\s: CH de Lunel$/),
    ])
  })

  it('come back when a référent undoes the départ', async () => {
    const { si, chloe, anne, services } = await connecte(test.base)
    await si.corriger(chloe.id, [{ op: 'replace', path: 'active', value: false }])
    const { id } = await test.base
      .selectFrom('depart')
      .select('id')
      .where('compte_id', '=', chloe.id)
      .where('decide_par', 'is', null)
      .executeTakeFirstOrThrow()
    services.horloge.avancer(0.01)
    const contexte = contexteDe(anne.acteur, services.horloge())
    expect(await enTransaction(test.base, tx => annulerDepart(tx, contexte, id))).toMatchObject({ ok: true })
    expect((await si.lire(`/Users/${chloe.id}`)).corps).toMatchObject({
      active: true,
      [urn.habilitations]: { habilitations: [{ value: 'san-statistiques' }] },
    })
  })

  it('given again after a départ of the same day are stopped again', async () => {
    const { si, chloe, structure, services, anne } = await connecte(test.base)
    const partir = () => si.corriger(chloe.id, [{ op: 'replace', path: 'active', value: false }])
    await partir()
    services.horloge.avancer(0.01)
    await test.base
      .insertInto('habilitation')
      .values({
        compte_id: chloe.id,
        profil_code: 'san-statistiques',
        structure_id: structure.id,
        unite_id: null,
        departement_code: null,
        region_code: null,
        debut: '2026-11-23',
        fin_accordee: '2027-11-23',
        fin: '2027-11-23',
        terminee_le: null,
        motif_fin: null,
        commentaire_fin: null,
        attribuee_par: anne.id,
        attribuee_le: services.horloge(),
        motif: null,
        renouvelle_id: null,
        modifiee_par: anne.id,
      })
      .execute()
    expect((await si.lire(`/Users/${chloe.id}`)).corps.active).toBe(true)
    services.horloge.avancer(0.01)
    expect((await partir()).corps.active).toBe(false)
    const vivants = (await droitsDuCompte(test.base, chloe.id, services.horloge())).filter(
      h => h.etat !== 'terminee',
    )
    expect(vivants).toEqual([])
  })

  it('of the last référent stay: 409, the regional team is told once a day', async () => {
    const { si, anne, bruno, services } = await connecte(test.base)
    const partir = (id: string) => si.corriger(id, [{ op: 'replace', path: 'active', value: false }])
    expect((await partir(anne.id)).statut).toBe(200)
    const { total: avant } = await compter()
    for (const _ of [1, 2])
      expect(await partir(bruno.id)).toMatchObject({
        statut: 409,
        corps: { detail: expect.stringContaining('dernier référent') },
      })
    expect((await si.retirer(bruno.id)).statut).toBe(409)
    expect(await droitsDuCompte(test.base, bruno.id, services.horloge())).toMatchObject([
      { etat: 'en-cours' },
    ])
    const apres = await compter()
    expect(apres.total - avant).toBeGreaterThan(0)
    await partir(bruno.id)
    expect((await compter()).total).toBe(apres.total)
    const refus = await test.base
      .selectFrom('journal')
      .select('issue')
      .where('acte', '=', 'scim.depart-refuse')
      .execute()
    expect(refus.length).toBeGreaterThan(2)
    expect(refus.every(({ issue }) => issue === 'refuse')).toBe(true)

    function compter() {
      return test.base
        .selectFrom('courriel')
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .where('sujet', '=', 'Désignez un référent : CH de Lunel')
        .executeTakeFirstOrThrow()
    }
  })
})

describe('who an account belongs to', () => {
  it('shared with another entité: only externalId and active change', async () => {
    const { si, chloe } = await connecte(test.base)
    const clinique = await uneStructure(test.base)
    await uneHabilitation(test.base, {
      compteId: chloe.id,
      structureId: clinique.id,
      profil: 'san-statistiques',
    })
    for (const [path, value] of [
      ['name.familyName', 'Autre'],
      ['title', 'Directrice'],
      ['phoneNumbers[type eq "work"].value', '0467000001'],
      ['userName', 'autre@pirate.example'],
      [`${urn.professionnel}:rpps`, unRpps()],
    ])
      expect(await si.corriger(chloe.id, [{ op: 'replace', path, value }])).toMatchObject({
        statut: 400,
        corps: { scimType: 'mutability' },
      })
    expect(await si.corriger(chloe.id, [{ op: 'add', path: 'externalId', value: 'ad-9' }])).toMatchObject({
      statut: 200,
      corps: { externalId: 'ad-9', name: { familyName: 'Rey' } },
    })
  })

  it('of two entités that link the same person, neither sees nor changes what is the other’s', async () => {
    const un = await connecte(test.base)
    const deux = await unEtablissement(test.base, 'Clinique du Lez')
    const systeme = applicationScim(test.base).systeme(await unJeton(test.base, deux.entite))
    const { corps } = await un.si.creer({ externalId: 'un' })
    expect((await systeme.lire(`/Users/${corps.id}`)).statut).toBe(404)
    await uneHabilitation(test.base, {
      compteId: corps.id,
      structureId: deux.structure.id,
      profil: 'san-statistiques',
    })
    const pris = await systeme.creer({ courriel: corps.userName, externalId: 'un' })
    expect(pris).toMatchObject({ statut: 201, corps: { id: corps.id, externalId: 'un' } })
    for (const si of [un.si, systeme])
      expect(
        (await si.corriger(corps.id, [{ op: 'replace', path: 'name.givenName', value: 'Autre' }])).statut,
      ).toBe(400)
    expect((await un.si.retirer(corps.id)).statut).toBe(204)
    expect((await systeme.lire(`/Users/${corps.id}`)).corps[urn.habilitations].habilitations).toHaveLength(1)
  })
})

describe('what opens an account', () => {
  const changer = (si: Awaited<ReturnType<typeof connecte>>['si'], id: string, path: string, value: string) =>
    si.corriger(id, [{ op: 'replace', path, value }])

  it('changes while there is nothing to take: the former link dies, the new address is invited', async () => {
    const { si } = await connecte(test.base)
    const { corps } = await si.creer()
    const apres = await changer(si, corps.id, 'emails[type eq "work"].value', 'corrigee@ch-lunel.example')
    expect(apres).toMatchObject({ statut: 200, corps: { userName: 'corrigee@ch-lunel.example' } })
    expect(await courrielsDe('corrigee@ch-lunel.example')).toEqual(['Activez votre compte ViaTrajectoire'])
    const liens = await test.base
      .selectFrom('jeton_compte')
      .select('consomme_le')
      .where('compte_id', '=', corps.id)
      .orderBy('cree_le')
      .execute()
    expect(liens.filter(({ consomme_le }) => consomme_le === null)).toHaveLength(1)
    expect((await changer(si, corps.id, `${urn.professionnel}:rpps`, unRpps())).statut).toBe(200)
  })

  it('of an invited account that holds a right already: no more', async () => {
    const { si, structure } = await connecte(test.base)
    const { corps } = await si.creer()
    await uneHabilitation(test.base, {
      compteId: corps.id,
      structureId: structure.id,
      profil: 'san-statistiques',
    })
    for (const [path, value] of [
      ['userName', 'pirate@pirate.example'],
      [`${urn.professionnel}:rpps`, unRpps()],
    ] as const)
      expect(await changer(si, corps.id, path, value)).toMatchObject({
        statut: 400,
        corps: { scimType: 'mutability' },
      })
    expect(await courrielsDe('pirate@pirate.example')).toEqual([])
  })

  it('of an active account: its holder is told, once, and nothing changes', async () => {
    const { si, chloe } = await connecte(test.base)
    const nouvelle = 'chloe.nouvelle@ch-lunel.example'
    for (const _ of [1, 2]) expect((await changer(si, chloe.id, 'userName', nouvelle)).statut).toBe(400)
    expect(await courrielsDe(chloe.acteur.courriel)).toEqual([
      'Votre adresse professionnelle a changé : mettez à jour votre compte ViaTrajectoire',
    ])
    expect(await courrielsDe(nouvelle)).toEqual([])
    expect((await si.lire(`/Users/${chloe.id}`)).corps.userName).toBe(chloe.acteur.courriel)
  })

  it('never takes an address that is somebody’s', async () => {
    const { si, chloe } = await connecte(test.base)
    const { corps } = await si.creer()
    expect(await changer(si, corps.id, 'userName', chloe.acteur.courriel.toUpperCase())).toMatchObject({
      statut: 409,
      corps: { scimType: 'uniqueness' },
    })
  })

  it('a closed account is not opened again from here', async () => {
    const { si, chloe } = await connecte(test.base)
    await test.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', chloe.id).execute()
    expect((await si.lire(`/Users/${chloe.id}`)).corps.active).toBe(false)
    expect(await si.corriger(chloe.id, [{ op: 'replace', path: 'active', value: true }])).toMatchObject({
      statut: 400,
      corps: { scimType: 'mutability' },
    })
  })
})

describe('replacing', () => {
  it('clears what is left out, and leaves presence and RPPS, which nobody forgets on purpose', async () => {
    const { si } = await connecte(test.base)
    const rpps = unRpps()
    const { corps } = await si.creer({ externalId: 'p1', title: 'Interne', [urn.professionnel]: { rpps } })
    const name = { familyName: 'Roux', givenName: 'Léa' }
    const { active: _, ...sansPresence } = unUser({ courriel: corps.userName, name })
    const put = await si.envoyer('PUT', `/Users/${corps.id}`, sansPresence)
    expect(put).toMatchObject({
      statut: 200,
      corps: { name: { familyName: 'Roux', givenName: 'Léa' }, active: true, [urn.professionnel]: { rpps } },
    })
    expect([put.corps.title, put.corps.externalId]).toEqual([undefined, undefined])
    expect(
      (await si.envoyer('PUT', `/Users/${corps.id}`, { schemas: [urn.user], userName: corps.userName }))
        .corps,
    ).toMatchObject({
      scimType: 'invalidValue',
    })
  })
})
