import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Services } from '#src/socle/services.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { ficheDeStructure } from '#src/structures/fiche.ts'
import { ecrireEtat } from './changer-etat.ts'
import { cibler } from './cible.ts'
import { type Comparaison, correspond } from './correspond.ts'
import { type Envoi, prevenirLeReferent } from './courriels.ts'
import { estVivant } from './etats.ts'
import { type Signalement, signalementsVivants, trouverSignalement } from './lire-signalements.ts'
import { noterSignalement } from './noter.ts'

/** What professionals see: a report is about what is on the fiche. */
const niveau = 2

/**
 * Looks at what the ROR now says of each reported field: the right value closes the report, another one is told.
 * Enqueued by the base as soon as a change of a fiche is committed (0058); each night too, for what no change tells.
 */
export const suivreSignalements: Travail = {
  nom: 'suivre-signalements',
  cron: '40 2 * * *',
  executer: async services => {
    const parStructure = Map.groupBy(
      await signalementsVivants(services.base),
      ({ structureId }) => structureId,
    )
    for (const [structureId, vivants] of parStructure) await suivreStructure(services, structureId, vivants)
  },
}

export async function suivreStructure(
  services: Services,
  structureId: string,
  vivants: readonly Signalement[],
): Promise<void> {
  const fiche = await ficheDeStructure(services.base, structureId, { niveau })
  if (!fiche) return
  const e = { services, maintenant: services.horloge() }
  for (const s of vivants) {
    const cible = cibler(fiche, { objet: s.objet, id: s.objetId, champ: s.champ })
    // the object itself is gone: somebody who knows will say what it means
    if (!cible) continue
    const suite = suiteDe(s, cible.valeur, cible.comparaison)
    if (suite !== 'rien')
      await enTransaction(services.base, tx => appliquer(tx, e, s.id, cible.valeur, suite))
  }
}

export type Suite = 'rien' | 'corrigee' | 'autre'

/** Pure: what a value that the fiche now shows means for a report. */
export function suiteDe(
  s: Pick<Signalement, 'affichee' | 'attendue' | 'arrivee' | 'arriveeLe'>,
  actuelle: string | null,
  comparaison: Comparaison,
): Suite {
  const inchangee = actuelle === s.affichee
  // among many words, those that were asked for may have been there from the start
  if (correspond(s.attendue, actuelle, comparaison) && !(comparaison === 'ensemble' && inchangee))
    return 'corrigee'
  if (inchangee) return 'rien'
  return s.arriveeLe !== null && s.arrivee === actuelle ? 'rien' : 'autre'
}

/** Read again once it is this job's turn: somebody may have just closed it. */
async function appliquer(
  tx: Ecriture,
  e: Envoi,
  id: string,
  valeur: string | null,
  suite: Exclude<Suite, 'rien'>,
): Promise<void> {
  await tx.selectFrom('signalement').select('id').where('id', '=', id).forUpdate().execute()
  const s = await trouverSignalement(tx, id)
  if (!s || !estVivant(s.etat) || (s.arriveeLe !== null && s.arrivee === valeur && suite === 'autre')) return
  return suite === 'corrigee' ? clore(tx, e, s, valeur) : noterAutreValeur(tx, e, s, valeur)
}

const dite = (valeur: string | null) => (valeur === null ? 'rien' : `« ${valeur} »`)

async function clore(tx: Ecriture, e: Envoi, s: Signalement, valeur: string | null): Promise<void> {
  const clos = await ecrireEtat(tx, s, { etat: 'corrigee', reponse: null, par: null, le: e.maintenant })
  await noterSignalement(tx, e, clos, 'corrigee')
  await prevenirLeReferent(tx, e, clos, {
    cle: 'corrigee',
    sujet: 'Corrigé dans le ROR',
    paragraphes: [
      `Le ROR dit maintenant ${dite(valeur)} pour « ${s.libelle} » (${s.sur}) : c’est ce que vous aviez demandé le ${jourEtHeure(s.creeLe)}.`,
      'Le signalement est clos, vous n’avez rien à faire.',
    ],
  })
}

async function noterAutreValeur(
  tx: Ecriture,
  e: Envoi,
  s: Signalement,
  valeur: string | null,
): Promise<void> {
  await tx
    .updateTable('signalement')
    .set({ arrivee: valeur, arrivee_le: e.maintenant, version: s.version + 1 })
    .where('id', '=', s.id)
    .execute()
  await prevenirLeReferent(tx, e, s, {
    cle: `autre:${s.version}`,
    sujet: 'Une autre valeur est arrivée du ROR',
    paragraphes: [
      `Vous aviez demandé ${dite(s.attendue)} pour « ${s.libelle} » (${s.sur}). Le ROR dit maintenant ${dite(valeur)}.`,
      'Si c’est juste, dites que c’est corrigé. Sinon, le signalement reste ouvert.',
    ],
  })
}
