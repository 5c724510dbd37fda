import { objets, texte } from '../fhir.ts'
import type { Source } from './client.ts'
import { echec } from './echec.ts'
import { horlogeDesEntetes } from './horloge-source.ts'
import { parametreRegions } from './regions.ts'
import { attenteDemandee } from './reprises.ts'

export type Export = {
  /** Addresses of the slices, in the order given. */
  tranches: string[]
  /** The source says that it could not put everything in: nothing may then be deduced from an absence. */
  incomplet: boolean
}

const premiereAttenteMs = 5_000
const attenteMaxMs = 120_000
const dureeMaxMs = 6 * 3_600_000

/** Asks for a complete export (interop.md §1.5). @returns where to follow it, and the clock of the source */
export async function demanderExport(source: Source): Promise<{ suivi: string; vuLe: Date | undefined }> {
  const parametres = new URLSearchParams({
    _outputFormat: 'application/fhir+json',
    _type: 'HealthcareService',
    includeAssociatedData: '_myCompleteExtract',
  })
  const regions = parametreRegions(source.reglages.regions)
  if (regions) parametres.set('_typeFilter', `HealthcareService?_tag=${regions}`)
  const { statut, entetes } = await source.lire(`$export?${parametres}`, { prefer: 'respond-async' })
  const suivi = entetes.get('content-location')
  if (statut !== 202 || !suivi) {
    throw echec('requete-refusee', `Le ROR répond ${statut} à la demande d’export, sans dire où la suivre.`)
  }
  return { suivi, vuLe: horlogeDesEntetes(entetes) }
}

/**
 * Waits until the export is ready: 202 as long as it runs, at the pace that the source asks or ever more slowly.
 * @throws when the job is lost, too long, or ready without a single slice, which is never a success
 */
export async function attendreExport(source: Source, suivi: string): Promise<Export> {
  const { outils } = source
  const debut = outils.maintenant().getTime()
  let attente = premiereAttenteMs
  for (;;) {
    const { statut, entetes, corps } = await source.lire(suivi)
    if (statut === 200) {
      const tranches = objets(corps?.output).flatMap(({ url }) => texte(url) ?? [])
      if (corps?.output === undefined || tranches.length === 0) {
        throw echec('export-vide', 'L’export du ROR est prêt, mais il ne contient aucune tranche.')
      }
      return {
        tranches: [...new Set(tranches)],
        incomplet: objets(corps.error).length > 0 || tranches.length < objets(corps.output).length,
      }
    }
    if (statut !== 202) throw echec('export-perdu', `Le ROR répond ${statut} au suivi de l’export.`)
    if (outils.maintenant().getTime() - debut > dureeMaxMs) {
      throw echec('export-trop-long', 'L’export du ROR n’est pas prêt au bout de six heures.')
    }
    await outils.attendre(attenteDemandee(entetes, outils.maintenant()) ?? attente)
    attente = Math.min(attenteMaxMs, Math.round(attente * 1.5))
  }
}
