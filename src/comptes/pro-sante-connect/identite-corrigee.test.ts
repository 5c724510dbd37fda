import { expect, test } from 'vitest'
import { accepterNom, modifierSonIdentite } from '#src/comptes/vie/noms.ts'
import { composerRpps } from '#src/socle/identifiants/rpps.ts'
import { applicationPsc, identite, presenterSaCarte } from '#test/comptes/pro-sante-connect.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { refusPar } from '#test/constructeurs/refus-par.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import type { Identite } from '../identite/identite.ts'
import { modifierIdentite } from '../identite/modifier-identite.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { cheminsPsc } from './chemins.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
let numero = 0

/** A référent without RPPS on their own account, and the card that they hold. */
async function unReferent() {
  const rpps = composerRpps(`10997${String(++numero).padStart(5, '0')}`)
  const id = await unCompte(essai.base, { nom: 'Le Bihan', prenom: 'Gaëlle' })
  return { id, rpps, carte: identite({ identifiant: `8${rpps}` }) }
}

async function corriger(compteId: string, acteurId: string | null, champs: Partial<Identite>) {
  const actuel = await trouverCompte(essai.base, compteId)
  if (!actuel) throw new Error('compte disparu')
  const commande = { compteId, acteurId, version: actuel.version, maintenant, origine: {} }
  const fait = await essai.base
    .transaction()
    .execute(tx => modifierIdentite(tx, { ...commande, identite: { ...actuel, ...champs } }))
  expect(fait.ok).toBe(true)
}

const liens = (compteId: string) =>
  essai.base.selectFrom('compte_psc').select(['voie', 'delie_le']).where('compte_id', '=', compteId).execute()
const refusAuJournal = (compteId: string) =>
  essai.base
    .selectFrom('journal')
    .select(['acte', 'motif'])
    .where('compte_id', '=', compteId)
    .where('issue', '=', 'refuse')
    .execute()
async function lienRecu(courriel: string): Promise<string> {
  const { texte } = await essai.base
    .selectFrom('courriel')
    .select('texte')
    .where('destinataire', '=', courriel)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return /\/pro-sante-connect\/[\w-]{43}/.exec(texte)?.[0] ?? ''
}

test.each(['actif', 'invite'] as const)(
  'a référent who gives a colleague’s account (%s) their own name and RPPS does not open it with their card',
  async etat => {
    const { id, rpps, carte } = await unReferent()
    const victime = await unCompte(essai.base, { etat, nom: 'Garnier', prenom: 'Paul' })
    await corriger(victime, id, { nom: 'Le Bihan', prenom: 'Gaëlle', rpps })
    const { client } = applicationPsc(essai.base, [carte])
    const navigateur = client()
    expect((await presenterSaCarte(navigateur)).vers).toBe(cheminsPsc.inconnu)
    expect(navigateur.cookies.has('session')).toBe(false)
    expect(await liens(victime)).toEqual([])
    expect(await refusAuJournal(victime)).toEqual([{ acte: 'compte.psc-lie', motif: 'identite-a-prouver' }])
  },
)

test('nor does an information system, nor the holder’s own session left open, nor a name that was accepted', async () => {
  for (const acteur of ['système', 'titulaire', 'nom'] as const) {
    const { id, rpps, carte } = await unReferent()
    const siens = acteur === 'nom' ? { nom: 'Garnier', rpps } : { nom: 'Le Bihan' }
    const victime = await unCompte(essai.base, { prenom: 'Gaëlle', ...siens })
    if (acteur === 'nom') {
      const actuel = await trouverCompte(essai.base, victime)
      if (!actuel) throw new Error('compte disparu')
      const nomme = { ...actuel, nom: 'Le Bihan' }
      await essai.base.transaction().execute(async tx => {
        const commande = { compteId: victime, maintenant, origine: {} }
        await modifierSonIdentite(tx, { ...commande, version: actuel.version, identite: nomme })
        expect(await accepterNom(tx, { ...commande, acteurId: id })).toBe(true)
      })
    } else await corriger(victime, acteur === 'système' ? null : victime, { rpps })
    const { client } = applicationPsc(essai.base, [carte])
    expect((await presenterSaCarte(client())).vers, acteur).toBe(cheminsPsc.inconnu)
    expect(await liens(victime), acteur).toEqual([])
  }
})

