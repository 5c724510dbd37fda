import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import { dialecte } from '../jeux/dictionnaire.ts'
import type { Jeu, Rangee } from '../jeux/jeu.ts'

const options = { delimiter: dialecte.delimiter, record_delimiter: dialecte.lineTerminator }

/**
 * Writes a table as spreadsheets open it: UTF-8 with its mark, semicolons. A text that a spreadsheet would run as a formula
 * starts with an apostrophe; a longitude of −1.7 stays a number.
 */
export function ouvrirCsv(chemin: string, { colonnes }: Jeu) {
  const sortie = createWriteStream(chemin)
  const echec: { erreur?: Error } = {}
  sortie.on('error', erreur => {
    echec.erreur = erreur
  })
  const ecrire = async (texte: string) => {
    if (echec.erreur) throw echec.erreur
    if (!sortie.write(texte)) await place(sortie)
    if (echec.erreur) throw echec.erreur
  }
  const textes = colonnes.map(({ type }) => type === 'texte')
  return {
    entete: () => ecrire(`\uFEFF${stringify([colonnes.map(({ nom }) => nom)], options)}`),
    ajouter: (rangees: readonly Rangee[]) =>
      ecrire(
        stringify(
          rangees.map(rangee => rangee.map((valeur, i) => (textes[i] ? sansFormule(valeur) : valeur))),
          options,
        ),
      ),
    fermer: async () => {
      sortie.end()
      await finished(sortie)
    },
    abandonner: () => {
      sortie.destroy()
    },
  }
}

/** Resolves when there is room again, or when there never will be. */
function place(sortie: WriteStream): Promise<void> {
  return new Promise(suite => {
    const finir = () => {
      sortie.off('drain', finir).off('close', finir)
      suite()
    }
    sortie.on('drain', finir).on('close', finir)
  })
}

/** What a cell that starts like this would do in a spreadsheet, nobody wants. */
export function sansFormule(valeur: string | null): string | null {
  return valeur !== null && /^[=+\-@\t\r]/.test(valeur) ? `'${valeur}` : valeur
}
