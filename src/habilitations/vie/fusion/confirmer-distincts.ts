import { trouverCompte } from '#src/comptes/identite/requetes.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { Contexte } from '../../contexte.ts'
import { droitsDuCompte } from '../../lectures/lire-habilitations.ts'
import { administrationDe } from '../../pouvoirs/administration.ts'
import { empriseSur } from '../pouvoir.ts'

/**
 * Two accounts look like one person's and are not. Needs no power over the whole of both: seeing them is enough.
 * @returns false when they are not theirs to compare, or were told apart already.
 */
export async function confirmerDistincts(
  tx: Ecriture,
  { acteur, maintenant, origine }: Contexte,
  paire: readonly [string, string],
): Promise<boolean> {
  const [a = '', b = ''] = [...paire].sort()
  if (a === b || paire.includes(acteur.compteId)) return false
  const administration = administrationDe(acteur)
  const noms: string[] = []
  for (const id of [a, b]) {
    const compte = await trouverCompte(tx, id)
    const droits = compte ? await droitsDuCompte(tx, id, maintenant) : []
    if (!compte || empriseSur(administration, droits, compte.creePar === acteur.compteId) === 'aucune')
      return false
    noms.push(`${compte.prenom} ${compte.nom} (${compte.courriel})`)
  }
  const note = await tx
    .insertInto('comptes_distincts')
    .values({ compte_a: a, compte_b: b, decide_par: acteur.compteId, decide_le: maintenant })
    .onConflict(conflit => conflit.doNothing())
    .executeTakeFirst()
  if (note.numInsertedOrUpdatedRows !== 1n) return false
  const details = { personnes: noms.join(' et ') }
  const ligne = { instant: maintenant, acteurId: acteur.compteId, acte: 'compte.distincts', details, origine }
  await journaliser(
    tx,
    [a, b].map(compteId => ({ ...ligne, compteId })),
  )
  return true
}
