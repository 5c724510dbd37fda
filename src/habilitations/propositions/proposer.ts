import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { jour } from '#src/socle/temps/jours.ts'
import type { Controlee } from '../attribuer/controler-attribution.ts'
import type { Contexte } from '../contexte.ts'
import { cleDe, colonnesDe, structureDe } from '../perimetre.ts'
import { approbateursDe } from './approbateurs.ts'
import { demanderUneApprobation } from './courriels.ts'

const joursPourDecider = 7

/**
 * Writes what waits for another person, among what was checked: who proposes has the power, and has been checked as if they
 * gave. Proposing the same thing again replaces what waited. @returns ids, in order
 */
export async function proposer(
  tx: Ecriture,
  contexte: Contexte,
  { droits, demande, lieu }: Controlee,
): Promise<string[]> {
  const { acteur, maintenant, origine } = contexte
  const { perimetre, debut, fin, motif } = demande
  const ids: string[] = []
  for (const { personne, profil } of droits.filter(d => d.profil.deux_personnes)) {
    await remplacer(tx, { compteId: personne.id, profil: profil.code, cle: cleDe(perimetre) }, contexte)
    const { id } = await tx
      .insertInto('proposition')
      .values({
        compte_id: personne.id,
        profil_code: profil.code,
        ...colonnesDe(perimetre),
        debut,
        fin,
        motif: motif ?? '',
        proposee_par: acteur.compteId,
        proposee_le: maintenant,
        expire_le: new Date(maintenant.getTime() + joursPourDecider * 86_400_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.push(id)
    await journaliser(tx, {
      instant: maintenant,
      acteurId: acteur.compteId,
      acte: 'habilitation.proposee',
      compteId: personne.id,
      structureId: structureDe(perimetre),
      motif,
      details: { profil: profil.libelle, lieu: lieu.libelle, debut, fin, proposition: id },
      origine,
    })
    const sauf = [acteur.compteId, personne.id]
    await demanderUneApprobation(tx, contexte, {
      approbateurs: await approbateursDe(tx, { profil, perimetre, lieu }, sauf, maintenant),
      proposition: {
        id,
        personne,
        profil: profil.libelle,
        lieu: lieu.libelle,
        fin: jour(fin),
        motif: motif ?? '',
      },
    })
  }
  return ids
}

/** Whatever waited for the same right is refused by who proposes anew, in the words of the register. */
async function remplacer(
  tx: Ecriture,
  { compteId, profil, cle }: { compteId: string; profil: string; cle: string },
  { acteur, maintenant }: Contexte,
): Promise<void> {
  await tx
    .updateTable('proposition')
    .set({
      decision: 'refusee',
      decidee_par: acteur.compteId,
      decidee_le: maintenant,
      motif_refus: 'Remplacée par une nouvelle proposition.',
    })
    .where('compte_id', '=', compteId)
    .where('profil_code', '=', profil)
    .where('perimetre', '=', cle)
    .where('decision', 'is', null)
    .execute()
}
