import { cheminEtablissement } from '../chemins.ts'
import { typeDe } from '../vocabulaire/types.ts'
import { decrire } from './decrire.ts'
import type { Etablissement } from './lire-etablissement.ts'

const contexte = 'https://schema.org'

/** The establishment as schema.org has it, for search engines: public facts only. */
export function donneesStructurees(e: Etablissement, urlPublique: string): Record<string, unknown> {
  const hopital = e.types.some(cle => typeDe(cle)?.schema === 'Hospital')
  const grandAge = e.types.some(cle => typeDe(cle)?.module === 'grand-age')
  return sansVides({
    '@context': contexte,
    '@type': hopital ? 'Hospital' : 'MedicalOrganization',
    '@id': urlPublique + cheminEtablissement(e.finess),
    url: urlPublique + cheminEtablissement(e.finess),
    name: e.nomUsuel ?? e.nom,
    identifier: { '@type': 'PropertyValue', propertyID: 'FINESS', value: e.finess },
    description: decrire(e),
    medicalSpecialty: grandAge ? `${contexte}/Geriatric` : null,
    telephone: e.telephone,
    email: e.courriel,
    sameAs: e.siteWeb && /^https?:\/\//i.test(e.siteWeb) ? e.siteWeb : null,
    address: adresse(e),
    // an organisation has no « geo »: the place where it is has
    location: sansVides({ '@type': 'Place', address: adresse(e), geo: point(e) }),
    parentOrganization: e.gestionnaire ? { '@type': 'Organization', name: e.gestionnaire } : null,
    dissolutionDate: e.fermee ? e.fermeeLe : null,
  })
}

const adresse = (e: Etablissement) =>
  sansVides({
    '@type': 'PostalAddress',
    streetAddress: e.voie,
    postalCode: e.codePostal,
    addressLocality: e.commune,
    addressRegion: e.departement,
    addressCountry: 'FR',
  })

const point = ({ latitude, longitude }: Etablissement) =>
  latitude === null || longitude === null ? null : { '@type': 'GeoCoordinates', latitude, longitude }

function sansVides(objet: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(objet).filter(([, valeur]) => valeur !== null))
}
