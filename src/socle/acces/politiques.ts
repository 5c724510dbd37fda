import type { DemandeParJeton } from '../web/par-jeton.ts'
import type { Requete } from '../web/requete.ts'
import type { Acteur } from './acteur.ts'

// A policy says who may come in by a route. What an actor may do with a given object is the use case's to decide.
// A slice that needs a narrower one builds it with `reservee`.

export type Publique = {
  genre: 'publique'
  nom: string
  /** The page that turns somebody away for a moment (too many calls), or null. */
  admettre?: (requete: Requete<Acteur | null>) => Promise<Response | null>
}
export type Reservee = {
  genre: 'reservee'
  nom: string
  admet: (acteur: Acteur) => boolean
  /** Sentence for somebody who is signed in but may not: why, and whom to ask. */
  refus: string
  /** Open even to somebody who must first do something else: the page where it is done, for one. */
  malgreObligation?: boolean
}

/**
 * Programs, not people: each request bears its secret in `Authorization: Bearer`. Cookies count for nothing here, so
 * that no page of another site can make a browser act.
 */
export type ParJeton<P = unknown> = {
  genre: 'jeton'
  nom: string
  /** Whom this secret stands for, or the answer that refuses it. Null: no secret was sent. */
  authentifier: (demande: DemandeParJeton, secret: string | null) => Promise<Porteur<P>>
  /** How this protocol tells whatever was thrown. */
  echec: (erreur: unknown, demande: DemandeParJeton) => Response
}
export type Porteur<P> = { ok: true; porteur: P } | { ok: false; reponse: Response }

/**
 * Programs that show no secret, from any site: for what everybody may read, and for nothing that writes. No session is read, so
 * that answers may be given to pages of other sites.
 */
export type Ouverte = {
  genre: 'ouverte'
  nom: string
  /** The answer that turns somebody away (too many calls), or null. */
  admettre: (demande: DemandeParJeton) => Promise<Response | null>
  /** How this protocol tells whatever was thrown. */
  echec: (erreur: unknown, demande: DemandeParJeton) => Response
}

/** Anybody, signed in or not. */
export const publique: Publique = { genre: 'publique', nom: 'publique' }

/** Anybody signed in. */
export const connecte: Reservee = reservee({ nom: 'connecte', admet: () => true, refus: '' })

/** Anybody signed in, even with something to do first: the pages where it is done. */
export const connecteMalgreObligation: Reservee = { ...connecte, malgreObligation: true }

export function reservee(politique: Omit<Reservee, 'genre'>): Reservee {
  return { genre: 'reservee', ...politique }
}

/** Whoever holds one of these profils now, on any perimeter. */
export function titulaireDe(nom: string, profils: readonly string[], refus: string): Reservee {
  return reservee({
    nom,
    admet: ({ droits }) => droits.some(({ profil }) => profils.includes(profil)),
    refus,
  })
}
