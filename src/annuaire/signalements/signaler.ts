import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { contrainteViolee } from '#src/socle/base/transaction.ts'
import type { Config } from '#src/socle/config/config.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { planifier } from '#src/socle/travaux/travail.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { Cible } from './cible.ts'
import { correspond } from './correspond.ts'
import { type Envoi, ecrireAuRor } from './courriels.ts'
import { signalementVivant, trouverSignalement } from './lire-signalements.ts'
import { noterSignalement } from './noter.ts'
import type { Piece } from './piece.ts'

export type Correction = { attendue: string | null; precisions: string | null; piece: Piece | null }

type ContexteDeSignalement = Contexte & { services: Envoi['services'] & { config: Pick<Config, 'ROR_TASK'> } }
export type Signale = { ok: true; id: string } | { ok: false; erreurs: Erreurs; dejaSignale?: string }

/** Pure: whether there is something to correct. */
export function erreursDeCorrection({ valeur, comparaison }: Cible, { attendue }: Correction): Erreurs {
  if (attendue === null && valeur === null)
    return { retirer: 'Le ROR ne dit déjà rien ici : il n’y a rien à retirer.' }
  // the words asked for may be among many others, of which some are to go
  const pareille =
    comparaison === 'ensemble' ? attendue === valeur : correspond(attendue, valeur, comparaison)
  return pareille ? { attendue: 'C’est déjà ce que dit la fiche : dites ce qui est juste.' } : {}
}

/**
 * Says that a field of the ROR is wrong, and sends it (G18): as a FHIR Task when the ROR takes them, by mail otherwise.
 * One report at a time on the same field.
 */
export async function signaler(
  tx: Ecriture,
  c: ContexteDeSignalement,
  cible: Cible & { structureId: string },
  correction: Correction,
): Promise<Signale> {
  const erreurs = erreursDeCorrection(cible, correction)
  if (Object.keys(erreurs).length > 0) return { ok: false, erreurs }
  const vivant = await signalementVivant(tx, cible.id, cible.champ)
  if (vivant)
    return {
      ok: false,
      erreurs: {
        formulaire: `« ${cible.libelle} » est déjà signalé, par ${vivant.auteur ?? 'un collègue'} le ${enToutesLettres(jourDe(vivant.creeLe))}.`,
      },
      dejaSignale: vivant.id,
    }
  const id = await inscrire(tx, c, cible, correction)
  const signalement = await trouverSignalement(tx, id)
  if (!signalement) throw new Error(`signalement ${id} introuvable`)
  await noterSignalement(tx, c, signalement, 'envoye')
  if (c.services.config.ROR_TASK)
    await planifier(tx, 'envoyer-signalement', { id }, { cle: `signalement:${id}` })
  else await ecrireAuRor(tx, c, signalement)
  return { ok: true, id }
}

async function inscrire(
  tx: Ecriture,
  c: ContexteDeSignalement,
  cible: Cible & { structureId: string },
  { attendue, precisions, piece }: Correction,
): Promise<string> {
  const { id } = await tx
    .insertInto('signalement')
    .values({
      structure_id: cible.structureId,
      unite_id: cible.uniteId,
      objet: cible.objet,
      objet_id: cible.id,
      champ: cible.champ,
      libelle: cible.libelle,
      sur: cible.sur,
      affichee: cible.valeur,
      attendue,
      precisions,
      compte_id: c.acteur.compteId,
      cree_le: c.maintenant,
      voie: c.services.config.ROR_TASK ? null : 'courriel',
      tache: null,
      arrivee: null,
      arrivee_le: null,
      relance_le: null,
      close_le: null,
      close_par: null,
      reponse: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (piece)
    await tx
      .insertInto('signalement_piece')
      .values({ signalement_id: id, ...piece })
      .execute()
  return id
}

/** Two people reported the same field at the very same time: the second is told as if they had come later. */
export const aEteDevance = (erreur: unknown): boolean =>
  contrainteViolee(erreur) === 'signalement_un_par_champ'
