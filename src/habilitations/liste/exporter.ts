import type { ColonneCsv } from '#src/socle/web/csv.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { motDeLEtat } from '../pages/mots.ts'

/** More rows than a spreadsheet is read with; the page says so when it cuts. */
export const exportMax = 20_000

export const colonnesCsv: readonly ColonneCsv<Habilitation>[] = [
  { titre: 'Nom', valeur: h => h.personne.nom },
  { titre: 'Prénom', valeur: h => h.personne.prenom },
  { titre: 'Adresse électronique', valeur: h => h.personne.courriel },
  { titre: 'Profil', valeur: h => h.profil.libelle },
  { titre: 'Structure ou unité', valeur: h => h.lieu },
  { titre: 'Début', valeur: h => h.debut },
  { titre: 'Fin', valeur: h => h.fin },
  { titre: 'État', valeur: h => motDeLEtat[h.etat] },
]
