import { type Actes, mot } from '#src/socle/journal/actes.ts'

type Details = Record<string, unknown>

const objet = (d: Details) =>
  mot(d, 'profils') ? `« ${mot(d, 'profils')} » (${mot(d, 'lieu')})` : mot(d, 'lieu')

/** How the acts on requests read in a history, after the name of their author. */
export const actes: Actes = {
  'demande.habilitation': d => `a demandé une habilitation : ${objet(d)}`,
  'demande.renouvellement': d => `a demandé le renouvellement de ${objet(d)}`,
  'demande.compte': d => `a reçu la demande de compte de ${mot(d, 'personne')} pour ${mot(d, 'lieu')}`,
  'demande.retiree': d => `a retiré sa demande : ${objet(d)}`,
  'demande.prise': d => `a pris en charge la demande de ${mot(d, 'personne')} : ${objet(d)}`,
  'demande.rendue': d => `a rendu la demande de ${mot(d, 'personne')} : ${objet(d)}`,
  'demande.relancee': d => `a rappelé la demande de ${mot(d, 'personne')} : ${objet(d)}`,
  'demande.transmise': d =>
    `a transmis à l’équipe du territoire la demande de ${mot(d, 'personne')} : ${objet(d)}`,
  'demande.acceptee': d => `a accepté la demande de ${mot(d, 'personne')} : ${objet(d)}`,
  'demande.refusee': d => `a refusé la demande de ${mot(d, 'personne')} : ${objet(d)}`,
  'demande.caduque': d => `a clos sans suite la demande de ${mot(d, 'personne')} : ${objet(d)}`,
  'releve.alertee': d => `a signalé que ${mot(d, 'lieu')} n’a plus deux référents`,
}
