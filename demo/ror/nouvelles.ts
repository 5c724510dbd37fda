import { debutDuJour, jourDe } from '#src/socle/temps/jours.ts'
import { dater, majDe, type Ressource } from '#src/structures/ror/double/ressources.ts'
import { codages, extension, type Objet, objets } from '#src/structures/ror/fhir.ts'
import { creerAlea } from '../alea.ts'

const unLieuSur = 25
const disponible = '02'

/**
 * What units told the ROR this morning: some of their places available. A function of the day, so that a demo started
 * twice tells the same; a place that already bears a change of today is left alone.
 */
export function nouvellesDuJour(ressources: readonly Ressource[], maintenant: Date): Ressource[] {
  const jour = jourDe(maintenant)
  const matin = debutDuJour(jour)
  const source = creerAlea(2026)
  return ressources.flatMap(ressource => {
    if (ressource.resourceType !== 'Location' || majDe(ressource) >= matin.getTime()) return []
    const alea = source.part(`${jour} ${ressource.id}`)
    if (!alea.unSur(unLieuSur)) return []
    const extensions = objets(ressource.extension).map(e =>
      dit(e, disponible) ? enNombre(e, alea.entier(0, 6)) : e,
    )
    return [dater({ ...ressource, extension: extensions }, matin)]
  })
}

const dit = (capacite: Objet, statut: string) =>
  codages(extension(capacite, 'capacityStatus')?.valueCodeableConcept).some(({ code }) => code === statut)

function enNombre(capacite: Objet, nombre: number): Objet {
  const parties = objets(capacite.extension).map(partie =>
    partie.url === 'nbCapacity' ? { ...partie, valueInteger: nombre } : partie,
  )
  return { ...capacite, extension: parties }
}
