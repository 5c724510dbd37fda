import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { type Contexte, verrouillerStructures } from '../contexte.ts'
import { noter } from '../ecrire.ts'
import { aTenir, lireIncompatibilites, lireTenus } from '../incompatibles/lire-tenus.ts'
import { conflits } from '../incompatibles/regle.ts'
import { trouverLieu } from '../lectures/lieux.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { trouverPersonnes } from '../lectures/personnes.ts'
import { lireVivantes } from '../lectures/vivantes.ts'
import { cleDe } from '../perimetre.ts'
import { administrationDe } from '../pouvoirs/administration.ts'
import { droitsActuels } from '../pouvoirs/droits-actuels.ts'
import { estUnUuid, noterAccesRefuse } from '../pouvoirs/exiger-structure-administree.ts'
import { administreStructure } from '../pouvoirs/niveaux.ts'
import { refuserAutoHabilitation } from '../pouvoirs/refuser-auto-habilitation.ts'
import { type Refus, refuserSaisie } from '../refus.ts'
import { prevenirDeLAnnulation } from './courriels.ts'
import { droitsARetablir, trouverDepart } from './lire-departs.ts'

export type Annule = { ok: true; compteId: string; structureId: string; retablies: Habilitation[] }

/**
 * Undoes a departure until the end of its day: its rights come back with their former end, except those that
 * somebody has given again, ended or shortened since, or that exclude what the person has received. By anybody who administers the structure but the person.
 */
export async function annulerDepart(
  tx: Ecriture,
  contexte: Contexte,
  departId: string,
): Promise<Annule | Refus> {
  const { acteur, maintenant, origine } = contexte
  const vu = estUnUuid(departId) ? await trouverDepart(tx, departId) : null
  if (vu) await verrouillerStructures(tx, [vu.structureId])
  const depart = vu && (await trouverDepart(tx, departId))
  const aujourdhui = jourDe(maintenant)
  const structureId = depart?.structureId ?? ''
  const lieu = depart && (await trouverLieu(tx, { genre: 'structure', structureId }, aujourdhui))
  const administration = administrationDe({ droits: await droitsActuels(tx, acteur.compteId, maintenant) })
  if (!depart || !lieu || !administreStructure(administration, { ...lieu, structureId })) {
    await noterAccesRefuse(tx, { ...contexte, vise: { objet: 'depart', id: departId } })
    return { ok: false, genre: 'hors-perimetre' }
  }
  const { compteId } = depart
  if (compteId === acteur.compteId)
    return refuserAutoHabilitation(tx, { ...contexte, acte: 'retablir', structureId })
  if (depart.annuleLe) return refuserSaisie({ formulaire: 'Ce départ est déjà annulé.' })
  if (depart.le < aujourdhui)
    return refuserSaisie({
      formulaire: 'Ce départ a eu lieu : attribuez de nouveau les habilitations nécessaires.',
    })

  const candidates = await droitsARetablir(tx, departId, maintenant)
  const vivantes = await lireVivantes(
    tx,
    { compteIds: [compteId], profils: candidates.map(({ profil }) => profil.code) },
    maintenant,
  )
  const incompatibilites = await lireIncompatibilites(tx)
  const tenus = await lireTenus(tx, [compteId], maintenant)
  const exclue = (h: (typeof candidates)[number]) =>
    conflits(
      [aTenir(h.profil.code, h.perimetre, h, { debut: h.debut, fin: h.finPrecedente })],
      tenus.filter(({ habilitationId }) => habilitationId !== h.id),
      incompatibilites,
    ).length > 0
  const retablies = candidates.filter(
    h =>
      !exclue(h) &&
      !vivantes.some(
        v =>
          v.id !== h.id &&
          v.profil === h.profil.code &&
          v.perimetre === cleDe(h.perimetre) &&
          v.debut <= h.finPrecedente &&
          v.fin >= h.debut,
      ),
  )
  for (const h of retablies)
    await tx
      .updateTable('habilitation')
      .set({
        fin: h.finPrecedente,
        terminee_le: null,
        motif_fin: h.finPrecedente < h.finAccordee ? 'raccourcissement' : null,
        commentaire_fin: null,
        modifiee_par: acteur.compteId,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', h.id)
      .execute()
  await tx
    .updateTable('depart')
    .set({ annule_par: acteur.compteId, annule_le: maintenant })
    .where('id', '=', departId)
    .execute()
  await journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'depart.annule',
    compteId,
    structureId,
    details: { lieu: lieu.libelle, le: depart.le, depart: departId },
    origine,
  })
  await noter(
    tx,
    contexte,
    retablies.map(h => ({
      acte: 'habilitation.retablie',
      compteId,
      perimetre: h.perimetre,
      habilitationId: h.id,
      details: { profil: h.profil.libelle, lieu: h.lieu, fin: h.finPrecedente },
    })),
  )
  const [personne] = await trouverPersonnes(tx, [compteId])
  if (personne) await prevenirDeLAnnulation(tx, contexte, { personne, structureId, lieu: lieu.libelle })
  return { ok: true, compteId, structureId, retablies }
}
