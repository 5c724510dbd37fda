/** How a line of the journal reads, in a sentence without its author: « a attribué « VT SAN – … » à … ». */
export type Phrase = (details: Record<string, unknown>) => string

/** Every act that a slice may write, with its sentence. An act without a sentence does not exist. */
export type Actes = Readonly<Record<string, Phrase>>

/** For sentences: reads a detail as text, whatever was stored. */
export function mot(details: Record<string, unknown>, nom: string): string {
  const valeur = details[nom]
  return typeof valeur === 'string' || typeof valeur === 'number' ? String(valeur) : ''
}
