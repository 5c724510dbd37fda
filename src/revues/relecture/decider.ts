import { type RawBuilder, sql } from 'kysely'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { refuserAutoHabilitation } from '#src/habilitations/pouvoirs/refuser-auto-habilitation.ts'
import { type Refus, refuserSaisie } from '#src/habilitations/refus.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { prendreSaPart } from '../prendre-sa-part.ts'
import type { Decision } from '../regles.ts'
import { controlerReduction, type Reduction } from './reduire.ts'
import { type Critere, montre } from './signaux.ts'

/** A line as the page showed it: its version tells whether a colleague decided meanwhile. */
export type VueDeLigne = { rang: number; version: number }

export type CibleDeDecision =
  | { genre: 'lignes'; vues: readonly VueDeLigne[] }
  /** All that is still to decide and shows this. */
  | { genre: 'regle'; critere: Critere }

export type ChoixDeDecision =
  | { decision: Exclude<Decision, 'reduire'>; commentaire: string | null }
  | ({ decision: 'reduire'; commentaire: string | null } & Reduction)

/** A line that a colleague decided while one was looking: it was left as they decided. */
export type Conflit = { rang: number; personne: string; decision: Decision | null; par: string | null }

export type Decidees = { ok: true; decidees: number; conflits: Conflit[] } | Refus

/** Writes a decision on lines of a review: some, or all that a rule finds. Nothing changes in the rights before it is signed. */
export async function decider(
  tx: Ecriture,
  contexte: Contexte,
  d: { revueId: string; cible: CibleDeDecision; choix: ChoixDeDecision },
): Promise<Decidees> {
  const part = await prendreSaPart(tx, contexte, d.revueId)
  if (!part.ok) return part
  const { acteur, maintenant, origine } = contexte
  if (d.cible.genre === 'lignes') {
    if (d.cible.vues.length === 0)
      return refuserSaisie({ formulaire: 'Cochez d’abord une ou plusieurs lignes.' })
    const propre = await laSienne(tx, d.revueId, d.cible.vues, acteur.compteId)
    if (propre)
      return refuserAutoHabilitation(tx, {
        ...contexte,
        acte: 'relire',
        structureId: part.revue.structureId,
        habilitationId: propre,
      })
  }
  const reduction = await lireReduction(tx, d, jourDe(maintenant))
  if (reduction && Object.keys(reduction.erreurs).length > 0) return refuserSaisie(reduction.erreurs)

  const { numAffectedRows = 0n } = await ecrire(contexte, d, reduction?.en ?? null).execute(tx)
  const decidees = Number(numAffectedRows)
  if (decidees > 0)
    await journaliser(tx, {
      instant: maintenant,
      acteurId: acteur.compteId,
      acte: 'revue.decidee',
      structureId: part.revue.structureId,
      motif: d.choix.commentaire,
      details: { revue: d.revueId, lieu: part.revue.lieu, lignes: decidees, decision: d.choix.decision },
      origine,
    })
  const conflits =
    d.cible.genre === 'lignes' && decidees < d.cible.vues.length
      ? await lireConflits(tx, contexte, d, d.cible.vues)
      : []
  return { ok: true, decidees, conflits }
}

type Demande = { revueId: string; cible: CibleDeDecision; choix: ChoixDeDecision }

function ecrire({ acteur, maintenant }: Contexte, { revueId, cible, choix }: Demande, en: string | null) {
  const { reduiteAu, profil, uniteId } =
    choix.decision === 'reduire' ? choix : { reduiteAu: null, profil: null, uniteId: null }
  return sql`
    update revue_ligne l set decision = ${choix.decision}, reduite_au = ${reduiteAu}::date, reduite_profil = ${profil},
      reduite_unite_id = ${uniteId}::uuid, reduite_en = ${en}, commentaire = ${choix.commentaire},
      decidee_par = ${acteur.compteId}::uuid, decidee_le = ${maintenant}, version = l.version + 1
    where l.revue_id = ${revueId}::uuid and l.compte_id <> ${acteur.compteId}::uuid and ${viser(cible, maintenant)}`
}

function viser(cible: CibleDeDecision, maintenant: Date): RawBuilder<boolean> {
  if (cible.genre === 'regle')
    return sql<boolean>`l.decision is null and ${montre(cible.critere, maintenant)}`
  return sql<boolean>`(l.rang, l.version) in (select * from unnest(
    ${cible.vues.map(v => v.rang)}::int[], ${cible.vues.map(v => v.version)}::int[]))`
}

async function laSienne(
  tx: Ecriture,
  revueId: string,
  vues: readonly VueDeLigne[],
  moi: string,
): Promise<string | null> {
  const ligne = await tx
    .selectFrom('revue_ligne')
    .select('habilitation_id')
    .where('revue_id', '=', revueId)
    .where('rang', '=', sql<number>`any(${vues.map(({ rang }) => rang)}::int[])`)
    .where('compte_id', '=', moi)
    .limit(1)
    .executeTakeFirst()
  return ligne?.habilitation_id ?? null
}

/** Checked, with its words; null when nothing is reduced. A rule reduces nothing: each line has its own end. */
async function lireReduction(tx: Ecriture, { revueId, cible, choix }: Demande, aujourdhui: Jour) {
  if (choix.decision !== 'reduire') return null
  const rangs = cible.genre === 'lignes' ? cible.vues.map(({ rang }) => rang) : []
  return controlerReduction(tx, { revueId, rangs, reduction: choix }, aujourdhui)
}

/** Same decision by the same person twice is no conflict: a double click. */
async function lireConflits(
  tx: Ecriture,
  { acteur }: Contexte,
  { revueId, choix }: Demande,
  vues: readonly VueDeLigne[],
): Promise<Conflit[]> {
  const { rows } = await sql<Conflit>`
    select l.rang, l.personne, l.decision, c.prenom || ' ' || c.nom as par
    from unnest(${vues.map(v => v.rang)}::int[], ${vues.map(v => v.version)}::int[]) as v(rang, version)
    join revue_ligne l on l.revue_id = ${revueId}::uuid and l.rang = v.rang
    left join compte c on c.id = l.decidee_par
    where l.version <> v.version + 1 or l.decidee_par is distinct from ${acteur.compteId}::uuid
      or l.decision is distinct from ${choix.decision}
    order by l.rang limit 20`.execute(tx)
  return rows
}
