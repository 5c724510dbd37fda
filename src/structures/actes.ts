import { type Actes, mot } from '#src/socle/journal/actes.ts'

/** What the directory writes in the journal. Its author is the import: the sentences have no person in them. */
export const actesStructures: Actes = {
  'structure.unite-deplacee': details =>
    `le ROR a déplacé l’unité « ${mot(details, 'unite')} » de « ${mot(details, 'de')} » vers « ${mot(details, 'vers')} »`,
  'structure.entite-changee': details =>
    `le ROR a rattaché « ${mot(details, 'structure')} » à « ${mot(details, 'vers')} » au lieu de « ${mot(details, 'de')} »`,
}
