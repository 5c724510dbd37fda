import { type Actes, mot } from '#src/socle/journal/actes.ts'

type Details = Record<string, unknown>
const jeton = (d: Details) => `« ${mot(d, 'libelle')} » (${mot(d, 'prefixe')}…) de ${mot(d, 'entite')}`

/** Tokens are people's acts. The rest is an information system's: the line names it in its details. */
export const actes: Actes = {
  'scim.jeton-cree': d => `a créé le jeton SCIM ${jeton(d)}`,
  'scim.jeton-remplace': d => `a remplacé le jeton SCIM ${jeton(d)}`,
  'scim.jeton-revoque': d => `a révoqué le jeton SCIM ${jeton(d)}`,
  'scim.compte-rattache': d => `a rattaché le compte au système d’identité : ${mot(d, 'systeme')}`,
  'scim.identifiant-change': d =>
    `a changé l’identifiant du compte dans le système d’identité : ${mot(d, 'systeme')}`,
  'scim.compte-present': d => `a déclaré la personne présente : ${mot(d, 'systeme')}`,
  'scim.compte-parti': d => `a déclaré la personne partie : ${mot(d, 'systeme')}`,
  'scim.compte-retire': d => `a retiré le compte du système d’identité : ${mot(d, 'systeme')}`,
  'scim.courriel-remplace': d =>
    `a remplacé l’adresse ${mot(d, 'avant')} par ${mot(d, 'apres')} : ${mot(d, 'systeme')}`,
  'scim.changement-refuse': d => `n’a pas pu changer ${mot(d, 'quoi')} : ${mot(d, 'systeme')}`,
  'scim.depart-refuse': d =>
    `n’a pas pu déclarer le départ du dernier référent de ${mot(d, 'lieu')} : ${mot(d, 'systeme')}`,
}
