import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { applicationComptes } from '#test/comptes/application.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import type { ReponseClient } from '#test/socle/client.ts'
import { creerLien } from '../liens/liens.ts'

// before any connection is opened: each binds the method that it finds
const requetes = vi.spyOn(pg.Client.prototype, 'query')
afterAll(() => requetes.mockRestore())
const essai = baseDeTest()

/** Everything that an address may be to us, and nothing. Names of one length: a page shows back what was typed. */
const etats = ['actif', 'invit', 'ferme', 'aucun'] as const
type Etat = (typeof etats)[number]
const courrielDe = (etat: Etat, porte: number) => `${etat}.${porte}@ch.example`

const portes = [
  ['/connexion', { motDePasse: 'pas le bon mot' }],
  ['/connexion', { motDePasse: 'x'.repeat(900), suite: '/utilisateurs' }],
  ['/mot-de-passe-oublie', {}],
  ['/activation/renvoyer', {}],
] as const

beforeAll(async () => {
  const etatsDeLaBase = { actif: 'actif', invit: 'invite', ferme: 'desactive' } as const
  for (const porte of portes.keys())
    for (const [nom, etat] of Object.entries(etatsDeLaBase))
      await unCompte(essai.base, { courriel: courrielDe(nom as Etat, porte), etat })
})

/** Every page that offers a passkey bears a challenge of its own, 256 bits or more. */
const sansAlea = (texte: string) => texte.replaceAll(/[\w-]{43,}/g, '<alea>')

/** What an outsider may compare: status, headers, body; and what it cost us. */
async function observer(agir: () => Promise<ReponseClient>, adresse = '') {
  requetes.mockClear()
  const { statut, texte, entetes } = await agir()
  const textes = requetes.mock.calls.map(([requete]) => {
    const { text = requete } = requete as unknown as { text?: unknown }
    return String(text).replaceAll(/\s+/g, ' ')
  })
  return {
    statut,
    texte: sansAlea(adresse ? texte.replaceAll(adresse, '<adresse>') : texte),
    entetes: [...entetes]
      .filter(([nom]) => nom !== 'date')
      .map(paire => paire.map(sansAlea))
      .sort(),
    requetes: textes,
  }
}

describe.each([...portes.entries()])('door %i', (porte, [chemin, champs]) => {
  const frapper = (etat: Etat) => {
    const courriel = courrielDe(etat, porte)
    const { client } = applicationComptes(essai.base)
    return observer(() => client().post(chemin, { courriel, ...champs }), courriel)
  }

  test(`${chemin}: known, invited, closed or unknown, the same answer for the same work`, async () => {
    // the first one of all opens the connection
    await applicationComptes(essai.base)
      .client()
      .post(chemin, { courriel: 'premier@ch.example', ...champs })
    const vues = []
    for (const etat of etats) vues.push(await frapper(etat))
    expect(vues[0]?.requetes.length).toBeGreaterThan(1)
    for (const vue of vues) expect(vue).toEqual(vues[0])
  })

  test(`${chemin}: however often it is tried`, async () => {
    for (let fois = 0; fois < 8; fois++) {
      const vues = []
      for (const etat of etats) vues.push(await frapper(etat))
      for (const vue of vues) expect(vue).toEqual(vues[0])
    }
  })
})

describe('mailed links', () => {
  const maintenant = new Date('2026-11-23T08:30:00Z')

  test.each(['activation', 'mot-de-passe'] as const)(
    '%s: used, replaced, of a closed account or invented, the same page',
    async usage => {
      const etat = usage === 'activation' ? 'invite' : 'actif'
      const lien = async (choix: { etat: 'invite' | 'actif' | 'desactive' }) => {
        const compteId = await unCompte(essai.base, choix)
        const creer = () =>
          essai.base.transaction().execute(tx => creerLien(tx, { compteId, usage, maintenant }))
        return { compteId, secret: (await creer()) ?? '', creer }
      }
      const remplace = await lien({ etat })
      await remplace.creer()
      const use = await lien({ etat })
      await essai.base
        .updateTable('jeton_compte')
        .set({ consomme_le: maintenant })
        .where('compte_id', '=', use.compteId)
        .execute()
      const ferme = await lien({ etat: 'desactive' })
      const { client } = applicationComptes(essai.base)
      const vues = []
      for (const secret of [remplace.secret, use.secret, ferme.secret, 'A'.repeat(43), 'rien'])
        for (const verbe of ['get', 'post'] as const) {
          const champs = { motDePasse: 'sept pommes vertes', confirmation: 'sept pommes vertes' }
          vues.push(
            await observer(() =>
              verbe === 'get'
                ? client().get(`/${usage}/${secret}`)
                : client().post(`/${usage}/${secret}`, champs),
            ),
          )
        }
      expect(vues[0]?.statut).toBe(404)
      // a form that is sent tells its browser apart (cookie « appareil »), a page that is read does not
      for (const [rang, vue] of vues.entries()) expect(vue).toEqual(vues[rang % 2])
    },
  )
})
