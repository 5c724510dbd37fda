import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { trancheComptes } from '#src/comptes/tranche.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { trancheHabilitations } from '#src/habilitations/tranche.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe, creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { chemins } from './chemins.ts'
import { trancheUtilisateurs } from './tranche.ts'

const t = baseDeTest()
type Client = ReturnType<typeof creerClient>
const s = {} as {
  anne: Client
  bruno: Client
  hopital: Awaited<ReturnType<typeof unHopital>>
  inconnu: string
}

beforeAll(async () => {
  const services = servicesDeTest(t.base)
  const app = creerServeur({
    services,
    tranches: [trancheComptes, trancheHabilitations, trancheUtilisateurs],
    identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
  })
  s.hopital = await unHopital(t.base)
  const ouvrir = async (compteId: string) => {
    const session = {
      compteId,
      moyen: 'demo' as const,
      maintenant: services.horloge(),
      origine: {},
      config: services.config,
    }
    const client = creerClient(app)
    client.cookies.set('session', await enTransaction(t.base, tx => ouvrirSession(tx, session)))
    return client
  }
  s.anne = await ouvrir(s.hopital.anne.id)
  s.bruno = await ouvrir(s.hopital.bruno.id)
  const ailleurs = await uneStructure(t.base, { nom: 'Clinique des Lilas', departement: '11' })
  const inconnu = await unePersonne(t.base, {
    prenom: 'Yves',
    nom: 'Ailleurs',
    courriel: 'yves@lilas.example',
  })
  await uneHabilitation(t.base, {
    compteId: inconnu.id,
    structureId: ailleurs.id,
    profil: 'san-demandeur-soins',
  })
  s.inconnu = inconnu.id
})

