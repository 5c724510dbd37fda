import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { trouverCompte } from '#src/comptes/identite/requetes.ts'
import { trancheComptes } from '#src/comptes/tranche.ts'
import { modifierSonIdentite } from '#src/comptes/vie/noms.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { trancheHabilitations } from '#src/habilitations/tranche.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { midi, unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe, creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { chemins } from './chemins.ts'
import { trancheUtilisateurs } from './tranche.ts'

const t = baseDeTest()
type Client = ReturnType<typeof creerClient>
const s = {} as { hopital: Awaited<ReturnType<typeof unHopital>>; anne: Client; regionale: Client }

beforeAll(async () => {
  const services = servicesDeTest(t.base, { depart: midi.toISOString() })
  const app = creerServeur({
    services,
    tranches: [trancheComptes, trancheHabilitations, trancheUtilisateurs],
    identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
  })
  const ouvrir = async (compteId: string) => {
    const { config, horloge } = services
    const session = { compteId, moyen: 'demo' as const, maintenant: horloge(), origine: {}, config }
    const client = creerClient(app)
    client.cookies.set('session', await enTransaction(t.base, tx => ouvrirSession(tx, session)))
    return client
  }
  s.hopital = await unHopital(t.base)
  const regionale = await unePersonne(t.base, { prenom: 'Régine', nom: 'Oc' })
  const region = { genre: 'region', region: '76' } as const
  await uneHabilitation(t.base, { compteId: regionale.id, profil: 'adm-regional', perimetre: region })
  s.anne = await ouvrir(s.hopital.anne.id)
  s.regionale = await ouvrir(regionale.id)
})

async function quelquUn(choix: Parameters<typeof unePersonne>[1], fin = '2027-06-30') {
  const { id } = await unePersonne(t.base, choix)
  await uneHabilitation(t.base, {
    compteId: id,
    structureId: s.hopital.structure.id,
    profil: 'san-statistiques',
    debut: '2026-01-05',
    fin,
  })
  return id
}

describe('the sheet', () => {
  it('disables, says why nobody can sign in any more, and reactivates', async () => {
    const id = await quelquUn({ prenom: 'Paul', nom: 'Parti' })
    expect((await s.anne.get(chemins.fiche(id))).texte).toContain('Désactiver le compte')
    const page = await s.anne.get(chemins.etat(id))
    expect(page.texte).toContain('Habilitations qui s’arrêtent')
    const jeton = champDe(page.texte, 'jeton')
    expect((await s.anne.post(chemins.etat(id), { jeton, motif: '' })).statut).toBe(422)
    const deux = await Promise.all(
      [1, 2].map(() => s.anne.post(chemins.etat(id), { jeton, motif: 'Retraite' })),
    )
    expect(deux.map(({ vers }) => vers)).toEqual([chemins.fiche(id), chemins.fiche(id)])
    const fiche = await s.anne.get(chemins.fiche(id))
    expect(fiche.texte).toContain('Compte désactivé')
    expect(fiche.texte).toContain('Retraite')
    await s.anne.post(chemins.etat(id), { jeton: randomUUID(), motif: 'De retour' })
    expect(await trouverCompte(t.base, id)).toMatchObject({ etat: 'actif' })
  })

  it('never closes one’s own account, and explains a shared one', async () => {
    expect((await s.anne.get(chemins.etat(s.hopital.anne.id))).statut).toBe(403)
    const id = await quelquUn({ prenom: 'Paula', nom: 'Partagée' })
    const ailleurs = await uneStructure(t.base, { nom: 'Clinique de Sète' })
    await uneHabilitation(t.base, { compteId: id, structureId: ailleurs.id, profil: 'san-statistiques' })
    const page = await s.anne.get(chemins.etat(id))
    expect(page.texte).toContain('D’autres structures administrent aussi ce compte')
    expect(page.texte).not.toContain('Clinique de Sète')
  })

  it('shows the name asked for, accepts it, and the old one still finds the person', async () => {
    const id = await quelquUn({ prenom: 'Jeanne', nom: 'Célibataire' })
    const compte = await trouverCompte(t.base, id)
    if (!compte) throw new Error('compte absent')
    await enTransaction(t.base, tx =>
      modifierSonIdentite(tx, {
        compteId: id,
        version: compte.version,
        identite: { ...compte, nom: 'Mariée' },
        maintenant: midi,
        origine: {},
      }),
    )
    expect((await s.anne.get(`${chemins.aRevoir}?vue=noms-proposes`)).texte).toContain('Jeanne Mariée')
    const jeton = champDe((await s.anne.get(chemins.fiche(id))).texte, 'jeton')
    await s.anne.post(chemins.nom(id), { jeton, decision: 'accepter' })
    for (const client of [s.anne, s.regionale])
      for (const q of ['celibataire', 'jeanne celibataire', 'celibatiare'])
        expect((await client.get(`${chemins.recherche}?q=${encodeURIComponent(q)}`)).texte, q).toContain(
          'Mariée',
        )
    expect((await s.anne.get(chemins.fiche(id))).texte).toContain('Jeanne Célibataire')
  })
})

