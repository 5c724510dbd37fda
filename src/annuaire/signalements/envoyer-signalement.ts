import { z } from 'zod'
import type { Lecture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Services } from '#src/socle/services.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { ficheDeStructure } from '#src/structures/fiche.ts'
import { deposer } from '#src/structures/ror/source/deposer.ts'
import { outilsReels } from '#src/structures/ror/source/outils.ts'
import { lireReglagesRor } from '#src/structures/ror/source/reglages.ts'
import { cibler } from './cible.ts'
import { ecrireAuRor } from './courriels.ts'
import { estVivant } from './etats.ts'
import { type Signalement, trouverSignalement } from './lire-signalements.ts'
import { noterSignalement } from './noter.ts'
import { tacheDe } from './tache.ts'

const schema = z.object({ id: z.uuid() })

/**
 * Sends a report to the ROR as a FHIR Task. A ROR that cannot be reached is tried again by the queue, later and later;
 * one that refuses gets a mail instead. Run twice, sends once: the report says by which way it left.
 */
export const envoyerSignalement: Travail = {
  nom: 'envoyer-signalement',
  executer: async (services, donnees) => {
    const s = await trouverSignalement(services.base, schema.parse(donnees).id)
    if (!s || s.voie !== null || !estVivant(s.etat)) return
    const depot = await deposerLaTache(services, s)
    const e = { services, maintenant: services.horloge() }
    await enTransaction(services.base, async tx => {
      const voie = depot === null ? ('courriel' as const) : ('tache' as const)
      const pris = await tx
        .updateTable('signalement')
        .set({ voie, tache: depot?.adresse ?? null })
        .where('id', '=', s.id)
        .where('voie', 'is', null)
        .returning('id')
        .executeTakeFirst()
      if (!pris) return
      if (voie === 'courriel') await ecrireAuRor(tx, e, s)
      await noterSignalement(tx, e, s, 'transmis', { voie })
    })
  },
}

/** Null: the ROR takes no such report, from us or about this. */
async function deposerLaTache(
  { base, config, horloge, log }: Services,
  s: Signalement,
): Promise<{ adresse: string | null } | null> {
  const reglages = config.ROR_TASK ? lireReglagesRor(config) : null
  const fiche = reglages && (await ficheDeStructure(base, s.structureId, { niveau: 2 }))
  const cible = fiche && cibler(fiche, { objet: s.objet, id: s.objetId, champ: s.champ })
  if (!reglages || !cible) return null
  const { chemin, identifiant } = cible
  const ressource = tacheDe({ ...s, rorId: await rorIdDe(base, s), identifiant, chemin })
  const depot = await deposer(reglages, outilsReels(reglages, horloge), {
    type: 'Task',
    ressource,
    identifiant: `urn:ietf:rfc:3986|urn:uuid:${s.id}`,
  })
  if (!depot.ok) log.warn({ signalement: s.id, statut: depot.statut }, 'le ROR refuse un signalement')
  return depot.ok ? depot : null
}

async function rorIdDe(base: Lecture, { objet, objetId }: Signalement): Promise<string | null> {
  const ligne = await base.selectFrom(objet).select('ror_id').where('id', '=', objetId).executeTakeFirst()
  return ligne?.ror_id ?? null
}
