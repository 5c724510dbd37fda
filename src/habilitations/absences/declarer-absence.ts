import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { ajouterAnnees, type Jour, jourDe } from '#src/socle/temps/jours.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { type Contexte, verrouillerComptes } from '../contexte.ts'
import { type Absence, absencesDe } from './lire-absences.ts'

export type Dates = { du: Jour; au: Jour }

/** What is wrong with an absence, by field; empty when all is well. */
export function erreursDAbsence(
  { du, au }: Dates,
  autres: readonly Dates[],
  aujourdhui: Jour,
): Record<string, string> {
  if (du < aujourdhui) return { du: 'L’absence commence aujourd’hui ou plus tard : changez le premier jour.' }
  if (du > ajouterAnnees(aujourdhui, 1))
    return { du: 'L’absence commence dans l’année : changez le premier jour.' }
  if (au < du) return { au: 'La fin vient avant le début : corrigez l’une des deux dates.' }
  if (au > ajouterAnnees(du, 1))
    return { au: 'Une absence dure un an au plus : choisissez un dernier jour plus proche.' }
  const deja = autres.find(autre => autre.du <= au && du <= autre.au)
  return deja
    ? {
        du: `Vous avez déjà déclaré une absence du ${enToutesLettres(deja.du)} au ${enToutesLettres(deja.au)} : annulez-la d’abord.`,
      }
    : {}
}

/** From the first day to the last, one's requests and reminders go to the others. */
export async function declarerAbsence(
  tx: Ecriture,
  { acteur, maintenant, origine }: Contexte,
  dates: Dates,
): Promise<{ ok: true } | { ok: false; erreurs: Erreurs }> {
  const { compteId } = acteur
  await verrouillerComptes(tx, [compteId])
  const erreurs = erreursDAbsence(dates, await absencesDe(tx, compteId, maintenant), jourDe(maintenant))
  if (Object.keys(erreurs).length > 0) return { ok: false, erreurs }
  await tx
    .insertInto('absence')
    .values({ compte_id: compteId, ...dates, declaree_le: maintenant, annulee_le: null })
    .execute()
  await journaliser(tx, {
    instant: maintenant,
    acteurId: compteId,
    acte: 'absence.declaree',
    compteId,
    details: { ...dates },
    origine,
  })
  return { ok: true }
}

/** Back earlier, or not gone. @returns null when there is no such absence of one's own, or it is over. */
export async function annulerAbsence(
  tx: Ecriture,
  { acteur, maintenant, origine }: Contexte,
  absenceId: string,
): Promise<Absence | null> {
  const { compteId } = acteur
  await verrouillerComptes(tx, [compteId])
  const absence = (await absencesDe(tx, compteId, maintenant)).find(({ id }) => id === absenceId)
  if (!absence) return null
  await tx.updateTable('absence').set({ annulee_le: maintenant }).where('id', '=', absenceId).execute()
  await journaliser(tx, {
    instant: maintenant,
    acteurId: compteId,
    acte: 'absence.annulee',
    compteId,
    details: { du: absence.du, au: absence.au },
    origine,
  })
  return absence
}
