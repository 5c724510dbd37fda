import { nombre, type Objet, objet, objets, texte } from '../fhir.ts'
import type { Source } from './client.ts'
import { echec } from './echec.ts'
import { horlogeDuBundle } from './horloge-source.ts'
import { parametreRegions } from './regions.ts'
import { nomDe } from './reponses.ts'

/** Searches stop there without a word (interop.md §1.5). */
const plafond = 10_000
const parPage = 200
const fenetreMinMs = 2_000

/** Each on its own: a change of an organisation or a place does not move the date of its offers. */
export const typesDuDelta = [
  'Organization',
  'HealthcareService',
  'Location',
  'Practitioner',
  'PractitionerRole',
] as const
export type TypeDuDelta = (typeof typesDuDelta)[number]

/** What one search gave. `vuLe` is the clock of the source when it answered first. */
export type Page = { ressources: Objet[]; vuLe: Date | undefined }

/**
 * The resources of a type changed since an instant, page after page. A window that holds more than the source is
 * willing to list is cut in two, and again.
 * @param depuis on the clock of the source
 */
export async function* changementsDepuis(
  source: Source,
  type: TypeDuDelta,
  depuis: Date,
  jusque?: Date,
): AsyncGenerator<Page> {
  const parametres = new URLSearchParams({ _count: String(parPage) })
  parametres.append('_lastUpdated', `ge${depuis.toISOString()}`)
  if (jusque) parametres.append('_lastUpdated', `le${jusque.toISOString()}`)
  const regions = parametreRegions(source.reglages.regions)
  if (regions) parametres.set('_tag', regions)
  const suite = pages(source, `${type}?${parametres}`)
  for await (const page of suite) {
    if (page !== 'tronquee') {
      yield page
      continue
    }
    const fin = jusque ?? new Date(source.outils.maintenant().getTime() + 86_400_000)
    const milieu = new Date((depuis.getTime() + fin.getTime()) / 2)
    if (fin.getTime() - depuis.getTime() < fenetreMinMs) {
      throw echec('reponse-tronquee', `Plus de ${plafond} ${type} ont changé à la même seconde.`)
    }
    yield* changementsDepuis(source, type, depuis, milieu)
    yield* changementsDepuis(source, type, milieu, jusque)
  }
}

/** Everything that a search gives, of any type that it includes. */
export async function* chercher(source: Source, adresse: string): AsyncGenerator<Page> {
  for await (const page of pages(source, adresse)) {
    if (page === 'tronquee')
      throw echec('reponse-tronquee', 'La recherche dépasse ce que le ROR accepte de lister.')
    yield page
  }
}

/** Follows the links from page to page; 'tronquee', and nothing more, as soon as it is known that some is missing. */
async function* pages(source: Source, adresse: string): AsyncGenerator<Page | 'tronquee'> {
  const vues = new Set<string>()
  let prochaine: string | undefined = adresse
  let trouvees = 0
  let precedente = ''
  while (prochaine !== undefined) {
    if (vues.has(prochaine)) throw echec('page-repetee', 'Le ROR renvoie vers une page déjà lue.')
    vues.add(prochaine)
    const { statut, corps, entetes } = await source.lire(prochaine)
    if (corps?.resourceType !== 'Bundle') {
      throw echec('reponse-illisible', `Le ROR répond ${statut} à une recherche, sans résultats.`)
    }
    const total = nombre(corps.total, { min: 0, max: Number.MAX_SAFE_INTEGER })
    if (total !== undefined && total > plafond) return yield 'tronquee'
    const entrees = objets(corps.entry)
    const signature = entrees.map(({ fullUrl, resource }) => `${fullUrl}${objet(resource)?.id}`).join(' ')
    if (entrees.length > 0 && signature === precedente) {
      throw echec('page-repetee', 'Le ROR rend deux fois de suite la même page.')
    }
    precedente = signature
    trouvees += entrees.filter(({ search }) => objet(search)?.mode !== 'include').length
    prochaine = objets(corps.link).flatMap(({ relation, url }) =>
      relation === 'next' ? (texte(url) ?? []) : [],
    )[0]
    const ressources = entrees.flatMap(({ resource }): Objet[] => objets(resource))
    yield { ressources, vuLe: horlogeDuBundle(corps, entetes) }
    if (prochaine !== undefined) continue
    if (trouvees >= plafond && trouvees !== total) return yield 'tronquee'
    if (total !== undefined && trouvees < total) {
      throw echec(
        'reponse-incomplete',
        `Le ROR annonce ${total} résultats à ${nomDe(`${source.reglages.base}/${adresse}`)} et n’en donne que ${trouvees}.`,
      )
    }
  }
}
