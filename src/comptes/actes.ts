import type { Actes } from '#src/socle/journal/actes.ts'

/** What the account's life writes in the journal. Sign-ins, too many, have their own table. */
export const actesComptes: Actes = {}