test('its true holder confirms once by the account’s own mailbox, then is in directly', async () => {
  const { id, rpps, carte } = await unReferent()
  const courriel = `corrigee${numero}@ch.example`
  const compteId = await unCompte(essai.base, { courriel, nom: 'Le Bihan', prenom: 'Gaëlle' })
  await corriger(compteId, id, { rpps })
  const { client, travailler } = applicationPsc(essai.base, [carte])
  const navigateur = client()
  await presenterSaCarte(navigateur)
  await navigateur.post(cheminsPsc.inconnu, { courriel })
  await travailler()
  expect(await navigateur.post(await lienRecu(courriel))).toMatchObject({ statut: 303, vers: '/' })
  expect(await liens(compteId)).toEqual([{ voie: 'courriel', delie_le: null }])
  expect((await presenterSaCarte(client())).vers).toBe('/')
})

test('linked by the RPPS alone, then renamed: the session is closed, the mailbox confirms the same link', async () => {
  const { id, rpps, carte } = await unReferent()
  const courriel = `renommee${numero}@ch.example`
  const nom = { nom: 'Le Bihan', prenom: 'Gaëlle' }
  const compteId = await unCompte(essai.base, { courriel, rpps, etat: 'invite', ...nom })
  const { client, travailler } = applicationPsc(essai.base, [carte])
  const ancien = client()
  expect((await presenterSaCarte(ancien)).vers).toBe('/')
  await corriger(compteId, id, { nom: 'Durand', prenom: 'Marie' })
  expect((await ancien.get('/')).vers).toBe('/connexion')
  const navigateur = client()
  expect((await presenterSaCarte(navigateur)).vers).toBe(cheminsPsc.inconnu)
  await navigateur.post(cheminsPsc.inconnu, { courriel })
  await travailler()
  expect(await navigateur.post(await lienRecu(courriel))).toMatchObject({ statut: 303, vers: '/' })
  expect(await liens(compteId)).toEqual([{ voie: 'courriel', delie_le: null }])
  await corriger(compteId, id, { nom: 'Martin' })
  expect((await navigateur.get('/')).texte).toBe(`compte:${compteId}`)
  expect((await presenterSaCarte(client())).vers).toBe('/')
})

test('a référent does not activate, under their birth name, an account that they created', async () => {
  const { id, rpps } = await unReferent()
  const compteId = await unCompte(essai.base, {
    etat: 'invite',
    nom: 'Morvan',
    prenom: 'Gaëlle',
    rpps,
    cree_par: id,
  })
  const carte = identite({ identifiant: `8${rpps}`, nom: 'Morvan', nomExercice: 'Le Bihan' })
  const { client } = applicationPsc(essai.base, [carte])
  expect((await presenterSaCarte(client())).vers).toBe(cheminsPsc.inconnu)
  expect(await trouverCompte(essai.base, compteId)).toMatchObject({ etat: 'invite' })
})

test('an accent or a capital that was missing changes nobody', async () => {
  const { id, rpps, carte } = await unReferent()
  const compteId = await unCompte(essai.base, { rpps, nom: 'LE BIHAN', prenom: 'Gaelle' })
  await corriger(compteId, id, { nom: 'Le Bihan', prenom: 'Gaëlle', telephone: '0102030405' })
  const { client } = applicationPsc(essai.base, [carte])
  expect((await presenterSaCarte(client())).vers).toBe('/')
})

test('the base refuses it by itself, and forgets no change', async () => {
  const compteId = await unCompte(essai.base, { etat: 'actif' })
  await essai.base.updateTable('compte').set({ nom: 'Autre' }).where('id', '=', compteId).execute()
  await essai.base
    .updateTable('compte')
    .set({ identite_a_prouver: false })
    .where('id', '=', compteId)
    .execute()
  const lien = {
    compte_id: compteId,
    sujet: 's',
    identifiant: 'i',
    voie: 'rpps',
    lie_le: maintenant,
  } as const
  expect(await refusPar(essai.base.insertInto('compte_psc').values(lien).execute())).toBe(
    'compte_psc_identite_prouvee',
  )
})
