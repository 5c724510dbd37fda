import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { schemaJour } from '#src/socle/temps/jours.ts'
import { nombre } from '#src/socle/ui/typographie.ts'

/** How a history calls each field, those of the ROR and those typed here. */
const mots: Readonly<Record<string, string>> = {
  nom: 'Nom',
  nom_usuel: 'Nom usuel',
  categorie_code: 'Catégorie',
  finess: 'FINESS géographique',
  siret: 'SIRET',
  participation_sph: 'Service public hospitalier',
  aide_financiere: 'Aide financière',
  ouverte_le: 'Ouverture',
  fermee_le: 'Fermeture',
  fermeture_code: 'Nature de la fermeture',
  absente_le: 'Absente du ROR depuis',
  desactivee_le: 'Désactivée ici depuis',
  voie: 'Adresse, voie',
  complement: 'Adresse, complément',
  code_postal: 'Code postal',
  commune: 'Commune',
  commune_cog: 'Code de la commune',
  departement_code: 'Département',
  latitude: 'Latitude',
  longitude: 'Longitude',
  telephone: 'Téléphone',
  courriel: 'Courriel',
  site_web: 'Site',
  contacts: 'Contacts',
  entite_juridique_id: 'Entité juridique',
  ror_entite_juridique_id: 'Entité juridique',
  alertes: 'Points à vérifier',
  type_code: 'Type d’unité',
  type_libelle: 'Type d’unité',
  identifiant: 'Identifiant',
  parent_id: 'Rattachement',
  unite_id: 'Unité',
  structure_id: 'Structure',
  champ_libelle: 'Champ d’activité',
  champ_code: 'Champ d’activité, code',
  categorie_libelle: 'Type d’offre',
  caracteristiques: 'Activité et modalités',
  modes: 'Modes de prise en charge',
  age_min: 'Âge minimal',
  age_max: 'Âge maximal',
  horaires: 'Horaires',
  sensible: 'Unité sensible',
  active: 'En activité',
  indisponible_du: 'Indisponible du',
  indisponible_au: 'Indisponible jusqu’au',
  indisponible_motif: 'Motif d’indisponibilité',
  capacites: 'Capacités',
  fonction_libelle: 'Fonction du lieu',
  statut: 'Statut',
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
  return mots[champ] ?? champ.replaceAll('_', ' ')
}

const max = 300

/** A value of any shape, for eyes: lists by commas, days in words, nothing said as such. */
export function valeurEnMots(valeur: unknown): string {
  const mot = enMots(valeur)
  if (mot === '') return 'non renseigné'
  return mot.length > max ? `${mot.slice(0, max).toWellFormed()}…` : mot
}

function enMots(valeur: unknown): string {
  if (valeur === null || valeur === undefined) return ''
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  if (typeof valeur === 'number') return nombre(valeur)
  if (typeof valeur === 'string') return enJour(valeur)
  if (Array.isArray(valeur)) return valeur.map(enMots).filter(Boolean).join(', ')
  const { libelle, ...champs } = valeur as Record<string, unknown>
  if (typeof libelle === 'string') return libelle
  return Object.values(champs).map(enMots).filter(Boolean).join(' ')
}

function enJour(texte: string): string {
  const lu = /^\d{4}-\d{2}-\d{2}($|T)/.test(texte) ? schemaJour.safeParse(texte.slice(0, 10)) : null
  return lu?.success ? enToutesLettres(lu.data) : texte
}
