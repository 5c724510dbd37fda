import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { personnages } from '#demo/personnages.ts'
import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { estOuverte, estParJeton, type Route } from '#src/socle/web/route.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'

const demo = applicationDeDemo()
const routes = () => demo.tranches.flatMap(({ routes = [] }) => routes)
const nomDe = ({ methode, chemin }: Route) => `${methode.toUpperCase()} ${chemin}`
const concret = (chemin: string) =>
  chemin.replace(/:\w+/g, '018f0000-0000-7000-8000-000000000000').replace('*', 'Users')

async function sessionDuReferent(): Promise<string> {
  const { base, config } = demo.services
  const { id } = await base
    .selectFrom('compte')
    .select('id')
    .where('courriel', '=', personnages.find(({ cle }) => cle === 'referent')?.courriel ?? '')
    .executeTakeFirstOrThrow()
  const session = { compteId: id, moyen: 'demo' as const, maintenant: new Date(), origine: {}, config }
  return `session=${await enTransaction(base, tx => ouvrirSession(tx, session))}`
}

describe('a request forged from another site, with the victim’s cookies', () => {
  const entetes: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://ailleurs.example' },
    { origin: 'null' },
  ]

  it('is refused on every route that writes, programs’ routes need their own secret', async () => {
    const cookie = await sessionDuReferent()
    const ecarts: string[] = []
    // an open route writes nothing and reads no session: src/fhir/protocole.test.ts
    const quiEcrivent = routes().filter(route => route.methode !== 'get' && !estOuverte(route))
    expect(quiEcrivent.length).toBeGreaterThan(40)
    for (const route of quiEcrivent)
      for (const forge of entetes) {
        const method = route.methode === 'all' ? 'POST' : route.methode.toUpperCase()
        const { status } = await demo.app.request(concret(route.chemin), {
          method,
          headers: { cookie, host: new URL(demo.origine).host, ...forge },
          body: new URLSearchParams({ essai: '1' }),
        })
        if (status !== (estParJeton(route) ? 401 : 403)) ecarts.push(`${nomDe(route)} ${status}`)
      }
    expect(ecarts).toEqual([])
  })
})

describe('methods', () => {
  async function dire(ligne: string): Promise<string> {
    const { hostname, port } = new URL(demo.origine)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    const recu: string[] = []
    socket.on('data', morceau => recu.push(String(morceau)))
    socket.write(`${ligne} HTTP/1.1\r\nHost: a\r\nCookie: session=secret\r\nConnection: close\r\n\r\n`)
    await once(socket, 'close')
    return recu.join('')
  }

  it.each(['TRACE / ', 'TRACK / ', 'CONNECT a:443', 'OPTIONS / ', 'PROPFIND / ', 'INVENTE / '])(
    '%s: refused, and nothing of the request comes back',
    async ligne => {
      const reponse = await dire(ligne.trim())
      expect(reponse).toMatch(/^(HTTP\/1\.1 (400|405) |$)/)
      expect(reponse).not.toContain('secret')
    },
  )
})

describe('a forged host', () => {
  it('is written in no mail and in no redirection: links bear URL_PUBLIQUE only', async () => {
    const courriel = personnages.find(({ cle }) => cle === 'referent')?.courriel ?? ''
    const headers = {
      host: 'pirate.example',
      'x-forwarded-host': 'pirate.example',
      'x-forwarded-proto': 'javascript',
      forwarded: 'host=pirate.example',
    }
    const reponse = await demo.app.request('http://pirate.example/mot-de-passe-oublie', {
      method: 'POST',
      headers,
      body: new URLSearchParams({ courriel }),
    })
    expect(reponse.status).toBe(303)
    expect(reponse.headers.get('location')).toMatch(/^\/(?!\/)/)
    for (const { travaux = [] } of demo.tranches)
      for (const travail of travaux)
        if (travail.nom === 'envoyer-lien')
          for (const { payload } of await demandes()) await travail.executer(demo.services, payload)
    const recus = await demo.services.base
      .selectFrom('courriel')
      .select(['texte', 'html'])
      .where('destinataire', '=', courriel)
      .execute()
    const tout = recus.map(({ texte, html }) => texte + html).join()
    expect(tout).toContain(`${demo.origine}/mot-de-passe/`)
    expect(tout).not.toContain('pirate.example')
  })

  const demandes = async () =>
    (
      await demo.services.base.pool.query<{ payload: unknown }>(
        `select j.payload from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'envoyer-lien'`,
      )
    ).rows
})

describe('a parameter sent twice, or elsewhere', () => {
  const connexion = (adresse: string, corps: string) =>
    demo.app.request(adresse, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: corps,
    })

  it('the address never stands for a field of the form', async () => {
    const reponse = await connexion('/mot-de-passe-oublie?courriel=a@b.fr', '')
    expect(reponse.status).toBe(422)
  })

  it('of two values the last counts, for the check as for the use', async () => {
    const page = await (await connexion('/connexion', 'courriel=a@b.fr&courriel=faux&motDePasse=x')).text()
    expect(page).toContain('value="faux"')
    expect(page).not.toContain('a@b.fr')
  })

  it('names that all objects share are fields like others', async () => {
    const corps = '__proto__=x&constructor=y&toString=z&courriel=a@b.fr&motDePasse=x'
    expect((await connexion('/connexion', corps)).status).toBe(422)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})
