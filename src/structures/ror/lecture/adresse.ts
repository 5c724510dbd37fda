import { codageExtension, codages, extension, nombre, type Objet, objet, objets, texte } from '../fhir.ts'

export type AdresseLue = {
  voie: string | null
  complement: string | null
  code_postal: string | null
  commune: string | null
  commune_cog: string | null
  latitude: number | null
  longitude: number | null
}

/**
 * Reads the address of an organisation (parts in ISO 21090 extensions of the lines, commune and position in
 * extensions of the address) or of a place (commune in `ror-commune-cog`, position in `position`).
 */
export function lireAdresse(ressource: Objet): AdresseLue {
  const adresse = objets(ressource.address)[0]
  const position = objet(ressource.position) ?? positionEnExtension(adresse)
  const latitude = nombre(position?.latitude, { min: -90, max: 90 })
  const longitude = nombre(position?.longitude, { min: -180, max: 180 })
  const situee = latitude !== undefined && longitude !== undefined
  return {
    ...lireLignes(adresse),
    code_postal: texte(adresse?.postalCode) ?? null,
    commune: texte(adresse?.city) ?? null,
    commune_cog:
      codageExtension(ressource, 'ror-commune-cog')?.code ??
      codages(extension(adresse, 'fr-core-address-insee-code')?.valueCoding)[0]?.code ??
      null,
    latitude: situee ? latitude : null,
    longitude: situee ? longitude : null,
  }
}

function positionEnExtension(adresse: Objet | undefined): Objet | undefined {
  const geolocalisation = extension(adresse, 'geolocation')
  return (
    geolocalisation && {
      latitude: extension(geolocalisation, 'latitude')?.valueDecimal,
      longitude: extension(geolocalisation, 'longitude')?.valueDecimal,
    }
  )
}

function lireLignes(adresse: Objet | undefined): Pick<AdresseLue, 'voie' | 'complement'> {
  const lignes = (Array.isArray(adresse?.line) ? adresse.line : []).flatMap(ligne => texte(ligne) ?? [])
  const detail = objets(adresse?._line)[0]
  const partie = (nom: string) => texte(extension(detail, `iso21090-ADXP-${nom}`)?.valueString)
  const composee = ['houseNumber', 'streetNameType', 'streetNameBase'].flatMap(nom => partie(nom) ?? [])
  const autres = lignes.slice(1).filter(ligne => !/^\d{5}\b/.test(ligne))
  const complement = [...['additionalLocator', 'postBox'].flatMap(nom => partie(nom) ?? []), ...autres]
  return {
    voie: composee.length > 0 ? composee.join(' ') : (lignes[0] ?? null),
    complement: complement.join(', ') || null,
  }
}
