import { type Actes, mot } from '#src/socle/journal/actes.ts'

type Details = Record<string, unknown>
const jeton = (d: Details) => `« ${mot(d, 'libelle')} » (${mot(d, 'prefixe')}…) de ${mot(d, 'entite')}`

/** Tokens are people's acts. The rest is an information system's, which histories name as its author. */
export const actes: Actes = {
  'scim.jeton-cree': d => `a créé le jeton SCIM ${jeton(d)}`,
  'scim.jeton-remplace': d => `a remplacé le jeton SCIM ${jeton(d)}`,
  'scim.jeton-revoque': d => `a révoqué le jeton SCIM ${jeton(d)}`,
  'scim.compte-rattache': () => 'a rattaché le compte à son système d’identité',
  'scim.identifiant-change': () => 'a changé l’identifiant du compte dans son système d’identité',
  'scim.compte-present': () => 'a déclaré la personne présente',
  'scim.compte-parti': () => 'a déclaré la personne partie',
  'scim.compte-retire': () => 'a retiré le compte de son système d’identité',
  'scim.courriel-remplace': d => `a remplacé l’adresse ${mot(d, 'avant')} par ${mot(d, 'apres')}`,
  'scim.changement-refuse': d => `n’a pas pu changer ${mot(d, 'quoi')}`,
  'scim.depart-refuse': d => `n’a pas pu déclarer le départ du dernier référent de ${mot(d, 'lieu')}`,
}
