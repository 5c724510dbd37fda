import { beforeAll, describe, expect, it } from 'vitest'
import { personnages } from '#demo/personnages.ts'
import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { estOuverte, estParJeton, type Route } from '#src/socle/web/route.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { politiqueAttendue } from './matrice.ts'
import { type Objets, objetsDeLAutre, objetsDuReferent, remplir } from './objets.ts'
import { admis, type Role, roles } from './roles.ts'

const demo = applicationDeDemo()
const cookies = new Map<Role, string>()
const objets: { siens?: Objets; autres?: Objets } = {}

const routes = () => demo.tranches.flatMap(({ routes = [] }) => routes)
const nomDe = ({ methode, chemin }: Route) => `${methode.toUpperCase()} ${chemin}`

beforeAll(async () => {
  const { base, config } = demo.services
  for (const role of roles) {
    const courriel = personnages.find(({ cle }) => cle === role)?.courriel
    if (!courriel) continue
    const { id } = await base
      .selectFrom('compte')
      .select('id')
      .where('courriel', '=', courriel)
      .executeTakeFirstOrThrow()
    const session = { compteId: id, moyen: 'demo' as const, maintenant: new Date(), origine: {}, config }
    cookies.set(role, `session=${await enTransaction(base, tx => ouvrirSession(tx, session))}`)
  }
  objets.siens = await objetsDuReferent(base)
  objets.autres = await objetsDeLAutre(base)
})

async function frapper(role: Role, route: Route, cible: Objets = {}) {
  const reponse = await demo.app.request(remplir(route.chemin, cible), {
    method: route.methode === 'all' ? 'GET' : route.methode.toUpperCase(),
    headers: { cookie: cookies.get(role) ?? '', 'sec-fetch-site': 'same-origin' },
    ...(route.methode === 'get' || route.methode === 'all'
      ? {}
      : { body: new URLSearchParams({ essai: '1' }) }),
  })
  return { statut: reponse.status, vers: reponse.headers.get('location') ?? '', texte: await reponse.text() }
}

describe('the access matrix, over the router’s own list', () => {
  it('knows every route, and no route has changed policy unnoticed', () => {
    const reelles = Object.fromEntries(routes().map(route => [nomDe(route), route.politique.nom]))
    expect(reelles).toEqual(politiqueAttendue)
  })

  it.each(roles)('as %s: lets in whom it must, and nobody else', async role => {
    const ecarts: string[] = []
    for (const route of routes()) {
      if (nomDe(route) === 'POST /deconnexion') continue
      const { statut, vers } = await frapper(role, route, objets.siens)
      const entre = admis[route.politique.nom]?.includes(role) ?? false
      const attendu = estParJeton(route)
        ? statut === 401
        : entre || estOuverte(route)
          ? statut < 500 && !(statut === 303 && vers.startsWith('/connexion') && role !== 'anonyme')
          : role === 'anonyme'
            ? statut === 303 && vers.startsWith('/connexion')
            : statut === 403
      if (!attendu) ecarts.push(`${nomDe(route)} : ${statut} ${vers}`)
    }
    expect(ecarts).toEqual([])
  })

  it('a référent finds nothing of another structure: 404, and a line in the journal', async () => {
    const { base } = demo.services
    const compter = async () => {
      const { n } = await base
        .selectFrom('journal')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('acte', '=', 'acces.refuse')
        .executeTakeFirstOrThrow()
      return n
    }
    const ecarts: string[] = []
    const routesDObjet = routes().filter(
      ({ chemin, politique }) =>
        chemin.includes(':') && politique.genre !== 'publique' && admis[politique.nom]?.includes('referent'),
    )
    for (const route of routesDObjet) {
      const avant = await compter()
      const { statut } = await frapper('referent', route, objets.autres)
      if (statut !== 404) ecarts.push(`${nomDe(route)} : ${statut}`)
      else if ((await compter()) <= avant) ecarts.push(`${nomDe(route)} : pas de ligne au journal`)
    }
    expect(ecarts).toEqual([])
  })

  it('a referent meets no trouble on their own objects', async () => {
    const ecarts: string[] = []
    const siennes = routes().filter(
      ({ methode, politique }) => methode === 'get' && admis[politique.nom]?.includes('referent'),
    )
    for (const route of siennes) {
      const { statut } = await frapper('referent', route, objets.siens)
      if (![200, 301, 302, 303].includes(statut)) ecarts.push(`${nomDe(route)} : ${statut}`)
    }
    // links sent by mail need their mail, a file its name, a return its departure; a departure names its person in the query
    // (ids-forges.test.ts); a hospital has no EHPAD calculator; support is closed to them, a proposition is for what two
    // people give in their structures
    const ailleurs =
      /:jeton|:courrielId|:fichier|\/depart |\/retour |\/\* |assistance|:propositionId|:finess\/reste-a-charge/
    expect(ecarts.filter(e => !ailleurs.test(e))).toEqual([])
  })
})
