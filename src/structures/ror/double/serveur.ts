import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { chercher, type Limites } from './chercher.ts'
import { porteIdentifiant } from './criteres.ts'
import type { Entrepot } from './entrepot.ts'
import { creerExports, ecrireTranche, type ReglagesExport } from './exporter.ts'
import { creerJetons, type ReglagesJetons } from './jetons.ts'
import type { creerPannes, Operation } from './pannes.ts'
import { fhir, flux, probleme, typeFhir } from './reponses.ts'
import { estRessource, estServi } from './ressources.ts'

export const cheminApi = '/ws-diffusion-fhir'
export const cheminJetons = '/auth/realms/ror/protocol/openid-connect/token'

export type ReglagesServeur = ReglagesJetons & ReglagesExport & { limites: Limites }

/** Four headers on every call (interop.md §1.4): their fixed values, or what they must look like. */
const entetesRequis: Record<string, RegExp> = {
  'Ror-Profil-Utilisateur-Code': /^CU\d{1,3}$/,
  'Ror-Profil-Utilisateur-System': /^1\.2\.250\.1\.213\.1\.6\.1\.66$/,
  'Ror-Role-Metier-Code': /^AUTOMATE$/,
  'Ror-Role-Metier-System': /^1\.2\.250\.1\.213\.1\.1\.4\.6$/,
}

/** The API of the ROR, as `interop.md` §1.4 and §1.5 describe it. */
export function servirApi(
  entrepot: Entrepot,
  pannes: ReturnType<typeof creerPannes>,
  reglages: ReglagesServeur,
): { app: Hono; appels: Record<string, number> } {
  const jetons = creerJetons(reglages)
  const exports = creerExports(entrepot, reglages)
  const appels: Record<string, number> = {}
  const app = new Hono()
  const api = new Hono()

  const passer = (operation: Operation, repondre: () => Response | Promise<Response>) => {
    appels[operation] = (appels[operation] ?? 0) + 1
    return pannes.traverser(operation, async () => repondre())
  }

  app.post(cheminJetons, c =>
    passer('jeton', async () => {
      const corps = new URLSearchParams(await c.req.text())
      const { statut, corps: reponse } = jetons.delivrer(corps, c.req.header('authorization'))
      return Response.json(reponse, { status: statut })
    }),
  )

  api.use(async (c, suite) => {
    if (!jetons.estValide(c.req.header('authorization'))) {
      return probleme(401, 'login', 'Jeton absent, inconnu ou expiré', { 'www-authenticate': 'Bearer' })
    }
    for (const [nom, forme] of Object.entries(entetesRequis)) {
      const valeur = c.req.header(nom)
      if (!valeur) return probleme(400, 'required', `En-tête absent : ${nom}`)
      if (!forme.test(valeur)) return probleme(403, 'forbidden', `En-tête refusé : ${nom}`)
    }
    await suite()
  })

  api.get('/$export', c =>
    passer('export', () => {
      const demande = exports.demander(new URL(c.req.url))
      if (!demande.ok) return probleme(400, 'invalid', demande.diagnostics)
      const suivi = `${baseDe(c.req.url)}/$export-poll-status?_jobId=${demande.job}`
      return new Response(null, { status: 202, headers: { 'content-location': suivi } })
    }),
  )
  api.get('/$export-poll-status', c =>
    passer('suivi', () => {
      const job = c.req.query('_jobId') ?? ''
      const suivi = exports.suivre(job)
      if (!suivi) return probleme(404, 'not-found', 'Extraction inconnue ou expirée')
      if (!suivi.pret) {
        return new Response(null, {
          status: 202,
          headers: { 'x-progress': 'Build in progress', 'retry-after': '1' },
        })
      }
      return fhir({
        transactionTime: suivi.instant.toISOString(),
        request: suivi.requete,
        requiresAccessToken: true,
        output: suivi.offres.map((count, i) => ({
          type: 'HealthcareService',
          url: `${baseDe(c.req.url)}/fichiers/${job}-${i + 1}.json`,
          count,
        })),
        error: [],
      })
    }),
  )
  api.delete('/$export-poll-status', c => {
    exports.oublier(c.req.query('_jobId') ?? '')
    return new Response(null, { status: 202 })
  })
  api.get('/fichiers/:fichier', c =>
    passer('tranche', () => {
      const [, job = '', rang] = /^(.+)-(\d+)\.json$/.exec(c.req.param('fichier')) ?? []
      const tranche = exports.tranche(job, Number(rang))
      if (!tranche) return probleme(404, 'not-found', 'Fichier inconnu ou expiré')
      const morceaux = ecrireTranche(tranche, reglages.forme, baseDe(c.req.url))
      return new Response(flux(morceaux), { headers: { 'content-type': typeFhir } })
    }),
  )

  api.post('/Task', c =>
    passer('signalement', async () => {
      const recue: unknown = await c.req.json().catch(() => undefined)
      const tache = { ...(recue as object), id: randomUUID() }
      if (!estRessource(tache) || tache.resourceType !== 'Task') {
        return probleme(400, 'invalid', 'Une ressource Task est attendue')
      }
      const adresse = (id: string) => ({ location: `${baseDe(c.req.url)}/Task/${id}` })
      // a conditional creation: the second delivery of a report makes no second report
      const condition = new URLSearchParams(c.req.header('if-none-exist')).get('identifier')
      const dejaLa = condition && entrepot.toutes('Task').find(tache => porteIdentifiant(tache, condition))
      if (dejaLa) return fhir(dejaLa, 200, adresse(dejaLa.id))
      return fhir(entrepot.deposer(tache), 201, adresse(tache.id))
    }),
  )
  api.get('/:type', c => {
    const type = c.req.param('type')
    if (!estServi(type)) return probleme(404, 'not-found', `Type inconnu : ${type}`)
    return passer('recherche', () => {
      const trouve = chercher(entrepot, { type, adresse: new URL(c.req.url), limites: reglages.limites })
      return trouve.ok ? fhir(trouve.bundle) : probleme(400, 'invalid', trouve.diagnostics)
    })
  })
  api.get('/:type/:id', c =>
    passer('lecture', () => {
      const { type, id } = c.req.param()
      const ressource = entrepot.lire(type, id)
      return ressource ? fhir(ressource) : probleme(404, 'not-found', `Resource ${type}/${id} is not known`)
    }),
  )
  app.route(cheminApi, api)
  return { app, appels }
}

/** Where the client found us, whatever the name and the port. */
const baseDe = (adresse: string) => new URL(adresse).origin + cheminApi
