import { sql } from 'kysely'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { type LieuDuPerimetre, trouverLieu } from '../lectures/lieux.ts'
import { perimetreDe } from '../perimetre.ts'
import type { Administration } from '../pouvoirs/administration.ts'
import { aLePouvoir } from '../pouvoirs/donner.ts'
import { droitsAdministres } from '../pouvoirs/droits-administres.ts'
import type { Niveau } from '../tables.ts'
import type { DecisionProposition } from './tables.ts'

type Nomme = { id: string; prenom: string; nom: string }

export type Proposition = {
  id: string
  personne: Nomme
  auteur: Nomme
  decideur: Nomme | null
  profil: { code: string; libelle: string; permet: string; donne_a_partir_de: Niveau }
  perimetre: Perimetre
  lieu: LieuDuPerimetre
  debut: Jour
  fin: Jour
  motif: string
  proposeeLe: Date
  expireLe: Date
  /** Left without decision until its end: expired, whether the job has said so or not. */
  etat: 'en-attente' | DecisionProposition
  decideeLe: Date | null
  motifRefus: string | null
}

/** Under the alias of rights, whose perimeter a proposition bears: one filter serves both. */
function selection(base: Lecture) {
  return base
    .selectFrom('proposition as h')
    .innerJoin('profil as p', 'p.code', 'h.profil_code')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .innerJoin('compte as a', 'a.id', 'h.proposee_par')
    .leftJoin('compte as d', 'd.id', 'h.decidee_par')
    .select([
      'h.id',
      'h.debut',
      'h.fin',
      'h.motif',
      'h.proposee_le',
      'h.expire_le',
      'h.decision',
      'h.decidee_le',
    ])
    .select(['h.structure_id', 'h.unite_id', 'h.entite_juridique_id', 'h.departement_code', 'h.region_code'])
    .select(['h.motif_refus', 'p.code', 'p.libelle', 'p.permet', 'p.donne_a_partir_de'])
    .select(['c.id as compteId', 'c.prenom', 'c.nom', 'a.id as auteurId', 'a.prenom as auteurPrenom'])
    .select([
      'a.nom as auteurNom',
      'd.id as decideurId',
      'd.prenom as decideurPrenom',
      'd.nom as decideurNom',
    ])
}

type Ligne = Awaited<ReturnType<ReturnType<typeof selection>['execute']>>[number]

async function completer(base: Lecture, l: Ligne, maintenant: Date): Promise<Proposition | null> {
  const perimetre = perimetreDe(l)
  const lieu = await trouverLieu(base, perimetre, jourDe(maintenant))
  if (!lieu) return null
  const { code, libelle, permet, donne_a_partir_de } = l
  return {
    id: l.id,
    personne: { id: l.compteId, prenom: l.prenom, nom: l.nom },
    auteur: { id: l.auteurId, prenom: l.auteurPrenom, nom: l.auteurNom },
    decideur: l.decideurId
      ? { id: l.decideurId, prenom: l.decideurPrenom ?? '', nom: l.decideurNom ?? '' }
      : null,
    profil: { code, libelle, permet, donne_a_partir_de },
    perimetre,
    lieu,
    debut: jour(l.debut),
    fin: jour(l.fin),
    motif: l.motif,
    proposeeLe: l.proposee_le,
    expireLe: l.expire_le,
    etat: l.decision ?? (l.expire_le <= maintenant ? 'expiree' : 'en-attente'),
    decideeLe: l.decidee_le,
    motifRefus: l.motif_refus,
  }
}

export async function trouverProposition(
  base: Lecture,
  id: string,
  maintenant: Date,
): Promise<Proposition | null> {
  if (!estUuid(id)) return null
  const ligne = await selection(base).where('h.id', '=', id).executeTakeFirst()
  return ligne ? completer(base, ligne, maintenant) : null
}

/** Whether it is theirs to see and to decide: they could give it themselves. The rule on who decides comes after. */
export function estDeSonRessort(a: Administration, p: Proposition): boolean {
  return aLePouvoir(a, p.profil, p.perimetre, p.lieu)
}

const montreesAuPlus = 100

/** The latest ones that somebody could give, those that wait first. */
export async function listerPropositions(
  base: Lecture,
  a: Administration,
  maintenant: Date,
): Promise<Proposition[]> {
  const lignes = await selection(base)
    .where(droitsAdministres(a))
    .orderBy(sql`(h.decision is null) desc`)
    .orderBy('h.proposee_le', 'desc')
    .limit(montreesAuPlus)
    .execute()
  const propositions = await Promise.all(lignes.map(l => completer(base, l, maintenant)))
  return propositions.filter(p => p !== null).filter(p => estDeSonRessort(a, p))
}
