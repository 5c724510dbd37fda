import { randomUUID } from 'node:crypto'
import { type Critere, lectureDe } from './criteres.ts'
import type { Entrepot } from './entrepot.ts'
import type { Ressource } from './ressources.ts'
import { suiveur, toutAutourDUneOffre } from './suivre-liens.ts'

/** How a file of an export is written: the standard does not say, so consumers must read them all. */
export const formes = ['bundle', 'tableau', 'lignes'] as const
export type Forme = (typeof formes)[number]

export type ReglagesExport = {
  /** Offers in a file; those that surround them come in addition. */
  parTranche: number
  /** How many times the follow-up says 202 before it is ready. */
  attentes: number
  forme: Forme
}

type Job = { requete: string; instant: Date; tranches: Ressource[][]; attentes: number }
export type Suivi = { pret: false } | { pret: true; requete: string; instant: Date; offres: number[] }

/** The complete exports asked for: each is what the source held when it was asked, sliced by offers. */
export function creerExports(entrepot: Entrepot, { parTranche, attentes }: ReglagesExport) {
  const jobs = new Map<string, Job>()
  return {
    /** @returns the job's id, or why the request cannot be understood. */
    demander: (adresse: URL): { ok: true; job: string } | { ok: false; diagnostics: string } => {
      const criteres = lireDemande(entrepot, adresse.searchParams)
      if (typeof criteres === 'string') return { ok: false, diagnostics: criteres }
      const offres = entrepot.toutes('HealthcareService').filter(o => criteres.every(convient => convient(o)))
      const autour = suiveur(entrepot, toutAutourDUneOffre)
      const tranches = Array.from({ length: Math.ceil(offres.length / parTranche) }, (_, i) => {
        const lot = offres.slice(i * parTranche, (i + 1) * parTranche)
        return [...lot, ...autour(lot)]
      })
      const job = randomUUID()
      jobs.set(job, { requete: adresse.href, instant: entrepot.maintenant(), tranches, attentes })
      return { ok: true, job }
    },
    suivre: (id: string): Suivi | undefined => {
      const job = jobs.get(id)
      if (!job) return undefined
      if (job.attentes-- > 0) return { pret: false }
      return {
        pret: true,
        requete: job.requete,
        instant: job.instant,
        offres: job.tranches.map(t => t.filter(r => r.resourceType === 'HealthcareService').length),
      }
    },
    tranche: (id: string, rang: number) => jobs.get(id)?.tranches[rang - 1],
    oublier: (id: string) => jobs.delete(id),
  }
}

/** Departures from Bulk Data 2.0 (interop.md §1.5): no NDJSON asked for, one type, `includeAssociatedData` ignored. */
function lireDemande(entrepot: Entrepot, parametres: URLSearchParams): Critere[] | string {
  const format = parametres.get('_outputFormat') ?? 'application/fhir+json'
  // a « + » that was not encoded comes as a space; the ROR's own example sends it so
  if (!/^application\/(fhir[+ ])?json$/.test(format)) return `_outputFormat refusé : ${format}`
  const type = parametres.get('_type') ?? 'HealthcareService'
  if (type !== 'HealthcareService') return `_type refusé : ${type}, seul HealthcareService est extrait`
  const filtre = parametres.get('_typeFilter')
  if (filtre === null) return []
  const [, requete] = /^HealthcareService\?(.+)$/.exec(filtre) ?? []
  if (requete === undefined) return `_typeFilter incompris : ${filtre}`
  const criteres: Critere[] = []
  for (const [nom, valeur] of new URLSearchParams(requete)) {
    const critere = lectureDe('HealthcareService', nom)?.(valeur, entrepot)
    if (!critere) return `_typeFilter incompris : ${nom}=${valeur}`
    criteres.push(critere)
  }
  return criteres
}

/** A file of an export, piece by piece. */
export function* ecrireTranche(
  ressources: Iterable<Ressource>,
  forme: Forme,
  base: string,
): Generator<string> {
  const [avant, entre, apres] = {
    bundle: ['{"resourceType":"Bundle","type":"collection","entry":[', ',', ']}'],
    tableau: ['[', ',', ']'],
    lignes: ['', '\n', '\n'],
  }[forme] as [string, string, string]
  yield avant
  let premiere = true
  for (const resource of ressources) {
    const { resourceType, id } = resource
    const element = forme === 'bundle' ? { fullUrl: `${base}/${resourceType}/${id}`, resource } : resource
    yield (premiere ? '' : entre) + JSON.stringify(element)
    premiere = false
  }
  yield apres
}
