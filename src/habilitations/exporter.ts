import { stringify } from 'csv-stringify/sync'
import type { Habilitation } from './lire-habilitations.ts'
import { motDeLEtat } from './pages/mots.ts'

/** More rows than a spreadsheet is read with; the page says so when it cuts. */
export const exportMax = 20_000

/**
 * The list as a spreadsheet opens it in France: semicolons, byte order mark. A cell that starts like a formula is
 * neutralised, so that a name never runs anything.
 */
export function enCsv(habilitations: readonly Habilitation[]): string {
  return stringify(
    habilitations.map(h => [
      h.personne.nom,
      h.personne.prenom,
      h.personne.courriel,
      h.profil.libelle,
      h.lieu,
      h.debut,
      h.fin,
      motDeLEtat[h.etat],
    ]),
    {
      header: true,
      columns: [
        'Nom',
        'Prénom',
        'Adresse électronique',
        'Profil',
        'Structure ou unité',
        'Début',
        'Fin',
        'État',
      ],
      delimiter: ';',
      bom: true,
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  )
}
