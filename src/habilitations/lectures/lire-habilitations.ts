import { type RawBuilder, sql } from 'kysely'
import type { EtatCompte } from '#src/comptes/tables.ts'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import { perimetreDe } from '../perimetre.ts'
import type { Situation, Territoire } from '../pouvoirs/niveaux.ts'
import type { Module, MotifFin, Niveau } from '../tables.ts'
import { lieuDeLEntite, territoiresDeLEntite } from './lieux.ts'
import type { Personne } from './personnes.ts'

export type EtatHabilitation = 'a-venir' | 'en-cours' | 'suspendue' | 'terminee'

/** A right with all that screens and rules need to know of it. */
export type Habilitation = Situation & {
  id: string
  personne: Personne
  profil: {
    code: string
    libelle: string
    permet: string
    module: Module
    famille: string
    niveau: Niveau
    deuxPersonnes: boolean
    dureeMaxJours: number | null
  }
  perimetre: Perimetre
  structureId: string | null
  /** « Médecine, CH de Lunel » */
  lieu: string
  /** Name of the unit to which it is limited. */
  unite: string | null
  debut: Jour
  fin: Jour
  finAccordee: Jour
  termineeLe: Date | null
  suspendueLe: Date | null
  motifFin: MotifFin | null
  commentaireFin: string | null
  motif: string | null
  attribueePar: string | null
  attribueeLe: Date
  renouvelleId: string | null
  recevoirCourriels: boolean
  version: number
  etat: EtatHabilitation
}

const lieuEnClair = sql<string>`coalesce(
  concat_ws(', ', u.nom, s.nom), '') || case
    when s.id is not null then ''
    when e.id is not null then ${lieuDeLEntite('')} || e.nom
    when d.code is not null then d.nom || ' (' || d.code || ')'
    when r.code is not null then 'région ' || r.nom
    else 'toute la France' end`

const colonnes = [
  'h.id',
  'h.compte_id',
  'h.profil_code',
  'h.structure_id',
  'h.unite_id',
  'h.entite_juridique_id',
  'h.departement_code',
  'h.region_code',
  'h.debut',
  'h.fin',
  'h.fin_accordee',
  'h.terminee_le',
  'h.suspendue_le',
  'h.motif_fin',
  'h.commentaire_fin',
  'h.motif',
  'h.attribuee_le',
  'h.renouvelle_id',
  'h.recevoir_courriels',
  'h.version',
] as const

/** The base query of every reading of rights: person, profil, place, state at that instant. */
export function selectionnerHabilitations(base: Lecture, maintenant: Date) {
  return base
    .selectFrom('habilitation as h')
    .innerJoin('profil as p', 'p.code', 'h.profil_code')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .leftJoin('structure as s', 's.id', 'h.structure_id')
    .leftJoin('unite as u', 'u.id', 'h.unite_id')
    .leftJoin('entite_juridique as e', 'e.id', 'h.entite_juridique_id')
    .leftJoin('departement as d', jointure =>
      jointure.on(sql<boolean>`d.code = coalesce(s.departement_code, h.departement_code)`),
    )
    .leftJoin('region as r', jointure =>
      jointure.on(sql<boolean>`r.code = coalesce(d.region_code, h.region_code)`),
    )
    .leftJoin('compte as auteur', 'auteur.id', 'h.attribuee_par')
    .select(colonnes)
    .select(['p.libelle', 'p.permet', 'p.module', 'p.famille', 'p.donne_a_partir_de as niveau'])
    .select(['p.deux_personnes as deux', 'p.duree_max_jours as duree_max', 's.entite_juridique_id as entite'])
    .select(
      sql<
        Territoire[] | null
      >`case when e.id is not null then ${territoiresDeLEntite(sql.ref('e.id'))} end`.as('territoires'),
    )
    .select(['c.prenom', 'c.nom', 'c.courriel', 'c.etat as etat_compte'])
    .select(['d.code as code_departement', 'r.code as code_region', 'u.nom as unite'])
    .select([
      lieuEnClair.as('lieu'),
      sql<string | null>`auteur.prenom || ' ' || auteur.nom`.as('auteur'),
      sql<EtatHabilitation>`case
        when ${estSuspendue(maintenant)} then 'suspendue'
        when isempty(h.periode) or upper(h.periode) <= ${maintenant}::timestamptz then 'terminee'
        when lower(h.periode) > ${maintenant}::timestamptz then 'a-venir'
        else 'en-cours' end`.as('etat'),
    ])
}

