import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe, zonee } from '#src/socle/temps/jours.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { type Envoi, prevenirLeReferent } from './courriels.ts'
import { trouverSignalement } from './lire-signalements.ts'
import { noterSignalement } from './noter.ts'

const heureDEnvoi = 6

/**
 * Each morning in Paris (cron knows only UTC: it knocks at both hours that may be six): what the ROR has not corrected
 * after so many days is reminded to who reported it. Once: a second run finds nothing to do.
 */
export const relancerSignalements: Travail = {
  nom: 'relancer-signalements',
  cron: '25 4,5 * * *',
  executer: async services => {
    const maintenant = services.horloge()
    if (zonee(maintenant).hour < heureDEnvoi) return
    const seuil = new Date(maintenant.getTime() - services.config.SIGNALEMENTS_RELANCE_JOURS * 86_400_000)
    const ages = await services.base
      .selectFrom('signalement')
      .select('id')
      .where('close_le', 'is', null)
      .where('relance_le', 'is', null)
      .where('cree_le', '<=', seuil)
      .orderBy('cree_le')
      .execute()
    for (const { id } of ages)
      await enTransaction(services.base, tx => relancer(tx, { services, maintenant }, id))
  },
}

async function relancer(tx: Ecriture, e: Envoi, id: string): Promise<void> {
  const pris = await tx
    .updateTable('signalement')
    .set({ relance_le: e.maintenant })
    .where('id', '=', id)
    .where('close_le', 'is', null)
    .where('relance_le', 'is', null)
    .returning('id')
    .executeTakeFirst()
  const s = pris && (await trouverSignalement(tx, id))
  if (!s) return
  await noterSignalement(tx, e, s, 'relance')
  await prevenirLeReferent(tx, e, s, {
    cle: 'relance',
    sujet: 'Toujours pas corrigé dans le ROR',
    paragraphes: [
      `Vous aviez signalé « ${s.libelle} » (${s.sur}) le ${enToutesLettres(jourDe(s.creeLe))} : la bonne valeur n’est pas encore arrivée.`,
      `Vous pouvez joindre l’équipe ROR (${e.services.config.ROR_COURRIEL}), ou retirer le signalement s’il n’a plus d’objet.`,
    ],
  })
}
