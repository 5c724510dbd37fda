import { type Actes, mot } from '#src/socle/journal/actes.ts'

type Details = Record<string, unknown>

const champ = (d: Details) => `« ${mot(d, 'champ')} » (${mot(d, 'sur')})`

/** How the acts on fiches read in a history, after the name of their author. */
export const actes: Actes = {
  'fiche.modifiee': d => `a modifié sur la fiche : ${mot(d, 'quoi')}`,
  'fiche.mise-a-jour-demandee': () => 'a demandé la mise à jour de la fiche depuis le ROR',
  'fiche.confirmee': () => 'a confirmé que la fiche est à jour',
  'fiche.telechargee': () => 'a téléchargé la fiche en PDF',
  'signalement.envoye': d => `a signalé une erreur au ROR : ${champ(d)}`,
  'signalement.transmis': d =>
    `a transmis au ROR le signalement : ${champ(d)}${mot(d, 'voie') === 'courriel' ? ', par courriel' : ''}`,
  'signalement.prise-en-compte': d => `a noté que le ROR s’occupe du signalement : ${champ(d)}`,
  'signalement.corrigee': d => `a constaté la correction : ${champ(d)}`,
  'signalement.sans-suite': d => `a classé sans suite le signalement : ${champ(d)}`,
  'signalement.retiree': d => `a retiré le signalement : ${champ(d)}`,
  'signalement.nouvelle': d =>
    `a reçu du ROR des nouvelles du signalement : ${champ(d)}, ${mot(d, 'statut')}`,
  'signalement.relance': d => `a rappelé un signalement sans réponse : ${champ(d)}`,
  'signalement.piece-lue': d => `a ouvert la pièce jointe au signalement : ${champ(d)}`,
}