/** Stopped, and yet it would hold or start one day (alias `h`): somebody may restore it. */
export function estSuspendue(maintenant: Date): RawBuilder<boolean> {
  return sql<boolean>`(h.suspendue_le is not null and h.terminee_le is null and h.fin >= ${jourDe(maintenant)}::date)`
}

type Ligne = Awaited<ReturnType<ReturnType<typeof selectionnerHabilitations>['execute']>>[number]

export function enHabilitation(l: Ligne): Habilitation {
  const etat: EtatCompte = l.etat_compte
  return {
    id: l.id,
    personne: { id: l.compte_id, prenom: l.prenom, nom: l.nom, courriel: l.courriel, etat },
    profil: {
      code: l.profil_code,
      libelle: l.libelle,
      permet: l.permet,
      module: l.module,
      famille: l.famille,
      niveau: l.niveau,
      deuxPersonnes: l.deux,
      dureeMaxJours: l.duree_max,
    },
    perimetre: perimetreDe(l),
    structureId: l.structure_id,
    lieu: l.lieu,
    unite: l.unite,
    entite: l.entite_juridique_id ?? l.entite,
    territoires: l.territoires ?? territoireDe(l),
    debut: jour(l.debut),
    fin: jour(l.fin),
    finAccordee: jour(l.fin_accordee),
    termineeLe: l.terminee_le,
    suspendueLe: l.suspendue_le,
    motifFin: l.motif_fin,
    commentaireFin: l.commentaire_fin,
    motif: l.motif,
    attribueePar: l.auteur,
    attribueeLe: l.attribuee_le,
    renouvelleId: l.renouvelle_id,
    recevoirCourriels: l.recevoir_courriels,
    version: l.version,
    etat: l.etat,
  }
}

/** None for the nation. */
function territoireDe({ code_departement, code_region, structure_id }: Ligne): Territoire[] {
  const quelquePart = structure_id !== null || code_region !== null
  return quelquePart ? [{ departement: code_departement, region: code_region }] : []
}

export async function trouverHabilitations(
  base: Lecture,
  ids: readonly string[],
  maintenant: Date,
): Promise<Habilitation[]> {
  if (ids.length === 0) return []
  const lignes = await selectionnerHabilitations(base, maintenant)
    .modifyFront(preparee)
    .where('h.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('c.tri')
    .orderBy('p.ordre')
    .execute()
  return lignes.map(enHabilitation)
}

/** Lists sort and cut on ids alone, then read the few rows that are shown: the joins are not sorted for nothing. */
export async function habilitationsDansLOrdre(
  base: Lecture,
  ids: readonly string[],
  maintenant: Date,
): Promise<Habilitation[]> {
  const trouvees = new Map((await trouverHabilitations(base, ids, maintenant)).map(h => [h.id, h]))
  return ids.flatMap(id => trouvees.get(id) ?? [])
}

/** All the rights of one account, past ones included: those that hold first, then by end. */
export async function droitsDuCompte(
  base: Lecture,
  compteId: string,
  maintenant: Date,
): Promise<Habilitation[]> {
  const lignes = await selectionnerHabilitations(base, maintenant)
    .modifyFront(preparee)
    .where('h.compte_id', '=', compteId)
    .orderBy(sql`upper(h.periode) desc nulls last`)
    .orderBy('p.ordre')
    .execute()
  const rang: Record<EtatHabilitation, number> = { 'en-cours': 0, 'a-venir': 1, suspendue: 2, terminee: 3 }
  return lignes.map(enHabilitation).sort((a, b) => rang[a.etat] - rang[b.etat])
}
