import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { Demande } from './lire-demande.ts'

/** The lines of the journal about a request. No author: by the passing of days, or by somebody without an account. */
export function noter(
  tx: Ecriture,
  c: Pick<Contexte, 'maintenant'> & { acteur: { compteId: string } | null } & Partial<
      Pick<Contexte, 'origine'>
    >,
  acte: string,
  demande: Demande,
  motif: string | null = null,
): Promise<void> {
  return journaliser(tx, {
    instant: c.maintenant,
    acteurId: c.acteur?.compteId ?? null,
    acte: `demande.${acte}`,
    compteId: demande.demandeurId,
    structureId: demande.structureId,
    motif,
    details: {
      demande: demande.id,
      personne: `${demande.prenom} ${demande.nom}`,
      lieu: demande.lieu,
      profils: demande.profils.map(({ libelle }) => libelle).join(', '),
    },
    origine: c.origine ?? {},
  })
}
