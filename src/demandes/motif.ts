import { facultatif, texteLong } from '#src/socle/web/schemas.ts'

/** Why one asks: what the référent decides upon, as long as the base keeps it. */
export const schemaMotif = texteLong('Pourquoi vous en avez besoin', 500).refine(
  motif => motif !== '',
  'Dites en une phrase pourquoi vous en avez besoin.',
)

/** A word with an answer or a transmission. */
export const schemaMot = facultatif(texteLong('Message', 500))
