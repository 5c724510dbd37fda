import { sql } from 'kysely'
import { changerEtat } from '#src/comptes/vie/changer-etat.ts'
import { annoncerDesactivation } from '#src/comptes/vie/courriels.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { Contexte } from '../contexte.ts'
import { declarerDepart } from '../departs/declarer-depart.ts'
import { terminerHabilitations } from '../fins/terminer-habilitations.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { type Refus, refuserSaisie } from '../refus.ts'
import { chargerCompte } from './charger-compte.ts'

export type Desactivation = { compteId: string; motif: string }

/**
 * Closes somebody's account: their departure from each structure, today, then the account itself; all or nothing. An
 * account that other structures share is not theirs to close: they declare the departure from theirs.
 */
export async function desactiverCompte(
  tx: Ecriture,
  contexte: Contexte,
  { compteId, motif }: Desactivation,
): Promise<{ ok: true; terminees: number } | Refus> {
  if (!motif) return refuserSaisie({ motif: 'Dites en une phrase pourquoi vous désactivez ce compte.' })
  const charge = await chargerCompte(tx, contexte, compteId)
  if (!charge.ok) return charge
  if (charge.emprise === 'partagee') return refuserSaisie({ formulaire: phrasePartage })
  const vivants = charge.droits.filter(({ etat }) => etat !== 'terminee')
  await sql`savepoint desactivation`.execute(tx)
  const refus = await arreterToutAujourdhui(tx, contexte, vivants, motif)
  if (refus) {
    await sql`rollback to savepoint desactivation`.execute(tx)
    return refus
  }
  const { maintenant, origine, acteur, services } = contexte
  const fait = await changerEtat(tx, {
    compteId,
    action: 'desactiver',
    role: charge.role,
    acteurId: acteur.compteId,
    motif,
    details: { droits: vivants.length },
    maintenant,
    origine,
  })
  if (!fait) return refuserSaisie({ formulaire: 'Ce compte est déjà désactivé.' })
  await annoncerDesactivation(tx, charge.compte, motif, {
    maintenant,
    urlPublique: services.config.URL_PUBLIQUE,
  })
  return { ok: true, terminees: vivants.length }
}

export const phrasePartage =
  'D’autres structures administrent aussi ce compte : il n’est pas à vous seul de le fermer. Déclarez le départ de votre structure, ou demandez à l’équipe régionale.'

/** Null when everything could be ended; the reason, in a sentence for the form, otherwise. */
async function arreterToutAujourdhui(
  tx: Ecriture,
  contexte: Contexte,
  vivants: readonly Habilitation[],
  motif: string,
): Promise<Refus | null> {
  const parStructure = Map.groupBy(vivants, ({ structureId }) => structureId)
  for (const [structureId, siens] of parStructure) {
    const [premier] = siens
    if (!premier) continue
    const fait = structureId
      ? await declarerDepart(tx, contexte, {
          compteId: premier.personne.id,
          structureId,
          le: jourDe(contexte.maintenant),
          motif,
          successeurId: null,
        })
      : await terminerHabilitations(tx, contexte, {
          habilitations: siens.map(({ id, version }) => ({ id, version })),
          motif,
          successeurId: null,
        })
    if (!fait.ok) return expliquer(fait, premier)
  }
  return null
}

function expliquer(refus: Refus, { lieu }: Habilitation): Refus {
  const ou = lieu.split(', ').at(-1) ?? lieu
  if (refus.genre === 'dernier-referent')
    return refuserSaisie({
      formulaire: `C’est le dernier référent actif de la structure ${ou}. Déclarez d’abord son départ de cette structure, en y désignant un successeur.`,
    })
  if (refus.genre === 'saisie')
    return refuserSaisie({ formulaire: `${ou} : ${Object.values(refus.erreurs).join(' ')}` })
  return refus
}
