import { nomDuChamp } from '#src/structures/historique/libelles.ts'

/** How a history calls what is typed here; what the ROR masters has its own words. */
const mots: Readonly<Record<string, string>> = {
  'prado.caisse': 'PRADO, caisse de rattachement',
  'prado.volets': 'PRADO, volets couverts',
  'prado.debut': 'PRADO, début de la convention',
  'prado.fin': 'PRADO, fin de la convention',
  'unite.pathologie': 'Pathologies prises en charge',
  'unite.ressource': 'Ressources',
  'unite.soin-technique': 'Soins techniques',
  'unite.precisions': 'Précisions de l’unité',
  'grand-age.hebergements': 'Formes d’accueil',
  'grand-age.aide_sociale': 'Habilitation à l’aide sociale',
  'grand-age.apl': 'Aide personnalisée au logement',
  'grand-age.alzheimer': 'Unité Alzheimer',
  'grand-age.uhr': 'Unité d’hébergement renforcée (UHR)',
  'grand-age.pasa': 'Pôle d’activités et de soins adaptés (PASA)',
  'grand-age.puv': 'Petite unité de vie (PUV)',
  'grand-age.logements': 'Logements',
  'grand-age.autres_prestations': 'Autres prestations',
}

/** « Téléphone »; a field that a later version adds still shows, by its key. */
export function motDuChamp(champ: string): string {
  const [, genre, precision] = /^(consultation|tarif|places):(.*)$/.exec(champ) ?? []
  if (genre === 'consultation') return `Consultation « ${precision} »`
  if (genre === 'tarif') return `Tarif, ${precision}`
  if (genre === 'places') return `Places, ${precision}`
  const nom = mots[champ] ?? nomDuChamp(champ)
  return nom.charAt(0).toLocaleUpperCase('fr') + nom.slice(1)
}
