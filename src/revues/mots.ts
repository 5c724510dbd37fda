import type { Decision, Issue } from './regles.ts'
import type { Critere } from './relecture/signaux.ts'
import type { Volet } from './tables.ts'

export const motDeLaDecision: Record<Decision, string> = {
  maintenir: 'Maintenir',
  reduire: 'Réduire',
  terminer: 'Terminer',
  inconnue: 'Je ne connais pas cette personne',
}

/** What was decided, in a word. */
export const decidee: Record<Decision, string> = {
  maintenir: 'À maintenir',
  reduire: 'À réduire',
  terminer: 'À terminer',
  inconnue: 'Personne inconnue',
}

export const motDeLIssue: Record<Issue, string> = {
  maintenue: 'Maintenue',
  reduite: 'Réduite',
  terminee: 'Terminée',
  suspendue: 'Suspendue',
  sursis: 'Gardée faute d’autre référent',
}

export const motDuVolet: Record<Volet, string> = {
  structure: 'Habilitations de la structure',
  referents: 'Habilitations des référents',
  territoire: 'Habilitations sur le territoire',
}

export const motDuCritere: Record<Critere, string> = {
  active: 'Connexion dans les 90 derniers jours',
  desactive: 'Compte désactivé',
  invite: 'Compte jamais activé',
  partie: 'A quitté une autre structure',
  jamais: 'Aucune connexion depuis l’attribution',
  dormante: 'Pas de connexion depuis 180 jours',
  inhabituelle: 'Profil rare pour sa profession ici',
}
