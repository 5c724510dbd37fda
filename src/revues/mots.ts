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
  utilisee: 'A servi dans les 90 derniers jours',
  active: 'Connexion dans les 90 derniers jours',
  desactive: 'Compte désactivé',
  invite: 'Compte jamais activé',
  incompatible: 'Profils incompatibles',
  partie: 'A quitté une autre structure',
  jamais: 'Aucune connexion depuis l’attribution',
  dormante: 'Pas de connexion depuis 180 jours',
  inhabituelle: 'Profil inhabituel pour sa profession',
}

/** What each means exactly, in a sentence. */
export const sensDuCritere: Record<Critere, string> = {
  utilisee:
    'À l’ouverture, le journal gardait de ces 90 jours un acte de la personne, ici, que son profil permet. Connu pour les profils d’administration seulement.',
  active: 'La personne s’est connectée à ViaTrajectoire, pour cette habilitation ou pour une autre.',
  desactive: 'Le compte est désactivé : la personne ne peut plus se connecter.',
  invite: 'La personne n’a jamais activé son compte : l’habilitation n’a pas pu servir.',
  incompatible: 'La personne tient un autre profil que celui-ci exclut.',
  partie: 'Un départ d’une autre structure a été déclaré pour cette personne depuis un an.',
  jamais: 'La personne ne s’est pas connectée depuis que l’habilitation lui a été donnée.',
  dormante: 'La dernière connexion date de plus de 180 jours.',
  inhabituelle:
    'En France, moins d’un titulaire de ce profil sur cent a cette profession (compté parmi 100 titulaires au moins).',
}