const identite = {
  civilite: 'madame',
  nom: 'Nouvelle',
  prenom: 'Inès',
  professionCode: '',
  fonction: '',
  rpps: '',
  telephone: '',
}
const droits = () => ({
  lieu: `structure:${s.hopital.structure.id}`,
  profils: ['san-demandeur-soins', 'san-demandeur-social'],
  debut: '2026-11-23',
  fin: '2028-11-23',
  motif: '',
})
const compter = async (table: 'compte' | 'journal' | 'courriel' | 'habilitation') =>
  (
    await t.base
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n
const lireCompte = (courriel: string) =>
  t.base.selectFrom('compte').selectAll().where('courriel', '=', courriel).executeTakeFirst()

describe('creating somebody', () => {
  it('goes from the address to the confirmation, carrying what was typed', async () => {
    const courriel = 'ines.nouvelle@ch.example'
    const adresse = await s.anne.post(chemins.creer, { etape: 'adresse', courriel, vers: 'suivant' })
    expect(adresse.texte).toContain('Étape 2 sur 5')
    expect(champDe(adresse.texte, 'courriel')).toBe(courriel)
    const lieu = await s.anne.post(chemins.creer, {
      etape: 'identite',
      courriel,
      ...identite,
      vers: 'suivant',
    })
    expect(lieu.texte).toContain('CH de Lunel')
    const { lieu: ou, ...reste } = droits()
    const profils = await s.anne.post(chemins.creer, {
      etape: 'lieu',
      courriel,
      ...identite,
      lieu: ou,
      vers: 'suivant',
    })
    expect(profils.texte).toContain('VT SAN – Demandeur soins')
    expect(champDe(profils.texte, 'fin')).toBe('2028-11-23')
    const recapitulatif = await s.anne.post(chemins.creer, {
      etape: 'droits',
      courriel,
      ...identite,
      lieu: ou,
      ...reste,
      vers: 'suivant',
    })
    expect(recapitulatif.texte).toContain('Inès Nouvelle')
    expect(await lireCompte(courriel)).toBeUndefined()

    const jeton = champDe(recapitulatif.texte, 'jeton')
    const confirmation = {
      etape: 'recapitulatif',
      courriel,
      ...identite,
      ...droits(),
      jeton,
      vers: 'suivant',
    }
    const [une, deux] = await Promise.all([
      s.anne.post(chemins.creer, confirmation),
      s.anne.post(chemins.creer, confirmation),
    ])
    const compte = await lireCompte(courriel)
    expect(une.vers).toBe(chemins.cree(compte?.id ?? ''))
    expect(deux.vers).toBe(une.vers)
    expect((await s.anne.post(chemins.creer, confirmation)).vers).toBe(une.vers)
    expect(compte).toMatchObject({ etat: 'invite', cree_par: s.hopital.anne.id, nom: 'Nouvelle' })
    const siens = await t.base
      .selectFrom('habilitation')
      .selectAll()
      .where('compte_id', '=', compte?.id ?? '')
      .execute()
    expect(siens).toHaveLength(2)
    expect(
      (await t.base.selectFrom('courriel').selectAll().where('destinataire', '=', courriel).execute()).length,
    ).toBeGreaterThan(0)
    expect((await s.anne.get(une.vers ?? '')).texte).toContain('est créé')
  })

  it('may leave rights for later, and keeps the person within reach', async () => {
    const courriel = 'plus.tard@ch.example'
    const page = await s.anne.post(chemins.creer, {
      etape: 'lieu',
      courriel,
      ...identite,
      deuxPersonnes: 'oui',
      vers: 'plus-tard',
    })
    const jeton = champDe(page.texte, 'jeton')
    const fin = await s.anne.post(chemins.creer, {
      etape: 'recapitulatif',
      courriel,
      ...identite,
      deuxPersonnes: 'oui',
      plusTard: 'oui',
      jeton,
      vers: 'suivant',
    })
    expect(fin.statut).toBe(303)
    const compte = await lireCompte(courriel)
    expect((await s.anne.get(chemins.fiche(compte?.id ?? ''))).statut).toBe(200)
    expect((await s.bruno.get(chemins.fiche(compte?.id ?? ''))).statut).toBe(404)
  })

  it('leads to the account that has the address already', async () => {
    const page = await s.anne.post(chemins.creer, {
      etape: 'adresse',
      courriel: 'YVES@lilas.example',
      vers: 'suivant',
    })
    expect(page.statut).toBe(422)
    expect(page.texte).toContain('Yves Ailleurs')
    expect(page.texte).toContain(chemins.attribuer(s.inconnu))
  })

  it('refuses a shared address, with the reason', async () => {
    const page = await s.anne.post(chemins.creer, {
      etape: 'adresse',
      courriel: 'secretariat@ch.example',
      vers: 'suivant',
    })
    expect(page.statut).toBe(422)
    expect(page.texte).toContain('lue par plusieurs personnes')
  })

  it('shows somebody of the same name before going on', async () => {
    const saisie = {
      etape: 'identite',
      courriel: 'neuf@ch.example',
      ...identite,
      nom: 'REY',
      prenom: 'chloe',
    }
    const page = await s.anne.post(chemins.creer, { ...saisie, vers: 'suivant' })
    expect(page.texte).toContain('est-ce la même personne')
    expect(page.texte).toContain(chemins.attribuer(s.hopital.chloe.id))
    const suite = await s.anne.post(chemins.creer, { ...saisie, deuxPersonnes: 'oui' })
    expect(suite.texte).toContain('Étape 3 sur 5')
  })

  it('refuses a second account for oneself, even of « two people », and writes it down (G14)', async () => {
    const refus = () =>
      t.base
        .selectFrom('journal')
        .select('id')
        .where('acte', '=', 'habilitation.refusee')
        .where('acteur_id', '=', s.hopital.anne.id)
        .execute()
    const [comptes, refuses] = [await compter('compte'), (await refus()).length]
    for (const etape of ['identite', 'recapitulatif']) {
      const page = await s.anne.post(chemins.creer, {
        etape,
        courriel: 'anne.duval.bis@autre.example',
        ...identite,
        prenom: 'DUVAL',
        nom: 'anné',
        deuxPersonnes: 'oui',
        plusTard: 'oui',
        jeton: randomUUID(),
      })
      expect(page).toMatchObject({ statut: 403, texte: expect.stringContaining('Bruno Petit') })
    }
    expect(await compter('compte')).toBe(comptes)
    expect((await refus()).length).toBe(refuses + 2)
  })

  it('blocks a RPPS that somebody has', async () => {
    await unePersonne(t.base, { prenom: 'Omar', nom: 'Autre', rpps: '10999000010' })
    const page = await s.anne.post(chemins.creer, {
      etape: 'identite',
      courriel: 'neuf@ch.example',
      ...identite,
      rpps: '10 999 000 010',
      deuxPersonnes: 'oui',
    })
    expect(page.statut).toBe(422)
    expect(page.texte).toContain('Omar Autre')
  })

  it.each([
    ['a name of 10,000 characters', { nom: 'a'.repeat(10_000) }, 'Nom : 80 caractères au plus.'],
    [
      'control characters',
      { prenom: 'In\u0007ès' },
      'Prénom : retirez les caractères invisibles ou illisibles.',
    ],
    ['emoji', { nom: '💥' }, 'Nom : lettres'],
    ['SQL', { nom: "x'; drop table compte; --" }, 'Nom : lettres'],
    ['HTML', { prenom: '<b>x</b>' }, 'Prénom : lettres'],
    ['a wrong RPPS key', { rpps: '10999000011' }, 'La clé de ce numéro RPPS est fausse'],
    ['an unknown profession', { professionCode: 'sorcier' }, 'Choisissez une profession de la liste.'],
    ['a wrong phone', { telephone: '12' }, 'Téléphone : dix chiffres'],
  ])('refuses %s next to its field, and changes nothing', async (_, faux, message) => {
    const avant = await compter('compte')
    const champs = { courriel: 'neuf@ch.example', ...identite, ...faux }
    for (const etape of ['identite', 'recapitulatif']) {
      const page = await s.anne.post(chemins.creer, {
        etape,
        ...champs,
        ...droits(),
        jeton: randomUUID(),
        vers: 'suivant',
      })
      expect(page.statut).toBe(422)
      expect(page.texte).toContain(message)
      expect(page.texte).not.toContain('<b>x</b>')
      expect(page.texte).toContain('Étape 2 sur 5')
    }
    expect(await compter('compte')).toBe(avant)
  })

  it.each([
    ['another structure', { lieu: `structure:${randomUUID()}` }, 'Choisissez une structure'],
    ['a profil that does not fit', { profils: ['ph-gestionnaire-mdph'] }, 'ne convient pas'],
    ['dates in the wrong order', { fin: '2026-11-01' }, 'La fin vient avant le début'],
    ['more than two years', { fin: '2029-01-01' }, 'deux ans au plus'],
    ['no profil', { profils: [] }, 'Choisissez au moins un profil'],
  ])('refuses %s at the last step, and creates no account', async (_, faux, message) => {
    const avant = [await compter('compte'), await compter('courriel'), await compter('habilitation')]
    const page = await s.anne.post(chemins.creer, {
      etape: 'recapitulatif',
      courriel: 'neuf@ch.example',
      ...identite,
      deuxPersonnes: 'oui',
      ...droits(),
      ...faux,
      jeton: randomUUID(),
      vers: 'suivant',
    })
    expect(page.statut).toBe(422)
    expect(page.texte).toContain(message)
    expect([await compter('compte'), await compter('courriel'), await compter('habilitation')]).toEqual(avant)
  })

  it('makes one account when two référents create the same person at once', async () => {
    const champs = {
      etape: 'recapitulatif',
      courriel: 'course@ch.example',
      ...identite,
      nom: 'Course',
      ...droits(),
      vers: 'suivant',
    }
    const pages = await Promise.all([
      s.anne.post(chemins.creer, { ...champs, jeton: randomUUID() }),
      s.bruno.post(chemins.creer, { ...champs, jeton: randomUUID() }),
    ])
    expect(pages.map(({ statut }) => statut).sort()).toEqual([303, 422])
    expect(pages.find(({ statut }) => statut === 422)?.texte).toContain('a déjà un compte')
  })
})

describe('the sheet', () => {
  it('shows who is in the perimeter, and nothing of elsewhere', async () => {
    const ailleurs = await uneStructure(t.base, { nom: 'EHPAD Secret', departement: '11' })
    await uneHabilitation(t.base, {
      compteId: s.hopital.bruno.id,
      structureId: ailleurs.id,
      profil: 'pa-demandeur',
    })
    const { texte, statut } = await s.anne.get(chemins.fiche(s.hopital.bruno.id))
    expect(statut).toBe(200)
    expect(texte).toContain('VT ADM – Référent structure')
    expect(texte).toContain('ailleurs')
    expect(texte).not.toContain('EHPAD Secret')
    expect((await s.anne.get(chemins.historique(s.hopital.bruno.id))).texte).not.toContain('EHPAD Secret')
  })

  it.each(['', '/historique', '/identite', '/cree'])(
    'does not exist outside of the perimeter%s',
    async suite => {
      const avant = await compter('journal')
      expect((await s.anne.get(chemins.fiche(s.inconnu) + suite)).statut).toBe(404)
      expect((await s.anne.get(chemins.fiche('creation') + suite)).statut).toBe(404)
      expect(await compter('journal')).toBe(avant + 2)
    },
  )

  it('gives name and profession, and no more, to who knows the whole address', async () => {
    const page = await s.anne.get(`${chemins.fiche(s.inconnu)}?q=yves@lilas.example`)
    expect(page.statut).toBe(200)
    expect(page.texte).toContain('Yves Ailleurs')
    expect(page.texte).not.toContain('Lilas')
    const recherche = await s.anne.get(`${chemins.recherche}?q=yves%40lilas.example`)
    expect(recherche.texte).toContain('À rattacher')
    expect(recherche.texte).not.toContain(chemins.fiche(s.inconnu))
    expect((await s.anne.get(`${chemins.recherche}?q=yves+ailleurs`)).texte).not.toContain('Yves Ailleurs')
  })

  it('corrects an identity, and shows both versions when somebody else did meanwhile', async () => {
    const chemin = chemins.identite(s.hopital.bruno.id)
    const page = await s.anne.get(chemin)
    const version = champDe(page.texte, 'version')
    const champs = { ...identite, prenom: 'Bruno', version }
    expect((await s.anne.post(chemin, { ...champs, nom: 'Petit-Jean' })).statut).toBe(303)
    const perimee = await s.anne.post(chemin, { ...champs, nom: 'Legrand' })
    expect(perimee.statut).toBe(409)
    expect(perimee.texte).toContain('Petit-Jean')
    expect(perimee.texte).toContain('Legrand')
    expect(champDe(perimee.texte, 'version')).not.toBe(version)
  })

  it('never lets one correct oneself there', async () => {
    expect(
      (await s.anne.post(chemins.identite(s.hopital.anne.id), { ...identite, version: '1' })).statut,
    ).toBe(404)
  })

  it('exports what is shown', async () => {
    const { texte, entetes } = await s.anne.get(`${chemins.csv}?q=duval`)
    expect(entetes.get('content-type')).toContain('text/csv')
    expect(texte).toContain('Duval;Anne')
    expect(texte.trim().split('\r\n')).toHaveLength(2)
  })
})
