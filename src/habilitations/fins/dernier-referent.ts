import { sql } from 'kysely'
import type { EtatCompte } from '#src/comptes/tables.ts'
import { estEnService } from '#src/comptes/vie/transitions.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, debutDuJour, type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { nAccueillePlus } from '#src/structures/fermeture.ts'
import { type Attribuees, attribuerHabilitations } from '../attribuer/attribuer-habilitations.ts'
import type { Contexte } from '../contexte.ts'
import { referentStructure } from '../pouvoirs/administration.ts'
import type { Refus } from '../refus.ts'
import { refuserSaisie } from '../refus.ts'
import { finParDefaut } from '../regles/dates.ts'
import { type FinAvancee, laisseSansReferent, type Mandat, successeur } from '../regles/referents.ts'

/** Every right « référent structure » that bears on a structure, by itself or through its entité, and has not run out. */
export async function lireMandats(base: Lecture, structureId: string, maintenant: Date): Promise<Mandat[]> {
  return (await mandatsDe(base, [structureId], maintenant)).get(structureId) ?? []
}

async function mandatsDe(
  base: Lecture,
  structureIds: readonly string[],
  maintenant: Date,
): Promise<Map<string, Mandat[]>> {
  const lignes = await base
    .selectFrom('structure as s')
    .innerJoin('habilitation as h', jointure =>
      jointure.on(sql<boolean>`(h.structure_id = s.id or h.entite_juridique_id = s.entite_juridique_id)`),
    )
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .where('s.id', '=', sql<string>`any(${structureIds}::uuid[])`)
    .where('h.profil_code', '=', referentStructure)
    .where('h.unite_id', 'is', null)
    .where(sql<boolean>`upper(h.periode) > ${maintenant}::timestamptz`)
    .select(['s.id as structureId', 'h.id', 'c.etat', 'h.terminee_le'])
    .select([sql<Date>`lower(h.periode)`.as('de'), sql<Date>`upper(h.periode)`.as('a')])
    .execute()
  const parStructure = Map.groupBy(lignes, l => l.structureId)
  return new Map([...parStructure].map(([id, siennes]) => [id, siennes.map(enMandat)]))
}

type LigneMandat = { id: string; etat: EtatCompte; terminee_le: Date | null; de: Date; a: Date }

const enMandat = ({ id, etat, terminee_le, de, a }: LigneMandat): Mandat => ({
  habilitationId: id,
  de,
  a,
  actif: estEnService(etat),
  termine: terminee_le !== null,
})

/**
 * The same guard for référents of a whole entité: refuses when one of its structures would be left without any. No
 * successor is named on the way: who names one chooses for every structure at once, on the page made for it.
 */
export async function garderLesStructuresDeLEntite(
  tx: Ecriture,
  { maintenant }: Pick<Contexte, 'maintenant'>,
  { entiteId, fins }: { entiteId: string; fins: readonly FinAvancee[] },
): Promise<{ ok: true } | Refus> {
  const structures = await tx
    .selectFrom('structure')
    .select(['id', 'nom', 'fermee_le as fermeeLe', 'fermeture_code as fermetureCode'])
    .select(['absente_le as absenteLe', 'desactivee_le as desactiveeLe'])
    .where('entite_juridique_id', '=', entiteId)
    .orderBy('nom')
    .execute()
  const ouvertes = structures.filter(s => !nAccueillePlus(s, jourDe(maintenant)))
  const mandats = await mandatsDe(
    tx,
    ouvertes.map(({ id }) => id),
    maintenant,
  )
  const [premiere, ...autres] = ouvertes.filter(({ id }) => laisseSansReferent(mandats.get(id) ?? [], fins))
  if (!premiere) return { ok: true }
  const ainsiQue = autres.length > 0 ? ` et ${pluriel(autres.length, 'autre structure')}` : ''
  return refuserSaisie({
    formulaire: `${premiere.nom}${ainsiQue} ${autres.length > 0 ? 'resteraient' : 'resterait'} sans référent. Désignez d’abord un autre référent de l’entité juridique, ou un référent dans chacune.`,
  })
}

/** The instant from which a right no longer holds: now, or the day after its last one. */
export function instantDeFin(dernierJour: Jour | null, maintenant: Date): Date {
  return dernierJour ? debutDuJour(ajouterJours(dernierJour, 1)) : maintenant
}

