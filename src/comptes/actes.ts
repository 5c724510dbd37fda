import { type Actes, mot } from '#src/socle/journal/actes.ts'
import { actesVie } from './vie/actes.ts'

/** What the account's life writes in the journal. Sign-ins, too many, have their own table. */
export const actesComptes: Actes = {
  'compte.cree': details => `a créé le compte de ${mot(details, 'personne')}`,
  'compte.invitation-renvoyee': () => 'a renvoyé l’invitation à activer le compte',
  'compte.active': details =>
    `a activé son compte${mot(details, 'moyen') && ` par ${mot(details, 'moyen')}`}`,
  'compte.identite-modifiee': details => `a modifié l’identité : ${mot(details, 'champs')}`,
  'compte.mot-de-passe-change': () => 'a changé son mot de passe',
  'compte.cgu-acceptees': details =>
    `a accepté les conditions générales d’utilisation du ${mot(details, 'version')}`,
  'compte.courriel-change': details =>
    `a remplacé l’adresse ${mot(details, 'avant')} par ${mot(details, 'apres')}`,
  ...actesVie,
  'compte.psc-lie': details =>
    mot(details, 'identifiant')
      ? `a associé l’identité Pro Santé Connect ${mot(details, 'identifiant')} à son compte`
      : 'a demandé à associer Pro Santé Connect à son compte',
  'compte.psc-delie': details =>
    `a dissocié l’identité Pro Santé Connect ${mot(details, 'identifiant')} de son compte`,
  'compte.sessions-fermees': () => 'a fermé ses autres sessions',
}
