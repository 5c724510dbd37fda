import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe, joursEntre } from '#src/socle/temps/jours.ts'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { INSECABLE, nombre, pluriel } from '#src/socle/ui/typographie.ts'
import { cheminEtablissement } from '../chemins.ts'
import type { Trouvaille } from '../recherche/chercher.ts'
import { fraicheurDesPlaces } from '../recherche/conditions.ts'
import { typeDe } from '../vocabulaire/types.ts'

const typesMontres = 3

/** One establishment of a list: what it is, where, how far, what it costs, whether it says that it has room. */
export const CarteEtablissement = ({ e, aujourdHui }: { e: Trouvaille; aujourdHui: Jour }) => (
  <li class="etablissement" id={`e-${e.finess}`} data-finess={e.finess}>
    <h3>
      <a href={cheminEtablissement(e.finess)}>{e.nom}</a>
    </h3>
    <p class="etablissement-types">{enTypes(e.types)}</p>
    <p>
      {[e.voie, [e.codePostal, e.commune].filter(Boolean).join(' ')].filter(Boolean).join(', ')}
      {e.distance !== null && (
        <span class="etablissement-distance">{` · à ${enKilometres(e.distance)}`}</span>
      )}
    </p>
    <p class="etablissement-faits">
      {e.prixMois !== null && (
        <span>
          Hébergement à partir de <strong>{`${nombre(Math.round(Number(e.prixMois)))}${INSECABLE}€`}</strong>{' '}
          par mois
        </span>
      )}
      {e.capacite !== null && e.capacite > 0 && <span>{pluriel(e.capacite, 'place')}</span>}
      <Places e={e} aujourdHui={aujourdHui} />
    </p>
  </li>
)

/** Only while it still means something. */
const Places = ({ e: { placesLibres, placesLe }, aujourdHui }: { e: Trouvaille; aujourdHui: Jour }) => {
  if (!placesLibres || !placesLe || joursEntre(jourDe(placesLe), aujourdHui) > fraicheurDesPlaces) return null
  return (
    <Etiquette ton="succes">
      {`${pluriel(placesLibres, 'place libre', 'places libres')} au ${enToutesLettres(jourDe(placesLe))}`}
    </Etiquette>
  )
}

/** « Hôpital, SMR gériatrie, SMR et 4 autres » */
function enTypes(cles: readonly string[]): string {
  const libelles = cles.map(cle => typeDe(cle)?.libelle ?? cle)
  const autres = libelles.length - typesMontres
  return autres > 1
    ? `${libelles.slice(0, typesMontres).join(', ')} et ${autres} autres`
    : libelles.slice(0, typesMontres + 1).join(', ')
}

/** « 800 m », « 3,2 km », « 45 km » */
export function enKilometres(km: number): string {
  if (km < 1) return `${nombre(Math.max(100, Math.round(km * 10) * 100))}${INSECABLE}m`
  return `${nombre(km < 10 ? Math.round(km * 10) / 10 : Math.round(km))}${INSECABLE}km`
}
