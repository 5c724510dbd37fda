import { describe, expect, it } from 'vitest'
import { jour } from '#src/socle/temps/jours.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unTitulaire } from '#test/constructeurs/scene.ts'
import { uneUnite } from '#test/constructeurs/structures.ts'
import { applicationDemandes, unHopitalSuivi } from '#test/demandes/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { demanderHabilitation, demanderRenouvellement } from './demander/demander-habilitation.ts'
import { retirerDemande } from './demander/retirer-demande.ts'
import { compterListe, lireListe } from './demandes-a-traiter.ts'
import { trouverDemande } from './lire-demande.ts'
import { type Accord, accepterDemande } from './traiter/accepter-demande.ts'
import { prendreDemande, rendreDemande } from './traiter/prendre-demande.ts'
import { refuserDemande } from './traiter/refuser-demande.ts'
import { transmettreDemande } from './traiter/transmettre-demande.ts'

const test = baseDeTest()
const profil = 'san-demandeur-administratif'
const fin = jour('2028-11-23')

async function scene() {
  const h = await unHopitalSuivi(test.base)
  const app = applicationDemandes(test.base)
  const perimetre = { genre: 'structure' as const, structureId: h.structure.id }
  const demander = (
    profils: string[] = [profil],
    ou: Parameters<typeof demanderHabilitation>[2]['perimetre'] = perimetre,
  ) =>
    app.agir(tx =>
      demanderHabilitation(tx, app.contexte(h.chloe.acteur), {
        perimetre: ou,
        profils,
        motif: 'Arrivée aux admissions.',
      }),
    )
  const deposee = async (profils?: string[]) => {
    const faite = await demander(profils)
    if (!faite.ok) throw new Error(JSON.stringify(faite))
    return { demandeId: faite.demandeId, version: 1 }
  }
  const accord: Accord = { profils: [profil], uniteId: null, debut: jour('2026-11-23'), fin, reponse: null }
  const accepter = (
    qui: typeof h.anne,
    vue: { demandeId: string; version: number },
    reduit: Partial<Accord> = {},
  ) =>
    app.agir(tx =>
      accepterDemande(tx, app.contexte(qui.acteur), { ...vue, accord: { ...accord, ...reduit } }),
    )
  const droits = () =>
    test.base
      .selectFrom('habilitation')
      .select(['profil_code', 'perimetre', 'fin', 'attribuee_par', 'motif'])
      .where('compte_id', '=', h.chloe.id)
      .execute()
  /** With the rights they hold, as a page would read them. */
  const enActe = async ({ id, acteur }: typeof h.anne) => ({
    ...acteur,
    droits: (
      await test.base
        .selectFrom('habilitation')
        .select(['id', 'profil_code', 'structure_id', 'departement_code'])
        .where('compte_id', '=', id)
        .execute()
    ).map(d => ({
      habilitationId: d.id,
      profil: d.profil_code,
      perimetre: d.structure_id
        ? { genre: 'structure' as const, structureId: d.structure_id }
        : { genre: 'departement' as const, departement: d.departement_code ?? '' },
    })),
  })
  const destinataires = async () => {
    const noms = await test.base.selectFrom('compte').select(['courriel', 'prenom']).execute()
    const envoyes = await app.courriels()
    return envoyes.map(
      ({ destinataire }) => noms.find(n => n.courriel === destinataire)?.prenom ?? destinataire,
    )
  }
  await test.base.deleteFrom('courriel').execute()
  return { ...h, ...app, perimetre, demander, deposee, accepter, droits, enActe, destinataires }
}

