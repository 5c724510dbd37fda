import type { Erreurs } from '#src/socle/web/formulaires.ts'

/**
 * Why an act did not take place. A value, not an exception: its transaction commits, with the line of the journal
 * that tells the refusal and nothing else.
 */
export type Refus = { ok: false } & MotifRefus

export type MotifRefus =
  | { genre: 'saisie'; erreurs: Erreurs }
  /** G14: to oneself, on any path */
  | { genre: 'soi-meme'; message: string }
  /** somebody else changed the right meanwhile */
  | { genre: 'perime'; message: string; habilitationIds: string[] }
  /** not theirs to administer: answered as a 404 */
  | { genre: 'hors-perimetre' }
  /** G16: the last active référent, without a successor */
  | { genre: 'dernier-referent'; message: string; structureId: string }

export function refuserSaisie(erreurs: Erreurs): Refus {
  return { ok: false, genre: 'saisie', erreurs }
}
