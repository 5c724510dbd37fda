import { type Actes, mot } from '#src/socle/journal/actes.ts'
import { actesVie } from './vie/actes.ts'

/** What the account's life writes in the journal. Sign-ins, too many, have their own table. */
export const actesComptes: Actes = {
  'compte.cree': details => `a créé le compte de ${mot(details, 'personne')}`,
  'compte.invitation-renvoyee': () => 'a renvoyé l’invitation à activer le compte',
  'compte.active': () => 'a activé son compte',
  'compte.identite-modifiee': details => `a modifié l’identité : ${mot(details, 'champs')}`,
  'compte.mot-de-passe-change': () => 'a changé son mot de passe',
  'compte.courriel-change': details =>
    `a remplacé l’adresse ${mot(details, 'avant')} par ${mot(details, 'apres')}`,
  ...actesVie,
  'compte.sessions-fermees': () => 'a fermé ses autres sessions',
}
