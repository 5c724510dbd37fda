import { stringify } from 'csv-stringify/sync'
import type { Acteur } from '../acces/acteur.ts'
import { enTransaction } from '../base/transaction.ts'
import { journaliser } from '../journal/journal.ts'
import { jourDe } from '../temps/jours.ts'
import type { Requete } from './requete.ts'

export type ColonneCsv<L> = { titre: string; valeur: (ligne: L) => string | number | null }

/**
 * A list as French spreadsheets open it: UTF-8 with its mark, semicolons. A cell that a spreadsheet would run as a
 * formula (=, +, -, @, tab, carriage return) starts with an apostrophe: names typed by people stay names.
 */
export function enCsv<L>(colonnes: readonly ColonneCsv<L>[], lignes: readonly L[]): string {
  const tableau = [
    colonnes.map(({ titre }) => titre),
    ...lignes.map(ligne => colonnes.map(({ valeur }) => valeur(ligne))),
  ]
  return stringify(tableau, { bom: true, delimiter: ';', record_delimiter: '\r\n', escape_formulas: true })
}

export type Export<L> = {
  /** Name of the file, before its date. */
  fichier: string
  /** The act of the journal: names and addresses leave the product here, who took them must be known. */
  acte: string
  structureId?: string | null
  compteId?: string | null
  /** What it is for, when that was asked. */
  motif?: string
  /** What the sentence of the act needs beside the number of lines. */
  details?: Record<string, unknown>
  colonnes: readonly ColonneCsv<L>[]
  lignes: readonly L[]
}

/** Answers with the list as a file, and writes down who took how many lines. */
export async function exporterCsv<L>(r: Requete<Acteur>, e: Export<L>): Promise<Response> {
  await enTransaction(r.services.base, tx =>
    journaliser(tx, {
      instant: r.maintenant,
      acteurId: r.acteur.compteId,
      acte: e.acte,
      structureId: e.structureId ?? null,
      compteId: e.compteId ?? null,
      motif: e.motif ?? null,
      details: { ...e.details, lignes: e.lignes.length },
      origine: r.origine,
    }),
  )
  return r.c.body(enCsv(e.colonnes, e.lignes), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${e.fichier}-${jourDe(r.maintenant)}.csv"`,
    'cache-control': 'no-store',
  })
}
