import type { Colonne } from '../fichier/colonnes.ts'

export type ChampDuPersonnel = 'nom' | 'prenom' | 'courriel' | 'rpps'

/** A staff list as human resources export it: the names at least. */
export const colonnesDuPersonnel: readonly Colonne<ChampDuPersonnel>[] = [
  {
    champ: 'nom',
    titre: 'Nom',
    exemple: 'Martin',
    obligatoire: true,
    synonymes: ['Nom de famille', 'Nom d’usage', 'Nom usuel'],
  },
  {
    champ: 'prenom',
    titre: 'Prénom',
    exemple: 'Julie',
    obligatoire: true,
    synonymes: ['Prénoms', 'Prénom usuel'],
  },
  {
    champ: 'courriel',
    titre: 'Courriel',
    exemple: 'julie.martin@hopital.example',
    synonymes: ['Adresse électronique', 'Adresse mail', 'E-mail', 'Email', 'Mail', 'Mél'],
  },
  { champ: 'rpps', titre: 'RPPS', exemple: '', synonymes: ['N° RPPS', 'Numéro RPPS', 'Identifiant RPPS'] },
]
