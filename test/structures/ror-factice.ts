import type { Appeler, Outils } from '#src/structures/ror/source/outils.ts'
import type { ReglagesRor } from '#src/structures/ror/source/reglages.ts'

type Ressource = { resourceType: string; id: string; meta: { lastUpdated: string } }
/** What happens instead of the answer: an answer, a network failure, or nothing (undefined). */
export type Panne = (url: URL, rang: number) => Response | Error | undefined

/**
 * A ROR in memory, small and exact: tokens, export in slices, searches by date, reads. `pannes` may answer in its
 * place. Time passes only when somebody waits.
 */
export class RorFactice {
  readonly base = 'https://ror.example/fhir'
  ressources = new Map<string, Ressource>()
  pannes: Panne[] = []
  /** Calls made, without the token's. */
  appels: string[] = []
  attentes: number[] = []
  jetons = 0
  parTranche = 3
  parPage = 2
  plafond = 10_000
  encoreEnCours = 1
  /** How far its clock is from ours. */
  avanceMs = 0
  maintenant = new Date('2026-09-02T00:00:00Z')
  private exports = new Map<string, Ressource[][]>()

  get reglages(): ReglagesRor {
    return {
      base: this.base,
      jeton: 'https://auth.example/token',
      clientId: 'nous',
      secret: 'secret',
      regions: [],
      profil: 'CU22',
      delaiSecondes: 1,
    }
  }

  get outils(): Outils {
    return {
      appeler: this.appeler,
      maintenant: () => this.maintenant,
      attendre: async ms => {
        this.attentes.push(ms)
        this.maintenant = new Date(this.maintenant.getTime() + ms)
      },
      hasard: () => 0.5,
    }
  }

  poser(...ressources: object[]) {
    for (const ressource of ressources as Ressource[]) {
      this.ressources.set(`${ressource.resourceType}/${ressource.id}`, ressource)
    }
  }

  private appeler: Appeler = async (adresse, { headers }) => {
    const url = new URL(adresse)
    if (url.host === 'auth.example') {
      this.jetons++
      return this.json({ access_token: `jeton-${this.jetons}`, expires_in: 300 })
    }
    this.appels.push(url.pathname.replace('/fhir/', '') + url.search)
    for (const panne of this.pannes) {
      const issue = panne(url, this.appels.length)
      if (issue instanceof Error) throw issue
      if (issue) return issue
    }
    if (headers.authorization !== `Bearer jeton-${this.jetons}`) return this.json({}, 401)
    return this.repondre(url)
  }

  private repondre(url: URL): Response {
    const [type = '', id] = url.pathname.replace('/fhir/', '').split('/')
    if (type === '$export') return this.demanderExport()
    if (type === 'suivi') return this.suivre(id ?? '', url)
    if (type === 'tranche') return this.trancher(id ?? '', url)
    if (id) {
      const lue = this.ressources.get(`${type}/${id}`)
      return lue ? this.json(lue) : this.json({ resourceType: 'OperationOutcome' }, 404)
    }
    return this.chercher(type, url)
  }

  private demanderExport(): Response {
    // what the export holds is decided when it is asked; only what is linked to an offer is in it
    const toutes = [...this.ressources.values()].filter(r => !r.id.startsWith('seule'))
    const tranches = Array.from({ length: Math.ceil(toutes.length / this.parTranche) }, (_, rang) =>
      toutes.slice(rang * this.parTranche, (rang + 1) * this.parTranche),
    )
    const id = String(this.exports.size + 1)
    this.exports.set(id, tranches)
    return this.json({}, 202, { 'content-location': `${this.base}/suivi/${id}?n=0` })
  }

  private suivis = 0
  private suivre(id: string, url: URL): Response {
    const tranches = this.exports.get(id)
    if (!tranches) return this.json({}, 404)
    if (this.suivis++ % (this.encoreEnCours + 1) < this.encoreEnCours) return this.json({}, 202)
    return this.json({
      output: tranches.map((_, rang) => ({
        type: 'Bundle',
        url: `${url.origin}/fhir/tranche/${id}?rang=${rang}`,
      })),
    })
  }

  private trancher(id: string, url: URL): Response {
    const tranche = this.exports.get(id)?.[Number(url.searchParams.get('rang'))]
    return tranche
      ? this.json({ resourceType: 'Bundle', entry: tranche.map(resource => ({ resource })) })
      : this.json({}, 404)
  }

  private chercher(type: string, url: URL): Response {
    const bornes = url.searchParams.getAll('_lastUpdated').map(borne => ({
      sens: borne.slice(0, 2),
      ms: Date.parse(borne.slice(2)),
    }))
    const trouvees = [...this.ressources.values()].filter(
      ({ resourceType, meta }) =>
        resourceType === type &&
        bornes.every(({ sens, ms }) =>
          sens === 'ge' ? Date.parse(meta.lastUpdated) >= ms : Date.parse(meta.lastUpdated) <= ms,
        ),
    )
    const debut = Number(url.searchParams.get('debut') ?? 0)
    const page = trouvees.slice(0, this.plafond).slice(debut, debut + this.parPage)
    const suite = debut + this.parPage < Math.min(trouvees.length, this.plafond)
    const suivante = new URL(url)
    suivante.searchParams.set('debut', String(debut + this.parPage))
    return this.json({
      resourceType: 'Bundle',
      type: 'searchset',
      total: trouvees.length,
      link: suite ? [{ relation: 'next', url: suivante.href }] : [],
      entry: page.map(resource => ({ fullUrl: `${this.base}/${type}/${resource.id}`, resource })),
    })
  }

  json(corps: unknown, statut = 200, entetes: Record<string, string> = {}): Response {
    return new Response(JSON.stringify(corps), {
      status: statut,
      headers: {
        'content-type': 'application/fhir+json',
        date: new Date(this.maintenant.getTime() + this.avanceMs).toUTCString(),
        ...entetes,
      },
    })
  }
}
