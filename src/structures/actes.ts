import { type Actes, mot } from '#src/socle/journal/actes.ts'

/** What the directory writes in the journal. What comes from the ROR has no person for an author. */
export const actesStructures: Actes = {
  'structure.unite-deplacee': details =>
    `le ROR a déplacé l’unité « ${mot(details, 'unite')} » de « ${mot(details, 'de')} » vers « ${mot(details, 'vers')} »`,
  'structure.entite-changee': details =>
    `le ROR a rattaché « ${mot(details, 'structure')} » à « ${mot(details, 'vers')} » au lieu de « ${mot(details, 'de')} »`,
  'structure.desactivee': details =>
    `a désactivé la structure « ${mot(details, 'structure')} » dans ViaTrajectoire`,
  'structure.reactivee': details =>
    `a réactivé la structure « ${mot(details, 'structure')} » dans ViaTrajectoire`,
}
