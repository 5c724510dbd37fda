import { trancheFhir } from '#src/fhir/tranche.ts'
import type { Base } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { importerRessources } from '#src/structures/ror/importer.ts'
import { servicesDeTest } from '#test/socle/services.ts'

// biome-ignore lint/suspicious/noExplicitAny: what a program reads of an answer, whatever it is
export type Lu = { statut: number; corps: any; entetes: Headers }

/** The façade alone, as a program calls it: `lire('/Organization?name=ch')`. */
export function applicationFhir(base: Base, variables: NodeJS.ProcessEnv = {}) {
  const services = servicesDeTest(base, { variables: { FHIR_APPELS_PAR_MINUTE: '1000000', ...variables } })
  const app = creerServeur({ services, tranches: [trancheFhir], identifier: async () => null })
  const racine = `${services.config.URL_PUBLIQUE}/fhir`
  const demander = async (chemin: string, init: RequestInit = {}): Promise<Lu> => {
    const reponse = await app.request(`http://localhost/fhir${chemin}`, init)
    const texte = await reponse.text()
    return { statut: reponse.status, corps: texte ? JSON.parse(texte) : null, entetes: reponse.headers }
  }
  const lire = (chemin: string, headers: Record<string, string> = {}) => demander(chemin, { headers })
  /** Every entry of a search, page after page. */
  const toutes = async (chemin: string, entrePages?: () => Promise<unknown>): Promise<Lu['corps'][]> => {
    const { corps } = await lire(chemin)
    const suite = corps.link.find(({ relation }: { relation: string }) => relation === 'next')?.url
    await entrePages?.()
    return [...(corps.entry ?? []), ...(suite ? await toutes(suite.slice(racine.length), entrePages) : [])]
  }
  return { app, services, racine, demander, lire, toutes }
}

/** Ids of what was found, in the order of the answer. */
export const ids = (entrees: Lu['corps'][] = []): string[] =>
  entrees.filter(({ search }) => search.mode === 'match').map(({ resource }) => resource.id)

export async function publier(
  base: Base,
  ressources: object[],
  maintenant = new Date('2026-11-20T04:00:00Z'),
) {
  await enTransaction(base, tx => importerRessources(tx, ressources, maintenant))
}
