import { telephoneLisible } from '#src/socle/ui/joindre.tsx'

/** How people call the fields of a fiche. */
const noms: Readonly<Record<string, string>> = {
  absente_le: 'absence du ROR',
  active: 'offre active',
  age_max: 'âge maximal',
  age_min: 'âge minimal',
  aide_financiere: 'aide financière',
  capacites: 'capacités',
  caracteristiques: 'activités, modes et spécialisations',
  categorie_code: 'catégorie',
  categorie_libelle: 'type d’offre',
  champ_libelle: 'champ d’activité',
  code_postal: 'code postal',
  commune: 'commune',
  complement: 'complément d’adresse',
  contacts: 'contacts',
  courriel: 'adresse électronique',
  departement_code: 'département',
  desactivee_le: 'désactivation dans ViaTrajectoire',
  entite_juridique: 'entité juridique',
  fermee_le: 'date de fermeture',
  fermeture_code: 'nature de la fermeture',
  finess: 'numéro FINESS',
  fonction_libelle: 'fonction du lieu',
  horaires: 'horaires',
  identifiant: 'identifiant',
  indisponible_au: 'fin d’indisponibilité',
  indisponible_du: 'début d’indisponibilité',
  indisponible_motif: 'motif d’indisponibilité',
  lieux: 'lieux',
  nom: 'nom',
  nom_usuel: 'nom usuel',
  ouverte_le: 'date d’ouverture',
  parent: 'unité de rattachement',
  participation_sph: 'participation au service public hospitalier',
  sensible: 'unité sensible',
  siret: 'SIRET',
  site_web: 'site',
  statut: 'statut du lieu',
  statut_operationnel: 'état du lieu',
  structure: 'structure de rattachement',
  telephone: 'téléphone',
  type_libelle: 'type d’unité',
  voie: 'adresse',
}

/** Beside their label, codes say nothing to people; positions and codes of communes follow the address. */
export const champsTechniques = [
  'categorie_libelle_code',
  'champ_code',
  'commune_cog',
  'fonction_code',
  'latitude',
  'longitude',
  'modes',
  'type_code',
]

/**
 * Whether a field of the ROR is followed: it has a name here, or is the code beside one. A column added tomorrow stays out of
 * the history until somebody says what people call it.
 */
export const entreDansLHistoire = (champ: string): boolean =>
  Object.hasOwn(noms, champ) || champsTechniques.includes(champ)

/** « date de fermeture » for `fermee_le`. */
export const nomDuChamp = (champ: string): string => noms[champ] ?? champ.replaceAll('_', ' ')

const longueurMax = 300

/** A value of the history in words: a day, a list of contacts or of beds, yes or no, or the text itself. */
export function valeurEnMots(valeur: unknown): string {
  const mots = dire(valeur)
  return mots.length > longueurMax ? `${mots.slice(0, longueurMax).toWellFormed()}…` : mots
}

function dire(valeur: unknown): string {
  if (valeur === null || valeur === undefined || valeur === '') return 'non renseigné'
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  if (typeof valeur === 'string') return enJour(valeur)
  if (Array.isArray(valeur)) return valeur.length === 0 ? 'aucun' : valeur.map(dire).join(' ; ')
  if (typeof valeur !== 'object') return String(valeur)
  return direObjet(valeur as Record<string, unknown>)
}

function direObjet(objet: Record<string, unknown>): string {
  const morceaux =
    'nombre' in objet
      ? [objet.nombre, objet.nature_libelle, objet.statut_libelle, objet.temporalite, objet.genre]
      : 'valeur' in objet
        ? [objet.nature, objet.fonction, objet.nom, objet.valeur]
        : 'jours' in objet
          ? [
              objet.type,
              Array.isArray(objet.jours) ? `jours ${objet.jours.join(', ')}` : null,
              objet.de,
              objet.a,
            ]
          : [objet.libelle ?? objet.nom ?? objet.code]
  return morceaux.filter(morceau => morceau !== null && morceau !== undefined && morceau !== '').join(' ')
}

/** Days, instants and phone numbers as people write them. */
function enJour(texte: string): string {
  const [, annee, mois, jour] = /^(\d{4})-(\d\d)-(\d\d)(?:T|$)/.exec(texte) ?? []
  return annee ? `${jour}/${mois}/${annee}` : telephoneLisible(texte)
}
