import { refuserSaisie } from '#src/habilitations/refus.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { ContexteDemande, RefusDemande } from '../contexte.ts'
import { prevenirLeDemandeur } from '../courriels.ts'
import { noter } from '../noter.ts'
import { charger, type Vue } from './charger.ts'
import { changer } from './ecrire.ts'

/** With the reason, which the person reads. */
export async function refuserDemande(
  tx: Ecriture,
  c: ContexteDemande,
  { reponse, ...vue }: Vue & { reponse: string | null },
): Promise<{ ok: true } | RefusDemande> {
  const chargee = await charger(tx, c, vue, 'refuser')
  if (!chargee.ok) return chargee
  if (!reponse) return refuserSaisie({ reponse: 'Dites pourquoi : la personne lira cette réponse.' })
  const { demande } = chargee
  await changer(tx, demande, {
    etat: 'refusee',
    decidee_par: c.acteur.compteId,
    close_le: c.maintenant,
    reponse,
  })
  await prevenirLeDemandeur(tx, c, demande, {
    sujet: `Votre demande n’est pas acceptée : ${demande.lieu}`,
    paragraphes: [
      `${c.acteur.prenom} ${c.acteur.nom} n’a pas accepté votre demande.`,
      `Réponse : ${reponse}`,
    ],
  })
  await noter(tx, c, 'refusee', demande, reponse)
  return { ok: true }
}
