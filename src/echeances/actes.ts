import type { Actes } from '#src/socle/journal/actes.ts'

export const actes: Actes = {
  'calendrier.cree': () => 'a créé l’adresse de son calendrier des échéances',
  'calendrier.revoque': () => 'a supprimé l’adresse de son calendrier des échéances',
}