/**
 * Whether these ends would leave an open structure without a référent. With the lock of the structure held, before
 * the ends are written.
 */
export async function resteraitSansReferent(
  tx: Lecture,
  { structureId, fins }: { structureId: string; fins: readonly FinAvancee[] },
  maintenant: Date,
): Promise<boolean> {
  const mandats = await lireMandats(tx, structureId, maintenant)
  return laisseSansReferent(mandats, fins) && !(await estFermee(tx, structureId, maintenant))
}

type Garde = { structureId: string; fins: readonly FinAvancee[]; successeurId: string | null }

/**
 * To be called before ends are written, with the lock of the structure held: refuses when they would leave it
 * without a référent, unless a successor is named, who then receives the right first. Writes nothing when it
 * refuses.
 */
export async function garderUnReferent(
  tx: Ecriture,
  contexte: Contexte,
  { structureId, fins, successeurId }: Garde,
): Promise<{ ok: true; nomme: Attribuees | null } | Refus> {
  const mandats = await lireMandats(tx, structureId, contexte.maintenant)
  const touche = fins.some(fin => mandats.some(({ habilitationId }) => habilitationId === fin.habilitationId))
  if (!touche || (await estFermee(tx, structureId, contexte.maintenant))) return { ok: true, nomme: null }
  if (!successeurId) {
    return laisseSansReferent(mandats, fins)
      ? { ok: false, genre: 'dernier-referent', structureId, message: phrase }
      : { ok: true, nomme: null }
  }
  if (await perdUnDroit(tx, successeurId, fins))
    return refuserSaisie({
      successeur: 'Choisissez une autre personne : celle-ci perd son habilitation par ce même acte.',
    })
  const compte = await tx
    .selectFrom('compte')
    .select('etat')
    .where('id', '=', successeurId)
    .executeTakeFirst()
  if (!compte || !estEnService(compte.etat))
    return refuserSaisie({
      successeur: 'Choisissez un successeur dont le compte est activé : il devra agir dès maintenant.',
    })
  const aujourdhui = jourDe(contexte.maintenant)
  const fin = finParDefaut(aujourdhui)
  const avecLui: Mandat[] = [
    ...mandats,
    {
      habilitationId: successeur,
      de: contexte.maintenant,
      a: instantDeFin(fin, contexte.maintenant),
      actif: true,
      termine: false,
    },
  ]
  if (laisseSansReferent(avecLui, fins))
    return { ok: false, genre: 'dernier-referent', structureId, message: phrase }
  const nomme = await attribuerHabilitations(tx, contexte, {
    comptes: [successeurId],
    profils: [referentStructure],
    perimetre: { genre: 'structure', structureId },
    debut: jour(aujourdhui),
    fin,
    motif: null,
  })
  if (nomme.ok) return { ok: true, nomme }
  return nomme.genre === 'saisie'
    ? refuserSaisie({ successeur: Object.values(nomme.erreurs).join(' ') })
    : nomme
}

/** Nobody is left to look after there, and nobody could be named. */
async function estFermee(tx: Lecture, structureId: string, maintenant: Date): Promise<boolean> {
  const structure = await tx
    .selectFrom('structure')
    .select(['fermee_le as fermeeLe', 'fermeture_code as fermetureCode'])
    .select(['absente_le as absenteLe', 'desactivee_le as desactiveeLe'])
    .where('id', '=', structureId)
    .executeTakeFirstOrThrow()
  return nAccueillePlus(structure, jourDe(maintenant))
}

/** Whoever goes cannot take over from themselves: the act would give back what it takes. */
async function perdUnDroit(tx: Lecture, compteId: string, fins: readonly FinAvancee[]): Promise<boolean> {
  const droit = await tx
    .selectFrom('habilitation')
    .select('id')
    .where('compte_id', '=', compteId)
    .where(
      'id',
      'in',
      fins.map(({ habilitationId }) => habilitationId),
    )
    .limit(1)
    .executeTakeFirst()
  return droit !== undefined
}

const phrase =
  'C’est le dernier référent actif de la structure. Désignez son successeur : il deviendra référent par le même acte.'
