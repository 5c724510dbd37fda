import type { EtatHabilitation } from '../lectures/lire-habilitations.ts'
import type { MotifFin } from '../tables.ts'

export const motDeLEtat: Record<EtatHabilitation, string> = {
  'a-venir': 'À venir',
  'en-cours': 'En cours',
  suspendue: 'Suspendue',
  terminee: 'Terminée',
}

export const motDuMotif: Record<MotifFin, string> = {
  depart: 'départ',
  retrait: 'retirée',
  renouvellement: 'renouvelée',
  raccourcissement: 'fin avancée',
  fusion: 'reprise par une autre',
}

export const nomComplet = ({ prenom, nom }: { prenom: string; nom: string }): string => `${prenom} ${nom}`

export const chemins = {
  liste: '/administration/habilitations',
  csv: '/administration/habilitations/export.csv',
  attribuer: '/administration/habilitations/attribuer',
  renouveler: '/administration/habilitations/renouveler',
  terminer: '/administration/habilitations/terminer',
  retablir: '/administration/habilitations/retablir',
  depart: '/administration/habilitations/depart',
  annulerDepart: '/administration/habilitations/depart/annuler',
  selection: '/administration/habilitations/selection',
  droit: (id: string) => `/administration/habilitations/${id}`,
  raccourcir: (id: string) => `/administration/habilitations/${id}/raccourcir`,
  propositions: '/administration/propositions',
  proposition: (id: string) => `/administration/propositions/${id}`,
  incompatibilites: '/administration/incompatibilites',
  utilisateurs: '/administration/utilisateurs',
  utilisateur: (id: string) => `/administration/utilisateurs/${id}`,
}
