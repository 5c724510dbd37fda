import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Contexte } from '../contexte.ts'
import { prevenir } from '../courriels.ts'
import { noter } from '../ecrire.ts'
import { charger, perimees, type Vue } from '../fins/charger.ts'
import { parPersonne } from '../fins/terminer-habilitations.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { lireVivantes } from '../lectures/vivantes.ts'
import { cleDe } from '../perimetre.ts'
import { type Refus, refuserSaisie } from '../refus.ts'

/** Gives suspended rights back until the last day they had, never one's own (G14). All or nothing. */
export async function retablirHabilitations(
  tx: Ecriture,
  contexte: Contexte,
  vues: readonly Vue[],
): Promise<{ ok: true; retablies: Habilitation[] } | Refus> {
  if (vues.length === 0) return refuserSaisie({ formulaire: 'Choisissez au moins une habilitation.' })
  const chargees = await charger(tx, contexte, { vues, acte: 'retablir' })
  if (!chargees.ok) return chargees
  const { habilitations } = chargees
  const autres = habilitations.filter(({ etat }) => etat !== 'suspendue')
  if (autres.length > 0) return perimees(autres)
  const empeches = await cellesQuOnNePeutRetablir(tx, contexte, habilitations)
  if (empeches.length > 0) return refuserSaisie({ formulaire: empeches.join(' ') })

  await tx
    .updateTable('habilitation')
    .set({
      suspendue_le: null,
      suspendue_par_revue: null,
      modifiee_par: contexte.acteur.compteId,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', sql<string>`any(${habilitations.map(({ id }) => id)}::uuid[])`)
    .execute()
  await noter(
    tx,
    contexte,
    habilitations.map(h => ({
      acte: 'habilitation.suspension-levee',
      compteId: h.personne.id,
      perimetre: h.perimetre,
      habilitationId: h.id,
      details: { profil: h.profil.libelle, lieu: h.lieu, fin: h.fin },
    })),
  )
  for (const siennes of parPersonne(habilitations)) await prevenirDuRetablissement(tx, contexte, siennes)
  return { ok: true, retablies: habilitations }
}

/** Why each of those that cannot come back cannot: the same right was given again, or the account is closed. */
async function cellesQuOnNePeutRetablir(
  tx: Ecriture,
  { maintenant }: Contexte,
  habilitations: readonly Habilitation[],
): Promise<string[]> {
  const vivantes = await lireVivantes(
    tx,
    {
      compteIds: habilitations.map(({ personne }) => personne.id),
      profils: habilitations.map(({ profil }) => profil.code),
    },
    maintenant,
  )
  return habilitations.flatMap(h => {
    const qui = `${h.personne.prenom} ${h.personne.nom}, « ${h.profil.libelle} »`
    if (h.personne.etat === 'desactive') return `${qui} : ce compte est désactivé.`
    const relais = vivantes.find(
      v =>
        // itself, when the clock that suspended it was a moment ahead of ours
        v.id !== h.id &&
        v.compteId === h.personne.id &&
        v.profil === h.profil.code &&
        v.perimetre === cleDe(h.perimetre),
    )
    return relais
      ? `${qui} : le même droit lui a été attribué depuis, jusqu’au ${enToutesLettres(relais.fin)}. Il n’y a rien à rétablir.`
      : []
  })
}

async function prevenirDuRetablissement(
  tx: Ecriture,
  contexte: Contexte,
  siennes: readonly [Habilitation, ...Habilitation[]],
): Promise<void> {
  const [{ personne }] = siennes
  if (personne.etat !== 'actif') return
  await prevenir(tx, contexte, personne, {
    sujet: 'Vos habilitations ViaTrajectoire sont rétablies : reprenez votre travail',
    paragraphes: [
      `${contexte.acteur.prenom} ${contexte.acteur.nom} a levé la suspension de ce qui suit.`,
      ...siennes.map(h => `${h.profil.libelle}, ${h.lieu} : jusqu’au ${enToutesLettres(h.fin)}.`),
    ],
  })
}
