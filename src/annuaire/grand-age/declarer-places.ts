import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { type Enregistree, enregistrerSaisie } from '../saisie/enregistrer-saisie.ts'
import { type LieuDePlaces, lieuxDePlaces, lireGrandAge, motDHebergement } from './lire-grand-age.ts'
import { lirePlaces } from './regles.ts'
import { placesEnMots } from './tarifs.ts'

/** As typed. */
export type PlacesSaisies = Readonly<Record<LieuDePlaces, { capacite: string; libres: string }>>
type PlacesLues = { hebergement: LieuDePlaces; capacite: number | null; libres: number | null }[]

/** Pure: figures as typed → places, or what to mend by field (`capacite-<lieu>`, `libres-<lieu>`). */
export function lireLesPlaces(saisies: PlacesSaisies): { places: PlacesLues; erreurs: Erreurs } {
  const erreurs: Erreurs = {}
  const places = lieuxDePlaces.flatMap((hebergement): PlacesLues => {
    const { capacite: c, libres: l } = saisies[hebergement]
    const capacite = lirePlaces(c)
    const libres = lirePlaces(l)
    const entier = 'un nombre entier de places, 5 000 au plus.'
    if (capacite === undefined)
      erreurs[`capacite-${hebergement}`] = `${motDHebergement[hebergement]} : ${entier}`
    if (libres === undefined) erreurs[`libres-${hebergement}`] = `${motDHebergement[hebergement]} : ${entier}`
    if (capacite === undefined || libres === undefined) return []
    if (capacite !== null && libres !== null && libres > capacite) {
      erreurs[`libres-${hebergement}`] =
        `${motDHebergement[hebergement]} : il ne peut pas y avoir plus de places libres que de places.`
      return []
    }
    return capacite === null && libres === null ? [] : [{ hebergement, capacite, libres }]
  })
  return { places, erreurs }
}

/**
 * The places that the structure says are free. Saying again the same figures still dates them: a family must know that
 * they are of today.
 */
export async function declarerPlaces(
  tx: Ecriture,
  c: Contexte,
  structureId: string,
  voulues: { version: number; places: PlacesSaisies },
): Promise<Enregistree> {
  const { places, erreurs } = lireLesPlaces(voulues.places)
  if (Object.keys(erreurs).length > 0) return { ok: false, erreurs }
  return enregistrerSaisie(tx, c, {
    structureId,
    objet: 'structure',
    objetId: structureId,
    partie: 'places',
    quoi: 'les places déclarées',
    version: voulues.version,
    dateToujours: true,
    lire: async t => {
      const { places: lues } = await lireGrandAge(t, structureId)
      return Object.fromEntries(
        lues.map(p => [`places:${motDHebergement[p.hebergement].toLocaleLowerCase('fr')}`, placesEnMots(p)]),
      )
    },
    ecrire: t => ecrire(t, c, structureId, places),
  })
}

async function ecrire(tx: Ecriture, c: Contexte, structureId: string, places: PlacesLues): Promise<void> {
  await tx.deleteFrom('place_declaree').where('structure_id', '=', structureId).execute()
  if (places.length === 0) return
  const signature = { structure_id: structureId, compte_id: c.acteur.compteId, declaree_le: c.maintenant }
  await tx
    .insertInto('place_declaree')
    .values(places.map(place => ({ ...place, ...signature })))
    .execute()
}
