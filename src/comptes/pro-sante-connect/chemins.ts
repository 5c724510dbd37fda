import type { Config } from '#src/socle/config/config.ts'

const depart = '/connexion/pro-sante-connect'

/** Every page of Pro Santé Connect. The two that the provider must know beforehand are `retour` and `sortie`. */
export const cheminsPsc = {
  depart,
  retour: `${depart}/retour`,
  inconnu: `${depart}/inconnu`,
  lienEnvoye: `${depart}/lien-envoye`,
  lien: '/pro-sante-connect',
  sortie: '/deconnexion/pro-sante-connect',
  compte: '/administration/mon-compte/pro-sante-connect',
  associer: '/administration/mon-compte/pro-sante-connect/associer',
  dissocier: '/administration/mon-compte/pro-sante-connect/dissocier',
} as const

/** Where one's own account says how one gets in. */
export const cheminConnexionDuCompte = '/administration/mon-compte/connexion'

/** As registered at the provider, exact to the letter: never what the request says its host is. */
export const adressePsc = (config: Config, page: 'retour' | 'sortie') =>
  config.URL_PUBLIQUE + cheminsPsc[page]
