import type { ZxcvbnResult } from '@zxcvbn-ts/core'

/** What makes it weak, by the estimation's own key. */
const causes: Record<string, string> = {
  straightRow: 'les touches qui se suivent sur le clavier sont essayées d’abord',
  keyPattern: 'un dessin sur le clavier se devine vite',
  simpleRepeat: 'un caractère répété se devine vite',
  extendedRepeat: 'un même morceau répété se devine vite',
  sequences: 'une suite comme « abc » ou « 123 » se devine vite',
  recentYears: 'une année se devine vite',
  dates: 'une date se devine vite',
  topTen: 'c’est l’un des mots de passe les plus répandus',
  topHundred: 'c’est l’un des mots de passe les plus répandus',
  common: 'c’est un mot de passe répandu',
  similarToCommon: 'il ressemble à un mot de passe répandu',
  wordByItself: 'un mot seul se devine vite',
  namesByThemselves: 'un nom ou un prénom se devine vite',
  commonNames: 'un nom ou un prénom se devine vite',
  userInputs: 'il contient un mot qui vous est lié',
}

/** The sentence beside the field: why it is refused, then what to do, always the same since it always works. */
export function conseil({ feedback }: Pick<ZxcvbnResult, 'feedback'>): string {
  const cause = causes[feedback.warning ?? ''] ?? 'il n’est pas assez varié'
  return `Ce mot de passe se devine trop facilement : ${cause}. Choisissez plutôt trois ou quatre mots sans lien entre eux.`
}

export const conseilMotDeguise =
  'Ce mot de passe se devine trop facilement : un mot connu suivi de chiffres ou de signes est essayé d’abord. Ajoutez deux ou trois mots sans lien entre eux.'