describe('asking', () => {
  it('gives nothing, and writes to the référents', async () => {
    const s = await scene()
    const { demandeId } = await s.deposee()
    expect(await s.droits()).toEqual([])
    expect(await trouverDemande(test.base, demandeId)).toMatchObject({
      etat: 'a-traiter',
      niveau: 'referents',
      lieu: 'CH de Lunel',
      prenom: 'Chloé',
      profils: [{ code: profil }],
    })
    expect((await s.destinataires()).sort()).toEqual(['Anne', 'Bruno'])
    const [courriel] = await s.courriels()
    expect(courriel?.texte).toContain(`/administration/demandes/${demandeId}`)
    expect(courriel?.texte).not.toContain('Arrivée aux admissions')
  })

  it.each([
    ['the same right twice', [profil], 'profils'],
    ['a profil that does not exist', ['inconnu'], 'profils'],
    ['a profil of a territory', ['adm-departemental'], 'profils'],
    ['nothing', [], 'profils'],
  ])('refuses %s', async (_, profils, champ) => {
    const s = await scene()
    await s.deposee()
    const refus = await s.demander(profils)
    expect(refus).toMatchObject({ ok: false, genre: 'saisie' })
    expect(Object.keys(!refus.ok && refus.genre === 'saisie' ? refus.erreurs : {})).toEqual([champ])
  })

  it('reaches the référents of the unit too, when they may give all that is asked', async () => {
    const s = await scene()
    const unite = await uneUnite(test.base, { structureId: s.structure.id })
    const ou = { genre: 'unite' as const, structureId: s.structure.id, uniteId: unite.id }
    const ursule = await unTitulaire(test.base, 'adm-referent-unite', ou, { prenom: 'Ursule' })
    const recus = async () =>
      (await s.courriels()).filter(({ destinataire }) => destinataire === ursule.acteur.courriel).length
    await s.demander([profil])
    expect(await recus()).toBe(0)
    await s.demander([profil], ou)
    expect(await recus()).toBe(1)
    await s.demander(['adm-referent-unite'], ou)
    expect(await recus()).toBe(1)
  })

  it('refuses a closed structure, a unit of elsewhere, and what one holds already', async () => {
    const s = await scene()
    const ailleurs = await unHopitalSuivi(test.base)
    const unite = await uneUnite(test.base, { structureId: ailleurs.structure.id })
    const forgee = { genre: 'unite' as const, structureId: s.structure.id, uniteId: unite.id }
    expect(await s.demander([profil], forgee)).toMatchObject({
      ok: false,
      erreurs: { unite: expect.any(String) },
    })
    await uneHabilitation(test.base, { compteId: s.chloe.id, structureId: s.structure.id, profil })
    expect(await s.demander()).toMatchObject({
      ok: false,
      erreurs: { profils: expect.stringContaining('déjà') },
    })
    await test.base
      .updateTable('structure')
      .set({ fermee_le: '2026-01-01' })
      .where('id', '=', s.structure.id)
      .execute()
    expect(await s.demander()).toMatchObject({
      ok: false,
      erreurs: { unite: expect.stringContaining('fermée') },
    })
  })

  it('two tabs at once: one request', async () => {
    const s = await scene()
    const faites = await Promise.all([s.demander(), s.demander(), s.demander()])
    expect(faites.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('a renewal is for one’s own right only', async () => {
    const s = await scene()
    const habilitationId = await uneHabilitation(test.base, {
      compteId: s.chloe.id,
      structureId: s.structure.id,
      profil,
    })
    const renouveler = (qui: typeof s.chloe) =>
      s.agir(tx => demanderRenouvellement(tx, s.contexte(qui.acteur), { habilitationId, motif: 'Je reste.' }))
    expect(await renouveler(s.anne)).toEqual({ ok: false, genre: 'hors-perimetre' })
    const faite = await renouveler(s.chloe)
    expect(faite.ok).toBe(true)
    const vue = { demandeId: faite.ok ? faite.demandeId : '', version: 1 }
    expect(await s.accepter(s.anne, vue)).toMatchObject({ ok: true })
    expect((await s.droits()).map(d => d.fin)).toContain('2028-11-23')
  })
})

describe('accepting', () => {
  it('gives through the usual way, with the reason of the request', async () => {
    const s = await scene()
    const vue = await s.deposee()
    expect(await s.accepter(s.anne, vue)).toMatchObject({ ok: true })
    expect(await s.droits()).toEqual([
      {
        profil_code: profil,
        perimetre: `structure:${s.structure.id}`,
        fin,
        attribuee_par: s.anne.id,
        motif: 'Arrivée aux admissions.',
      },
    ])
    expect(await trouverDemande(test.base, vue.demandeId)).toMatchObject({
      etat: 'acceptee',
      decideePar: 'Anne Duval',
    })
  })

  it('may give less: one profil of two, a unit, a nearer end; the person is told what is not given', async () => {
    const s = await scene()
    const vue = await s.deposee([profil, 'adm-referent-structure'])
    const unite = await uneUnite(test.base, { structureId: s.structure.id })
    expect(
      await s.accepter(s.bruno, vue, { uniteId: unite.id, fin: jour('2026-12-31') } as never),
    ).toMatchObject({ ok: true })
    expect(await s.droits()).toMatchObject([{ perimetre: `unite:${unite.id}`, fin: '2026-12-31' }])
    const dernier = (await s.courriels()).at(-1)
    expect(dernier?.sujet).toMatch(/acceptée en partie/)
    expect(dernier?.texte).toMatch(/Non accordé/)
  })

  it('never more: the use case of grants says no to three years', async () => {
    const s = await scene()
    const vue = await s.deposee()
    expect(await s.accepter(s.anne, vue, { fin: jour('2029-11-23') } as never)).toMatchObject({
      ok: false,
      erreurs: { fin: expect.stringContaining('deux ans') },
    })
    expect((await trouverDemande(test.base, vue.demandeId))?.etat).toBe('a-traiter')
  })

  it('may start later, never earlier than today', async () => {
    const s = await scene()
    const vue = await s.deposee()
    const hier = await s.accepter(s.anne, vue, { debut: jour('2026-11-22') })
    expect(hier).toMatchObject({ ok: false, erreurs: { debut: expect.stringContaining('passé') } })
    const loin = await s.accepter(s.anne, vue, { debut: jour('2027-12-01'), fin: jour('2028-12-01') })
    expect(loin).toMatchObject({ ok: false, erreurs: { debut: expect.stringContaining('un an') } })
    expect(
      await s.accepter(s.anne, vue, { debut: jour('2026-12-15'), reponse: 'Le jour venu.' }),
    ).toMatchObject({
      ok: true,
    })
    const { debut } = await test.base
      .selectFrom('habilitation')
      .select('debut')
      .where('compte_id', '=', s.chloe.id)
      .executeTakeFirstOrThrow()
    expect(debut).toBe('2026-12-15')
    const dit = (await s.courriels()).find(c => c.sujet.startsWith('Votre demande est acceptée'))
    expect(dit?.texte).toMatch(/du 15\sdécembre\s2026 au 23\snovembre\s2028/)
  })

  it('what takes two people becomes a proposal: said before, and after', async () => {
    const s = await scene()
    await test.base.updateTable('profil').set({ deux_personnes: true }).where('code', '=', profil).execute()
    try {
      const vue = await s.deposee()
      const anne = await s.client(s.anne.id)
      const chemin = `/administration/demandes/${vue.demandeId}`
      const avant = await anne.get(chemin)
      expect(avant.texte).toContain('Sera proposée : une autre personne doit l’approuver.')
      const faite = await anne.post(`${chemin}/accepter`, {
        jeton: champDe(avant.texte, 'jeton'),
        version: '1',
        profils: [profil],
        unite: '',
        debut: '2026-11-23',
        fin,
        message: '',
      })
      expect(faite.statut).toBe(303)
      expect((await anne.suivre(faite)).texte).toMatch(/1\shabilitation est proposée/)
      expect(await s.droits()).toEqual([])
      expect((await anne.get(chemin)).texte).toContain('(proposée, une autre personne approuve)')
      const dit = (await s.courriels()).find(c => c.sujet.startsWith('Votre demande est acceptée'))
      expect(dit?.texte).toContain('Une autre personne doit encore l’approuver')
    } finally {
      await test.base
        .updateTable('profil')
        .set({ deux_personnes: false })
        .where('code', '=', profil)
        .execute()
    }
  })

  it('two at once: one gives, the other is told', async () => {
    const s = await scene()
    const vue = await s.deposee()
    const reponses = await Promise.all([s.accepter(s.anne, vue), s.accepter(s.bruno, vue)])
    expect(reponses.filter(({ ok }) => ok)).toHaveLength(1)
    expect(reponses.find(({ ok }) => !ok)).toMatchObject({ genre: 'depassee' })
    expect(await s.droits()).toHaveLength(1)
  })

  it('never one’s own, at any level', async () => {
    const s = await scene()
    const faite = await s.agir(tx =>
      demanderHabilitation(tx, s.contexte(s.anne.acteur), {
        perimetre: s.perimetre,
        profils: [profil],
        motif: 'Moi.',
      }),
    )
    const vue = { demandeId: faite.ok ? faite.demandeId : '', version: 1 }
    expect(await s.destinataires()).toEqual(['Bruno'])
    for (const agir of [
      () => s.accepter(s.anne, vue),
      () => s.agir(tx => refuserDemande(tx, s.contexte(s.anne.acteur), { ...vue, reponse: 'Non.' })),
      () => s.agir(tx => prendreDemande(tx, s.contexte(s.anne.acteur), vue)),
      () => s.agir(tx => transmettreDemande(tx, s.contexte(s.anne.acteur), { ...vue, mot: null })),
    ])
      expect(await agir()).toMatchObject({ ok: false, genre: 'soi-meme' })
    const { refus } = await test.base
      .selectFrom('journal')
      .select(({ fn }) => fn.countAll<number>().as('refus'))
      .where('acte', '=', 'habilitation.refusee')
      .where('acteur_id', '=', s.anne.id)
      .executeTakeFirstOrThrow()
    expect(refus).toBe(4)
    expect(
      await lireListe(test.base, await s.enActe(s.anne), { liste: 'a-traiter', page: 1, parPage: 9 }),
    ).toEqual([])
  })

  it('not from elsewhere, not for an account closed meanwhile, not in a structure closed meanwhile', async () => {
    const s = await scene()
    const autre = await unHopitalSuivi(test.base)
    const vue = await s.deposee()
    expect(await s.accepter(autre.anne, vue)).toEqual({ ok: false, genre: 'hors-perimetre' })
    await test.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', s.chloe.id).execute()
    expect(await s.accepter(s.anne, vue)).toMatchObject({
      erreurs: { comptes: expect.stringContaining('désactivé') },
    })
    await test.base.updateTable('compte').set({ etat: 'actif' }).where('id', '=', s.chloe.id).execute()
    await test.base
      .updateTable('structure')
      .set({ fermee_le: '2026-01-01' })
      .where('id', '=', s.structure.id)
      .execute()
    expect(await s.accepter(s.anne, vue)).toMatchObject({
      erreurs: { perimetre: expect.stringContaining('fermée') },
    })
    expect(await s.droits()).toEqual([])
  })

  it('a profil that no longer fits there is refused by the rules of grants', async () => {
    const s = await scene()
    const vue = await s.deposee()
    await test.base
      .updateTable('structure')
      .set({ categorie_code: '500' })
      .where('id', '=', s.structure.id)
      .execute()
    expect(await s.accepter(s.anne, vue)).toMatchObject({
      ok: false,
      erreurs: { profils: expect.any(String) },
    })
  })
})

describe('the other answers', () => {
  it('a refusal says why', async () => {
    const s = await scene()
    const vue = await s.deposee()
    const refuser = (reponse: string | null) =>
      s.agir(tx => refuserDemande(tx, s.contexte(s.anne.acteur), { ...vue, reponse }))
    expect(await refuser(null)).toMatchObject({ ok: false, genre: 'saisie' })
    expect(await refuser('Demandez à votre cadre.')).toEqual({ ok: true })
    const dernier = (await s.courriels()).at(-1)
    expect(dernier?.texte).toContain('Demandez à votre cadre.')
    // the right is free to be asked for again
    expect(await s.demander()).toMatchObject({ ok: true })
  })

  it('passed on, it reaches the team of the territory, who answers', async () => {
    const s = await scene()
    const vue = await s.deposee()
    const dina = await s.enActe(s.dina)
    const enAttente = () => lireListe(test.base, dina, { liste: 'a-traiter', page: 1, parPage: 99 })
    expect((await enAttente()).map(({ id }) => id)).not.toContain(vue.demandeId)
    const transmise = await s.agir(tx =>
      transmettreDemande(tx, s.contexte(s.anne.acteur), { ...vue, mot: 'Est-ce permis ?' }),
    )
    expect(transmise).toEqual({ ok: true })
    expect((await s.destinataires()).slice(2).sort()).toContain('Dina')
    expect((await enAttente()).map(({ id }) => id)).toContain(vue.demandeId)
    expect(await s.accepter(s.dina, { ...vue, version: 2 })).toMatchObject({ ok: true })
  })

  it('taken by one, the other takes it over before answering', async () => {
    const s = await scene()
    const vue = await s.deposee()
    const anne = s.contexte(s.anne.acteur)
    const bruno = s.contexte(s.bruno.acteur)
    expect(await s.agir(tx => prendreDemande(tx, anne, vue))).toEqual({ ok: true })
    expect(await s.accepter(s.bruno, { ...vue, version: 2 })).toMatchObject({ genre: 'depassee' })
    expect(await s.agir(tx => prendreDemande(tx, bruno, vue))).toMatchObject({ genre: 'depassee' })
    expect(await s.agir(tx => prendreDemande(tx, bruno, { ...vue, version: 2 }))).toEqual({ ok: true })
    expect(await compterListe(test.base, await s.enActe(s.bruno), 'miennes')).toBe(1)
    expect(await s.agir(tx => rendreDemande(tx, bruno, { ...vue, version: 3 }))).toEqual({ ok: true })
    expect(await s.accepter(s.anne, { ...vue, version: 4 })).toMatchObject({ ok: true })
    const closes = await lireListe(test.base, await s.enActe(s.bruno), {
      liste: 'closes',
      page: 1,
      parPage: 9,
    })
    expect(closes.map(({ id }) => id)).toEqual([vue.demandeId])
  })

  it('withdrawn by who asked, and by nobody else', async () => {
    const s = await scene()
    const vue = await s.deposee()
    const retirer = (qui: typeof s.anne) =>
      s.agir(tx => retirerDemande(tx, s.contexte(qui.acteur), vue.demandeId))
    expect(await retirer(s.anne)).toEqual({ ok: false, genre: 'hors-perimetre' })
    expect(await retirer(s.chloe)).toEqual({ ok: true })
    expect(await retirer(s.chloe)).toMatchObject({ genre: 'depassee' })
    expect(await s.accepter(s.anne, { ...vue, version: 2 })).toMatchObject({ genre: 'depassee' })
  })
})
