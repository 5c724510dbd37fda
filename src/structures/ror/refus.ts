/** A refused import: the sentence is for the person who runs it. Thrown, so that the transaction undoes itself. */
export function refus(message: string, cause?: unknown): Refus {
  return Object.assign(new Error(message, { cause }), { refusImport: true as const })
}

export type Refus = Error & { refusImport: true }

export function estRefus(erreur: unknown): erreur is Refus {
  return erreur instanceof Error && 'refusImport' in erreur
}
