import type { Colonne } from '../fichier/colonnes.ts'

export type Champ =
  | 'nom'
  | 'prenom'
  | 'courriel'
  | 'civilite'
  | 'profession'
  | 'rpps'
  | 'telephone'
  | 'fonction'
  | 'structure'
  | 'unite'
  | 'profil'
  | 'debut'
  | 'fin'
  | 'motif'

const colonne = (
  champ: Champ,
  titre: string,
  exemple: string,
  synonymes: readonly string[] = [],
  obligatoire = false,
): Colonne<Champ> => ({ champ, titre, exemple, synonymes, obligatoire })

/** The columns of people and rights, in the order of the model; a file may have them in any order. */
export const colonnes: readonly Colonne<Champ>[] = [
  colonne('nom', 'Nom', 'Martin', ['Nom de famille', 'Nom d’usage', 'Nom usuel', 'Last name'], true),
  colonne('prenom', 'Prénom', 'Julie', ['Prénoms', 'First name'], true),
  colonne(
    'courriel',
    'Courriel',
    'julie.martin@hopital.example',
    ['Adresse électronique', 'Adresse mail', 'E-mail', 'Email', 'Mail', 'Mél', 'Adresse courriel'],
    true,
  ),
  colonne('civilite', 'Civilité', 'Madame', ['Titre', 'M/Mme', 'Sexe']),
  colonne('profession', 'Profession', 'Médecin', ['Métier', 'Code profession']),
  colonne('rpps', 'RPPS', '', ['N° RPPS', 'Numéro RPPS', 'Identifiant RPPS', 'Code RPPS']),
  colonne('telephone', 'Téléphone', '04 67 00 00 00', [
    'Tél',
    'Tel',
    'N° de téléphone',
    'Téléphone fixe',
    'Portable',
  ]),
  colonne('fonction', 'Fonction', 'Cheffe de service', ['Poste', 'Emploi', 'Intitulé du poste']),
  colonne('structure', 'FINESS de la structure', '340000017', [
    'Structure',
    'FINESS',
    'N° FINESS',
    'Numéro FINESS',
    'FINESS géographique',
    'FINESS ET',
    'Établissement',
  ]),
  colonne('unite', 'Unité', '', ['Service', 'Nom de l’unité', 'Unité fonctionnelle']),
  colonne('profil', 'Profil', 'VT SAN – Demandeur médical', ['Code profil', 'Habilitation', 'Droit', 'Rôle']),
  colonne('debut', 'Début', '', ['Date de début', 'Du', 'Début de validité']),
  colonne('fin', 'Fin', '', ['Date de fin', 'Au', 'Fin de validité']),
  colonne('motif', 'Motif', '', ['Commentaire', 'Raison', 'Justification']),
]
