import type { EtatPassage, NaturePassage } from './tables.ts'

export const cheminPassages = '/administration/ror'

export const nomsDesNatures: Record<NaturePassage, string> = {
  complet: 'Synchronisation complète',
  delta: 'Synchronisation des changements',
  structure: 'Mise à jour d’une structure',
  fichiers: 'Importation de fichiers',
}

export const nomsDesEtats: Record<EtatPassage, string> = {
  'en-cours': 'En cours',
  reussi: 'Réussie',
  partiel: 'Incomplète',
  echoue: 'Échouée',
  refuse: 'Refusée',
}
