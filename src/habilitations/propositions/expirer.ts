import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { trouverPersonnes } from '../lectures/personnes.ts'
import { structureDe } from '../perimetre.ts'
import { direLExpiration } from './courriels.ts'
import { trouverProposition } from './lire.ts'

/** Every hour, says of what nobody decided in time that it no longer waits, and tells who proposed it. Once. */
export const expirerPropositions: Travail = {
  nom: 'expirer-propositions',
  cron: '20 * * * *',
  executer: async services => {
    const maintenant = services.horloge()
    const echues = await services.base
      .selectFrom('proposition')
      .select('id')
      .where('decision', 'is', null)
      .where('expire_le', '<=', maintenant)
      .execute()
    for (const { id } of echues)
      await enTransaction(services.base, async tx => {
        const p = await trouverProposition(tx, id, maintenant)
        const { numUpdatedRows } = await tx
          .updateTable('proposition')
          .set({ decision: 'expiree', decidee_le: maintenant })
          .where('id', '=', id)
          .where('decision', 'is', null)
          .executeTakeFirst()
        if (!p || numUpdatedRows === 0n) return
        const proposition = { ...p, profil: p.profil.libelle, lieu: p.lieu.libelle }
        const [auteur] = await trouverPersonnes(tx, [p.auteur.id])
        if (auteur) await direLExpiration(tx, { maintenant, services }, { auteur, proposition })
        await journaliser(tx, {
          instant: maintenant,
          acteurId: null,
          acte: 'habilitation.proposition-expiree',
          compteId: p.personne.id,
          structureId: structureDe(p.perimetre),
          details: { profil: proposition.profil, lieu: proposition.lieu, proposition: id },
          origine: {},
        })
      })
  },
}
