import { ajouterJours, type Jour, jourDe } from '#src/socle/temps/jours.ts'
import type { EtatDemande, NiveauDemande } from './tables.ts'

/** What may be done with a request. The last one belongs to whoever asked, the others to everybody else. */
export type Action = 'prendre' | 'rendre' | 'transmettre' | 'accepter' | 'refuser' | 'retirer'

export type Situation = {
  etat: EtatDemande
  niveau: NiveauDemande
  demandeurId: string | null
  priseParId: string | null
}

export type Empechement = 'close' | 'soi-meme' | 'pas-la-mienne' | 'prise' | 'deja-prise' | 'deja-transmise'

/** Why this person cannot do that, or null when they can. That they administer the place is asked elsewhere. */
export function empechement(d: Situation, action: Action, acteurId: string): Empechement | null {
  if (d.etat !== 'a-traiter') return 'close'
  const sienne = d.demandeurId === acteurId
  if (action === 'retirer') return sienne ? null : 'pas-la-mienne'
  if (sienne) return 'soi-meme'
  const parMoi = d.priseParId === acteurId
  switch (action) {
    case 'prendre':
      return parMoi ? 'deja-prise' : null
    case 'rendre':
      return parMoi ? null : 'pas-la-mienne'
    case 'transmettre':
      return d.niveau === 'region' ? 'deja-transmise' : dejaPrise(d, parMoi)
    case 'accepter':
    case 'refuser':
      return dejaPrise(d, parMoi)
    default:
      return action satisfies never
  }
}

/** Taken by a colleague: one takes it over first, so that two people do not answer without knowing. */
const dejaPrise = ({ priseParId }: Situation, parMoi: boolean) =>
  priseParId !== null && !parMoi ? 'prise' : null

export const phrases: Record<Empechement, string> = {
  close: 'Cette demande est close : une réponse a déjà été donnée.',
  'soi-meme': 'Vous ne répondez pas à votre propre demande : une autre personne le fera.',
  'pas-la-mienne': 'Cette demande n’est pas la vôtre.',
  prise: 'Une autre personne traite cette demande : reprenez-la avant d’y répondre.',
  'deja-prise': 'Vous traitez déjà cette demande.',
  'deja-transmise': 'L’équipe du territoire a déjà cette demande.',
}

export type Delais = { relance: number; transmission: number }

/**
 * What the passing of days calls for, once each: a reminder to who has it, then the team of the territory. In a structure that
 * has closed, the team at once: it knows what takes over; then nobody, when it has not answered either.
 */
export function echeanceDe(
  d: { niveau: NiveauDemande; creeeLe: Date; transmiseLe: Date | null; relanceeLe: Date | null },
  delais: Delais,
  maintenant: Date,
  fermee = false,
): 'transmettre' | 'relancer' | 'clore' | null {
  const aujourdhui = jourDe(maintenant)
  const recue = jourDe(d.transmiseLe ?? d.creeeLe)
  const depuis = (jours: number): boolean => aujourdhui >= ajouterJours(recue, jours)
  if (d.niveau === 'referents' && (fermee || depuis(delais.transmission))) return 'transmettre'
  if (fermee && depuis(delais.transmission)) return 'clore'
  return d.relanceeLe === null && depuis(delais.relance) ? 'relancer' : null
}

/** Before that day, nothing is due yet. */
export function seuilDe(delais: Delais, maintenant: Date): Jour {
  return ajouterJours(jourDe(maintenant), -Math.min(delais.relance, delais.transmission))
}
