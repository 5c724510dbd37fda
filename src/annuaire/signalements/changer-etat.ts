import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { type Envoi, prevenirLeReferent } from './courriels.ts'
import { type ActionDeSuivi, motDeLEtat, type RoleDeSuivi, transiter } from './etats.ts'
import { type Signalement, trouverSignalement } from './lire-signalements.ts'
import { noterSignalement } from './noter.ts'

type Suivi = { action: ActionDeSuivi; reponse: string | null; version: number }
export type Decide = { ok: true; signalement: Signalement } | { ok: false; message: string }

/** Somebody says what becomes of a report. Their colleagues learn it from the page, who reported it by mail. */
export async function deciderSignalement(
  tx: Ecriture,
  c: Contexte & { services: Envoi['services'] },
  signalementId: string,
  { role, action, reponse, version }: Suivi & { role: RoleDeSuivi },
): Promise<Decide> {
  await tx.selectFrom('signalement').select('id').where('id', '=', signalementId).forUpdate().execute()
  const s = await trouverSignalement(tx, signalementId)
  if (!s) throw new Error(`signalement ${signalementId} introuvable`)
  if (s.version !== version) return { ok: false, message: devance(s) }
  if (action === 'classer' && !reponse)
    return { ok: false, message: 'Dites pourquoi ce signalement reste sans suite.' }
  const vers = transiter(s.etat, action, role)
  if (vers === null) return { ok: false, message: devance(s) }
  const change = await ecrireEtat(tx, s, { etat: vers, reponse, par: c.acteur.compteId, le: c.maintenant })
  await noterSignalement(tx, c, change, vers)
  if (s.auteurId !== c.acteur.compteId && vers !== 'prise-en-compte')
    await prevenirLeReferent(tx, c, change, {
      cle: vers,
      sujet: `Signalement ${motDeLEtat[vers].toLocaleLowerCase('fr')}`,
      paragraphes: [
        `${c.acteur.prenom} ${c.acteur.nom} a répondu au signalement de « ${s.libelle} » (${s.sur}) : ${motDeLEtat[vers].toLocaleLowerCase('fr')}.`,
        ...(reponse ? [`« ${reponse} »`] : []),
      ],
    })
  return { ok: true, signalement: change }
}

const devance = (s: Signalement) =>
  s.closLe
    ? `Ce signalement est déjà clos : ${motDeLEtat[s.etat].toLocaleLowerCase('fr')}${s.closPar ? `, par ${s.closPar}` : ''}, le ${jourEtHeure(s.closLe)}.`
    : 'Ce signalement a changé entre-temps : relisez-le avant de répondre.'

type NouvelEtat = { etat: Signalement['etat']; reponse: string | null; par: string | null; le: Date }

/** The only place that writes the state of a report. */
export async function ecrireEtat(
  tx: Ecriture,
  s: Signalement,
  { etat, reponse, par, le }: NouvelEtat,
): Promise<Signalement> {
  const clos = etat !== 'envoyee' && etat !== 'prise-en-compte'
  await tx
    .updateTable('signalement')
    .set({
      etat,
      reponse: reponse ?? s.reponse,
      version: s.version + 1,
      ...(clos && { close_le: le, close_par: par }),
    })
    .where('id', '=', s.id)
    .execute()
  const relu = await trouverSignalement(tx, s.id)
  if (!relu) throw new Error(`signalement ${s.id} introuvable`)
  return relu
}