describe('duplicates', () => {
  it('are listed, compared, united; the search leads from one to the other', async () => {
    const telephone = '0467112233'
    const un = await quelquUn({ prenom: 'Dora', nom: 'Double', courriel: 'dora@a.example', telephone })
    const deux = await quelquUn(
      { prenom: 'Dora', nom: 'Double', courriel: 'dora@b.example', telephone },
      '2027-12-31',
    )
    const liste = await s.regionale.get(chemins.doublons)
    expect(liste.texte).toContain('Nom et téléphone')
    expect((await s.anne.get(chemins.doublons)).statut).toBe(403)
    // typed by their addresses, as when the list does not see them
    const page = await s.regionale.get(`${chemins.fusionner()}?garde=dora@a.example&absorbe=dora@b.example`)
    expect(page.texte).toContain('Habilitations reprises par le compte gardé')
    const champs = Object.fromEntries(
      ['jeton', 'garde', 'absorbe', 'empreinte'].map(nom => [nom, champDe(page.texte, nom)]),
    )
    const perime = await s.regionale.post(chemins.fusionner(), { ...champs, empreinte: 'autre' })
    expect(perime.statut).toBe(409)
    expect((await s.regionale.post(chemins.fusionner(), champs)).vers).toBe(chemins.fiche(un))
    const trouve = await s.regionale.get(`${chemins.recherche}?q=dora@b.example`)
    expect(trouve.texte).toContain('Fusionné avec')
    expect((await s.regionale.get(chemins.fiche(deux))).texte).toContain(`href="${chemins.fiche(un)}"`)
  })

  it('one of which works in another region: explained, and nothing shown of who is out of sight', async () => {
    const un = await quelquUn({ prenom: 'Nora', nom: 'Deux', courriel: 'nora1@ch.example' })
    const deux = await quelquUn({ prenom: 'Nora', nom: 'Deux', courriel: 'nora2@ch.example' })
    const breton = await uneStructure(t.base, { nom: 'CH de Brest', departement: '29' })
    await uneHabilitation(t.base, { compteId: deux, structureId: breton.id, profil: 'san-statistiques' })
    const page = await s.regionale.get(chemins.fusionner(un, deux))
    expect([page.statut, page.texte.includes('hors de votre région')]).toEqual([422, true])
    const cachee = await unePersonne(t.base, { courriel: 'cachee@ailleurs.example' })
    await uneHabilitation(t.base, { compteId: cachee.id, structureId: breton.id, profil: 'san-statistiques' })
    for (const id of [cachee.id, 'cachee@ailleurs.example', 'personne@ailleurs.example'])
      expect((await s.regionale.get(`${chemins.fusionner()}?garde=${un}&absorbe=${id}`)).statut).toBe(404)
  })

  it('told apart, are proposed no more', async () => {
    const un = await quelquUn({ prenom: 'Homo', nom: 'Nyme', courriel: 'homo1@ch.example' })
    const deux = await quelquUn({ prenom: 'Homo', nom: 'Nyme', courriel: 'homo2@ch.example' })
    expect((await s.regionale.get(chemins.doublons)).texte).toContain('homo1@ch.example')
    await s.regionale.post(chemins.distincts, { jeton: randomUUID(), garde: un, absorbe: deux })
    expect((await s.regionale.get(chemins.doublons)).texte).not.toContain('homo1@ch.example')
  })
})

describe('accounts to look after', () => {
  const voir = (vue: string, client = s.anne) => client.get(`${chemins.aRevoir}?vue=${vue}`)

  it('each view shows its own, in the perimeter alone, with its act', async () => {
    const orpheline = await quelquUn({ prenom: 'Olga', nom: 'Orpheline' }, '2026-03-01')
    const attendu = await quelquUn({ prenom: 'Igor', nom: 'Invité', etat: 'invite' })
    for (const client of [s.anne, s.regionale]) {
      const sans = (await voir('sans-droit', client)).texte
      expect(sans).toContain(chemins.etat(orpheline))
      expect(sans).not.toContain('Invité')
      expect((await voir('jamais-actives', client)).texte).toContain(chemins.inviter(attendu))
    }
    const autre = await uneStructure(t.base, { nom: 'CH de Rennes', departement: '35' })
    const breton = await unePersonne(t.base, { prenom: 'Yann', nom: 'Breton' })
    await uneHabilitation(t.base, {
      compteId: breton.id,
      structureId: autre.id,
      profil: 'san-statistiques',
      debut: '2025-01-05',
      fin: '2026-01-05',
    })
    for (const client of [s.anne, s.regionale])
      expect((await voir('sans-droit', client)).texte).not.toContain('Yann')
  })

  it('rights on a closed structure end by one link; the list is a file too', async () => {
    const fermee = await uneStructure(t.base, {
      nom: 'Clinique fermée',
      fermee_le: '2026-06-30',
      fermeture_code: 'DEF',
    })
    const { id } = await unePersonne(t.base, { prenom: 'Flora', nom: 'Fermée' })
    const droit = await uneHabilitation(t.base, {
      compteId: id,
      structureId: fermee.id,
      profil: 'san-statistiques',
    })
    expect((await voir('structure-fermee', s.regionale)).texte).toContain(`terminer?h=${droit}`)
    expect((await voir('structure-fermee')).texte).not.toContain('Flora')
    const csv = await s.regionale.get(`${chemins.aRevoir}.csv?vue=structure-fermee`)
    expect(csv.texte).toContain('Fermée;Flora')
  })
})
