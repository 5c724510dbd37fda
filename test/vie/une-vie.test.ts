import { expect, it } from 'vitest'
import { trouverCompte } from '#src/comptes/identite/requetes.ts'
import { inviter } from '#src/comptes/liens/inviter.ts'
import { demanderChangementCourriel } from '#src/comptes/mon-compte/changer-courriel.ts'
import { traiterInactifs } from '#src/comptes/vie/fermer-inactifs.ts'
import { attribuerHabilitations } from '#src/habilitations/attribuer/attribuer-habilitations.ts'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { droitsDuCompte } from '#src/habilitations/lectures/lire-habilitations.ts'
import { droitsActuels } from '#src/habilitations/pouvoirs/droits-actuels.ts'
import { anonymiserComptes } from '#src/habilitations/vie/anonymiser-comptes.ts'
import { desactiverCompte } from '#src/habilitations/vie/desactiver-compte.ts'
import { fusionnerComptes } from '#src/habilitations/vie/fusion/fusionner-comptes.ts'
import { preparerFusion } from '#src/habilitations/vie/fusion/preparer-fusion.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { ajouterAnnees, ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import { applicationComptes } from '#test/comptes/application.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const t = baseDeTest()
const motDePasse = 'cinq girafes en balade'

/** A clock that is moved, the real routes for what the person does, the real use cases and jobs for the rest. */
async function monde() {
  const application = applicationComptes(t.base)
  const { services } = application
  const { horloge, config } = services
  const regionale = await unePersonne(t.base, {
    prenom: 'Régine',
    nom: 'Oc',
    derniere_connexion_le: new Date('2033-01-01T09:00:00Z'),
  })
  for (const debut of ['2026-01-05', '2028-01-05', '2030-01-05'])
    await uneHabilitation(t.base, {
      compteId: regionale.id,
      profil: 'adm-regional',
      perimetre: { genre: 'region', region: '76' },
      debut,
      fin: ajouterJours(ajouterAnnees(jourDe(new Date(`${debut}T12:00:00Z`)), 2), -1),
    })
  const contexte = (): Contexte => contexteDe(regionale.acteur, horloge())
  return {
    application,
    horloge,
    regionale,
    contexte,
    agir: <T>(acte: (tx: Ecriture, c: Contexte) => Promise<T>) =>
      enTransaction(t.base, tx => acte(tx, contexte())),
    nuit: () => traiterInactifs({ base: t.base, config }, horloge()),
    /** Where the last mail of that kind leads. */
    lien: async (courriel: string, chemin: string) => {
      const { texte } = await t.base
        .selectFrom('courriel')
        .select('texte')
        .where('destinataire', '=', courriel)
        .where('texte', 'like', `%/${chemin}/%`)
        .orderBy('cree_le', 'desc')
        .executeTakeFirstOrThrow()
      return new RegExp(`/${chemin}/[\\w-]{43}`).exec(texte)?.[0] ?? ''
    },
    seConnecter: (courriel: string) =>
      application.client().post('/connexion', { courriel, motDePasse, suite: '/' }),
  }
}

