import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { debutDuJour, type Jour, jourDe } from '#src/socle/temps/jours.ts'
import type { ContexteDAuteur } from '../contexte.ts'
import { avancerFins, noter } from '../ecrire.ts'
import { instantDeFin } from '../fins/dernier-referent.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import type { FinAvancee } from '../regles/referents.ts'
import { prevenirDuDepart } from './courriels.ts'

/** A right that would start after the departure never does. */
const estAnnulee = (h: Habilitation, le: Jour) => h.debut > le

/** From when each of these rights no longer holds, if this day is the last one. */
export function finsDuDepart(droits: readonly Habilitation[], le: Jour, maintenant: Date): FinAvancee[] {
  const instant = instantDeFin(le === jourDe(maintenant) ? null : le, maintenant)
  return droits.map(h => ({
    habilitationId: h.id,
    instant: estAnnulee(h, le) ? debutDuJour(h.debut) : instant,
  }))
}

type Arret = {
  structureId: string
  lieu: string
  le: Jour
  motif: string | null
  /** One person's, in this structure; at least one. */
  droits: readonly [Habilitation, ...Habilitation[]]
}

/** Writes a departure that was allowed: ends, journal, mails. @returns its id */
export async function arreterPourDepart(tx: Ecriture, contexte: ContexteDAuteur, arret: Arret) {
  const { acteur, maintenant, origine } = contexte
  const { structureId, lieu, le, motif, droits } = arret
  const { personne } = droits[0]
  const immediat = le === jourDe(maintenant)
  const departId = await inscrire(tx, contexte, arret, immediat)
  await avancerFins(
    tx,
    contexte,
    droits.map(h => ({
      habilitationId: h.id,
      motif: 'depart',
      commentaire: motif,
      ...(immediat || estAnnulee(h, le) ? {} : { dernierJour: le }),
    })),
  )
  await journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'depart.declare',
    compteId: personne.id,
    structureId,
    motif,
    details: { lieu, le, depart: departId, droits: droits.map(h => h.profil.libelle).join(', ') },
    origine,
  })
  await noter(
    tx,
    contexte,
    droits.map(h => ({
      acte: 'habilitation.arretee-par-depart',
      compteId: personne.id,
      perimetre: h.perimetre,
      habilitationId: h.id,
      motif,
      details: { profil: h.profil.libelle, lieu: h.lieu, ancienne_fin: h.fin, fin: le },
    })),
  )
  await prevenirDuDepart(tx, contexte, { personne, structureId, lieu, le, arretees: droits })
  return departId
}

/** Rights given again after a departure of the same day and stopped again: the same departure, completed. */
async function inscrire(tx: Ecriture, { acteur, maintenant }: ContexteDAuteur, a: Arret, immediat: boolean) {
  const { id } = await tx
    .insertInto('depart')
    .values({
      compte_id: a.droits[0].personne.id,
      structure_id: a.structureId,
      le: a.le,
      immediat,
      motif: a.motif,
      decide_par: acteur.compteId,
      decide_le: maintenant,
      annule_par: null,
      annule_le: null,
    })
    .onConflict(conflit =>
      conflit
        .columns(['compte_id', 'structure_id', 'le'])
        .where('annule_le', 'is', null)
        .doUpdateSet({ immediat }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('depart_habilitation')
    .values(a.droits.map(h => ({ depart_id: id, habilitation_id: h.id, fin_precedente: h.fin })))
    .onConflict(conflit => conflit.doNothing())
    .execute()
  return id
}
