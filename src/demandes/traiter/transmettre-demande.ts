import type { Ecriture } from '#src/socle/base/base.ts'
import type { ContexteDemande, RefusDemande } from '../contexte.ts'
import { prevenirLeDemandeur, prevenirLesDestinataires } from '../courriels.ts'
import { destinatairesDe } from '../destinataires.ts'
import { noter } from '../noter.ts'
import { charger, type Vue } from './charger.ts'
import { changer } from './ecrire.ts'

/** To the team of the territory, with a word. The référents may still answer. */
export async function transmettreDemande(
  tx: Ecriture,
  c: ContexteDemande,
  { mot, ...vue }: Vue & { mot: string | null },
): Promise<{ ok: true } | RefusDemande> {
  const chargee = await charger(tx, c, vue, 'transmettre')
  if (!chargee.ok) return chargee
  const transmisePar = `${c.acteur.prenom} ${c.acteur.nom}`
  const demande = { ...chargee.demande, niveau: 'region' as const, transmisePar }
  await changer(tx, demande, {
    niveau: 'region',
    transmise_le: c.maintenant,
    transmise_par: c.acteur.compteId,
    mot,
    prise_par: null,
    prise_le: null,
  })
  const { destinataires } = await destinatairesDe(tx, demande, c.maintenant)
  await prevenirLesDestinataires(tx, c, { demande, destinataires, etape: 'transmise' })
  await prevenirLeDemandeur(tx, c, demande, {
    sujet: `Votre demande est transmise : ${demande.lieu}`,
    paragraphes: [
      `${transmisePar} a transmis votre demande à l’équipe de votre territoire, qui vous répondra.`,
    ],
  })
  await noter(tx, c, 'transmise', demande, mot)
  return { ok: true }
}
