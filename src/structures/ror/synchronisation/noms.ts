import type { EtatPassage, NaturePassage } from './tables.ts'

export const cheminPassages = '/administration/ror'

export const nomsDesNatures: Record<NaturePassage, string> = {
  complet: 'synchronisation complète',
  delta: 'synchronisation des changements',
  structure: 'mise à jour d’une structure',
  fichiers: 'importation de fichiers',
}

export const nomsDesEtats: Record<EtatPassage, string> = {
  'en-cours': 'En cours',
  reussi: 'Réussie',
  partiel: 'Incomplète',
  echoue: 'Échouée',
  refuse: 'Refusée',
}
