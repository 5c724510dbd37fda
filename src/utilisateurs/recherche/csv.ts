import { stringify } from 'csv-stringify/sync'
import { jourDe } from '#src/socle/temps/jours.ts'
import { motDeLEtat } from '../etat.tsx'
import type { Ligne } from './lignes.ts'

/** More than this is not a list any more: the search must be narrowed. */
export const lignesMax = 10_000

/**
 * The list as French spreadsheets open it: UTF-8 with its mark, semicolons. A cell that a spreadsheet would run as
 * a formula (=, +, -, @, tab, carriage return) starts with an apostrophe.
 */
export function enCsv(lignes: readonly Ligne[]): string {
  return stringify(
    lignes.map(l => [
      l.nom,
      l.prenom,
      l.courriel,
      l.profession ?? '',
      l.fonction ?? '',
      motDeLEtat[l.etat],
      l.droits
        .map(({ lieu, unite, profils }) => `${unite ? `${unite}, ` : ''}${lieu} : ${profils.join(', ')}`)
        .join(' | '),
      l.prochaineEcheance ?? '',
      l.derniereConnexionLe ? jourDe(l.derniereConnexionLe) : '',
    ]),
    {
      header: true,
      columns: [
        'Nom',
        'Prénom',
        'Adresse électronique',
        'Profession',
        'Fonction',
        'État du compte',
        'Habilitations en cours',
        'Prochaine échéance',
        'Dernière connexion',
      ],
      delimiter: ';',
      bom: true,
      record_delimiter: '\r\n',
      escape_formulas: true,
    },
  )
}
