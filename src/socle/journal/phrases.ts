import type { Actes, Phrase } from './actes.ts'

const connues = new Map<string, Phrase>()

/** Called once per slice when the application is assembled. An act registered twice keeps its last sentence. */
export function enregistrerActes(actes: Actes): void {
  for (const [acte, phrase] of Object.entries(actes)) connues.set(acte, phrase)
}

/**
 * The sentence of a line of the journal, without its author: « a attribué « VT SAN – … » à … ». A line written by
 * a version that knew other acts still shows, by its bare name: history is never hidden.
 */
export function phraseDe(acte: string, details: Record<string, unknown>): string {
  return connues.get(acte)?.(details) ?? `a fait «\u00a0${acte}\u00a0»`
}
