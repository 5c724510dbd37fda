import type { HealthcareService, Location, Organization } from 'fhir/r4.js'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Genre } from '../ids.ts'
import { empreinte } from '../protocole/reponse.ts'
import type { Cle } from '../recherche/liens.ts'
import { entitesJuridiques } from './entite-juridique.ts'
import { lieux } from './lieu.ts'
import { offres } from './offre.ts'
import { structures } from './structure.ts'
import { unites } from './unite.ts'

export type Servie = Organization | HealthcareService | Location

type Chargeur = (base: Lecture, ids: readonly string[], aujourdhui: string) => Promise<[string, Servie][]>
const chargeurs: Record<Genre, Chargeur> = {
  ej: entitesJuridiques,
  eg: structures,
  oi: unites,
  offre: offres,
  lieu: lieux,
}

/** The resources of those keys, whole, in their order. One that has just vanished is left out. */
export async function charger(base: Lecture, cles: readonly Cle[], aujourdhui: string): Promise<Servie[]> {
  const parId = new Map<string, Servie>()
  for (const [genre, siennes] of Map.groupBy(cles, ({ genre }) => genre)) {
    const ids = siennes.map(({ id }) => id)
    for (const [id, ressource] of await chargeurs[genre](base, ids, aujourdhui))
      parId.set(id, versionner(ressource))
  }
  return cles.flatMap(({ id }) => parId.get(id) ?? [])
}

/** The version is drawn from the whole content, what it takes from elsewhere (a label, the id of its parent) included. */
function versionner<R extends Servie>(ressource: R): R {
  return { ...ressource, meta: { versionId: empreinte(JSON.stringify(ressource)), ...ressource.meta } }
}
