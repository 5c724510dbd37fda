import { type Actes, mot } from '#src/socle/journal/actes.ts'

const lequel = (details: Record<string, unknown>) => `« ${mot(details, 'nom')} » (${mot(details, 'facteur')})`

/** What happens to second factors and devices, in the journal. Never a code, never a secret. */
export const actesFacteurs: Actes = {
  'facteur.ajoute': details => `a ajouté le second facteur ${lequel(details)}`,
  'facteur.retire': details => `a retiré le second facteur ${lequel(details)}`,
  'facteur.reporte': () => 'a remis à plus tard le choix d’un second facteur',
  'facteur.codes-crees': () => 'a créé ses codes de secours',
  'facteur.code-secours-utilise': details =>
    `s’est connecté avec un code de secours (codes restants : ${mot(details, 'restants')})`,
  'facteur.appareil-de-confiance': () => 'a fait confiance à un appareil',
  'facteur.confiance-retiree': details => `a retiré sa confiance (appareils : ${mot(details, 'nombre')})`,
  'facteur.reinitialises': details => `a réinitialisé les seconds facteurs de ${mot(details, 'personne')}`,
}
