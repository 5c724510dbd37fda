import { nombre } from '#src/socle/ui/typographie.ts'
import { modeDe } from '../vocabulaire/modes.ts'
import { options } from '../vocabulaire/options.ts'
import { publics } from '../vocabulaire/publics.ts'
import { statuts } from '../vocabulaire/statuts.ts'
import { modules, typeDe } from '../vocabulaire/types.ts'
import type { Passage } from './comprehension.ts'
import type { Demande } from './comprendre.ts'
import type { Criteres } from './criteres.ts'

/** One thing that the search was understood to ask, and the same search without it. */
export type Puce = { libelle: string; sans: Criteres }

/** How a search was understood: what its words were taken for, then its filters. Each can be taken back. */
export function pucesDe(
  { criteres, dit, communes, centre }: Demande,
  departements: ReadonlyMap<string, string>,
): Puce[] {
  const avec = (change: Partial<Criteres>): Criteres => ({ ...criteres, ...change, page: 1 })
  const sans = (
    cle: 'types' | 'modes' | 'publics' | 'options' | 'statuts' | 'departements',
    valeur: string,
  ) => avec({ [cle]: criteres[cle].filter(v => v !== valeur) })
  const libelleDe = (liste: readonly { cle: string; libelle: string }[], cle: string) =>
    liste.find(element => element.cle === cle)?.libelle ?? cle
  return [
    // « près de » means nothing without a place
    ...dit.passages
      .filter(({ genre }) => genre !== 'rayon' || centre)
      .map(passage => ({
        libelle: enMots(passage),
        sans: avec({ q: retirer(criteres.q, passage) }),
      })),
    ...(criteres.module ? [{ libelle: modules[criteres.module], sans: avec({ module: null }) }] : []),
    ...criteres.types.map(cle => ({ libelle: typeDe(cle)?.libelle ?? cle, sans: sans('types', cle) })),
    ...criteres.publics.map(cle => ({ libelle: libelleDe(publics, cle), sans: sans('publics', cle) })),
    ...criteres.modes.map(cle => ({ libelle: modeDe(cle)?.libelle ?? cle, sans: sans('modes', cle) })),
    ...criteres.departements.map(code => ({
      libelle: `${departements.get(code) ?? 'Département'} (${code})`,
      sans: sans('departements', code),
    })),
    ...criteres.options.map(cle => ({ libelle: libelleDe(options, cle), sans: sans('options', cle) })),
    ...criteres.statuts.map(cle => ({ libelle: libelleDe(statuts, cle), sans: sans('statuts', cle) })),
    ...(criteres.places ? [{ libelle: 'Places déclarées libres', sans: avec({ places: false }) }] : []),
    ...(criteres.prixMax === null
      ? []
      : [{ libelle: `Jusqu’à ${nombre(criteres.prixMax)} € par mois`, sans: avec({ prixMax: null }) }]),
    ...(criteres.lieu === ''
      ? []
      : [
          {
            libelle: `Autour de ${communes[0]?.nom ?? criteres.lieu}`,
            sans: avec({ lieu: '', rayon: null }),
          },
        ]),
    ...(criteres.rayon && centre
      ? [{ libelle: `À ${criteres.rayon} km au plus`, sans: avec({ rayon: null }) }]
      : []),
  ]
}

function enMots({ genre, libelle }: Passage): string {
  if (genre === 'nom') return `Nom : « ${libelle} »`
  if (genre === 'adresse') return `Adresse : ${libelle}`
  return genre === 'commune' ? `À ${libelle}` : libelle
}

function retirer(q: string, { debut, fin }: Passage): string {
  return `${q.slice(0, debut)} ${q.slice(fin)}`
    .replace(/["«»“”]\s*["«»“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