it('a whole life: invited, active, silent, back, robbed and restored, merged, disabled, anonymised', async () => {
  const m = await monde()
  const structure = await uneStructure(t.base)
  const [courriel, pirate] = ['lea.martin@ch.example', 'lea.martin@pirate.example']
  const { id } = await unePersonne(t.base, { prenom: 'Léa', nom: 'Martin', courriel, etat: 'invite' })
  const etat = async () => (await trouverCompte(t.base, id))?.etat
  const attribuer = (compteId: string, profil: string) =>
    m.agir((tx, c) => {
      const debut = jourDe(c.maintenant)
      const perimetre = { genre: 'structure', structureId: structure.id } as const
      const demande = {
        comptes: [compteId],
        profils: [profil],
        perimetre,
        debut,
        fin: ajouterAnnees(debut, 2),
        motif: null,
      }
      return attribuerHabilitations(tx, c, demande)
    })

  // invited, then active
  await attribuer(id, 'san-statistiques')
  await m.agir((tx, c) =>
    inviter(tx, { compteId: id, maintenant: c.maintenant, urlPublique: 'https://vt.example' }),
  )
  const choisi = { motDePasse, confirmation: motDePasse }
  expect((await m.application.client().post(await m.lien(courriel, 'activation'), choisi)).vers).toBe('/')
  expect(await etat()).toBe('actif')

  // silent for a year: warned twice, closed, the rights kept
  const bilans = []
  for (const jours of [334, 1, 23, 7, 1]) {
    m.horloge.avancer(jours)
    bilans.push(await m.nuit())
  }
  expect(bilans.map(({ avertis, fermes }) => `${avertis} ${fermes}`)).toEqual([
    '0 0',
    '1 0',
    '1 0',
    '0 1',
    '0 0',
  ])
  expect(await etat()).toBe('inactif')
  expect((await m.seConnecter(courriel)).statut).toBe(422)
  expect((await droitsDuCompte(t.base, id, m.horloge())).map(h => h.etat)).toEqual(['en-cours'])

  // back, by the mailbox
  await m.application.client().post('/mot-de-passe-oublie', { courriel })
  await m.application.travailler()
  expect((await m.application.client().post(await m.lien(courriel, 'reactivation'))).vers).toBe('/connexion')
  expect((await m.seConnecter(courriel)).statut).toBe(303)

  // robbed of the address, restored
  const { services } = m.application
  const demande = { compteId: id, courriel: pirate, actuel: motDePasse, maintenant: m.horloge(), origine: {} }
  expect(await demanderChangementCourriel(services, demande)).toEqual({ ok: true })
  await m.application.client().post(await m.lien(pirate, 'courriel'))
  expect(await trouverCompte(t.base, id)).toMatchObject({ courriel: pirate })
  m.horloge.avancer(5)
  const client = m.application.client()
  const suite = await client.post(await m.lien(courriel, 'courriel-annulation'))
  expect(await trouverCompte(t.base, id)).toMatchObject({ courriel, etat: 'verrouille' })
  expect((await client.post(suite.vers ?? '', choisi)).vers).toBe('/')
  expect(await etat()).toBe('actif')

  // a second account, made by mistake, is united to hers
  const nouvelle = await unePersonne(t.base, { prenom: 'Léa', nom: 'Martin-Roux', cree_le: m.horloge() })
  await attribuer(nouvelle.id, 'san-demandeur-soins')
  const { acteur } = m.contexte()
  const droits = await droitsActuels(t.base, acteur.compteId, m.horloge())
  const vu = await preparerFusion(t.base, {
    acteur: { ...acteur, droits },
    gardeId: id,
    absorbeId: nouvelle.id,
    maintenant: m.horloge(),
  })
  const empreinte = vu.ok ? vu.fusion.empreinte : ''
  expect(
    await m.agir((tx, c) => fusionnerComptes(tx, c, { gardeId: id, absorbeId: nouvelle.id, empreinte })),
  ).toEqual({
    ok: true,
    repris: 1,
  })
  expect(await trouverCompte(t.base, id)).toMatchObject({ anciensNoms: 'Léa Martin-Roux' })

  // she leaves for good
  m.horloge.avancer(30)
  expect(await m.agir((tx, c) => desactiverCompte(tx, c, { compteId: id, motif: 'Retraite' }))).toMatchObject(
    {
      ok: true,
      terminees: 2,
    },
  )
  expect((await m.seConnecter(courriel)).statut).toBe(422)

  // five years later, nothing is left of her, but what she did
  m.horloge.avancer(5 * 366)
  const { anonymises } = await anonymiserComptes(t.base, { annees: 5, maintenant: m.horloge(), essai: false })
  expect(anonymises).toBe(2)
  expect(await trouverCompte(t.base, id)).toMatchObject({
    etat: 'anonymise',
    nom: 'anonymisé',
    fusionneAvec: null,
  })
  const vie = await t.base
    .selectFrom('journal')
    .select('acte')
    .where('compte_id', '=', id)
    .where('acte', 'like', 'compte.%')
    .orderBy('id')
    .execute()
  expect(vie.map(({ acte }) => acte.replace('compte.', ''))).toEqual([
    'active',
    'ferme',
    'reactive',
    'courriel-change',
    'courriel-retabli',
    'verrouille',
    'deverrouille',
    'mot-de-passe-change',
    'reuni',
    'desactive',
    'anonymise',
  ])
})
