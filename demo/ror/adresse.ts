import type { Alea } from '../alea.ts'
import { centres, voies } from '../listes/communes.ts'
import { systeme } from './fhir.ts'
import { nomDepartement, type StructurePrevue } from './plan.ts'

/** An address with its parts, its commune code and a point near the centre of the département. */
export function adresseDe(structure: StructurePrevue, alea: Alea) {
  const numero = String(alea.entier(1, 120))
  const voie = alea.choisir(voies)
  const [type = '', ...reste] = voie.split(' ')
  const codePostal = `${structure.departement}9${structure.rangCommune}0`
  const [latitude, longitude] = centres[structure.departement] ?? [43.6, 1.44]
  const decale = (degres: number) => Math.round((degres + (alea.reel() - 0.5) / 3) * 10_000) / 10_000
  const partie = (nom: string, valueString: string) => ({
    url: `http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-${nom}`,
    valueString,
  })
  return {
    extension: [
      {
        url: 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code',
        valueCoding: { system: systeme('R13'), code: cog(structure) },
      },
      {
        url: 'http://hl7.org/fhir/StructureDefinition/geolocation',
        extension: [
          { url: 'latitude', valueDecimal: decale(latitude) },
          { url: 'longitude', valueDecimal: decale(longitude) },
        ],
      },
    ],
    line: [`${numero} ${voie}`, `${codePostal} ${structure.commune.toUpperCase()}`],
    _line: [
      {
        extension: [
          partie('houseNumber', numero),
          partie('streetNameType', type),
          partie('streetNameBase', reste.join(' ')),
        ],
      },
      null,
    ],
    city: structure.commune,
    postalCode: codePostal,
    district: nomDepartement(structure.departement),
  }
}

/** Commune codes from 990 on are given to no commune. */
export const cog = ({ departement, rangCommune }: StructurePrevue) => `${departement}99${rangCommune}`
