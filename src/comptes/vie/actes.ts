import { type Actes, mot } from '#src/socle/journal/actes.ts'

/** How the life of an account reads in a history. */
export const actesVie: Actes = {
  'compte.verrouille': d =>
    d.echecs
      ? `a verrouillé le compte après ${mot(d, 'echecs')} mots de passe inexacts`
      : 'a verrouillé son compte',
  'compte.deverrouille': () => 'a déverrouillé son compte',
  'compte.ferme': () => 'a fermé le compte, inutilisé',
  'compte.reactive': d => (d.role === 'titulaire' ? 'a rouvert son compte' : 'a réactivé le compte'),
  'compte.reinvite': () => 'a rouvert le compte, à activer',
  'compte.desactive': () => 'a désactivé le compte',
  'compte.fusionne': d => `a réuni ce compte à celui de ${mot(d, 'personne')} (${mot(d, 'garde')})`,
  'compte.reuni': d =>
    `a réuni à ce compte celui de ${mot(d, 'personne')}, ${mot(d, 'courriel')} (${mot(d, 'absorbe')})`,
  'compte.anonymise': () => 'a anonymisé le compte',
  'compte.courriel-retabli': d => `a rétabli l’adresse ${mot(d, 'apres')}, remplacée par ${mot(d, 'avant')}`,
  'compte.nom-propose': d => `a proposé de s’appeler désormais ${mot(d, 'personne')}`,
  'compte.nom-refuse': d => `a écarté le nom proposé : ${mot(d, 'personne')}`,
  'compte.distincts': d => `a confirmé que ${mot(d, 'personnes')} sont deux personnes`,
  'compte.agir-sur-soi': () => 'a tenté de changer l’état de son propre compte',
}
