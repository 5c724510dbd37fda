import type { Bundle, BundleEntry, OperationOutcome } from 'fhir/r4.js'
import type { Lecture } from '#src/socle/base/base.ts'
import { ecrireCurseur } from '../protocole/curseur.ts'
import { projeter } from '../protocole/projection.ts'
import { charger, type Servie } from '../ressources/charger.ts'
import { chercher, compter } from './chercher.ts'
import { inclure } from './liens.ts'
import type { Recherche } from './lire.ts'
import type { Contexte } from './parametre.ts'

/** The answer to a search: what was found, what was included, and the links that tell what was understood and what follows. */
export async function composer(base: Lecture, r: Recherche, contexte: Contexte): Promise<Bundle> {
  const moi = { relation: 'self', url: adresse(r, contexte) }
  const enveloppe = { resourceType: 'Bundle', type: 'searchset' } as const
  if (r.nombreSeul) return { ...enveloppe, total: await compter(base, r), link: [moi] }

  const { cles, suite } = await chercher(base, r)
  const { incluses, avertissement } = await inclure(base, cles, r.inclusions)
  const [trouvees, liees] = [
    await charger(base, cles, contexte.aujourdhui),
    await charger(base, incluses, contexte.aujourdhui),
  ]
  const tout = !suite && !r.curseur
  const total = tout ? trouvees.length : r.compter ? await compter(base, r) : undefined
  const entree = (ressource: Servie, mode: 'match' | 'include'): BundleEntry => ({
    fullUrl: `${contexte.racine}/${ressource.resourceType}/${ressource.id}`,
    resource: projeter(ressource, r.choix),
    search: { mode },
  })
  const entrees = [
    ...trouvees.map(ressource => entree(ressource, 'match')),
    ...liees.map(ressource => entree(ressource, 'include')),
    ...(avertissement ? [enAvertissement(avertissement)] : []),
  ]
  return {
    ...enveloppe,
    ...(total !== undefined && { total }),
    link: [moi, ...(suite ? [{ relation: 'next', url: adresse(r, contexte, ecrireCurseur(suite)) }] : [])],
    ...(entrees.length > 0 && { entry: entrees }),
  }
}

const enAvertissement = (resource: OperationOutcome): BundleEntry => ({
  resource,
  search: { mode: 'outcome' },
})

/** The search as it was understood: parameters that were left out are not in it. */
function adresse({ type, retenus }: Recherche, { racine }: Contexte, page?: string): string {
  const parametres = new URLSearchParams(retenus)
  if (page) parametres.set('_page', page)
  const texte = parametres.toString()
  return `${racine}/${type}${texte ? `?${texte}` : ''}`
}
