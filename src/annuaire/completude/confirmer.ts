import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'

/** « Rien n'a changé » (G17): dated, with its author; the journal keeps each. */
export async function confirmerFiche(tx: Ecriture, c: Contexte, structureId: string): Promise<void> {
  const ligne = { compte_id: c.acteur.compteId, le: c.maintenant }
  await tx
    .insertInto('confirmation_fiche')
    .values({ structure_id: structureId, ...ligne })
    .onConflict(conflit => conflit.column('structure_id').doUpdateSet(ligne))
    .execute()
  await journaliser(tx, {
    instant: c.maintenant,
    acteurId: c.acteur.compteId,
    acte: 'fiche.confirmee',
    structureId,
    origine: c.origine,
  })
}

export type Confirmation = { le: Date; par: string | null }

export async function lireConfirmation(base: Lecture, structureId: string): Promise<Confirmation | null> {
  const ligne = await base
    .selectFrom('confirmation_fiche as f')
    .leftJoin('compte as c', 'c.id', 'f.compte_id')
    .select(['f.le', 'c.prenom', 'c.nom'])
    .where('f.structure_id', '=', structureId)
    .executeTakeFirst()
  return ligne
    ? { le: ligne.le, par: ligne.prenom && ligne.nom ? `${ligne.prenom} ${ligne.nom}` : null }
    : null
}
