import { sql } from 'kysely'
import type { EtatCompte } from '#src/comptes/tables.ts'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import type { EtatDemande, GenreDemande, NiveauDemande } from './tables.ts'

export type ProfilDemande = {
  code: string
  libelle: string
  permet: string
  /** Accepting it proposes it: another person approves. */
  aDeux: boolean
  accorde: boolean | null
}

/** A request as screens, mails and rules know it. */
export type Demande = {
  id: string
  genre: GenreDemande
  /** The account that asks; null for somebody who has none yet. */
  demandeurId: string | null
  prenom: string
  nom: string
  courriel: string
  profession: string | null
  professionCode: string | null
  rpps: string | null
  /** Of the account that asks. */
  etatCompte: EtatCompte | null
  structureId: string
  structure: string
  uniteId: string | null
  /** « Médecine, CH de Lunel » */
  lieu: string
  perimetre: Extract<Perimetre, { structureId: string }>
  profils: ProfilDemande[]
  motif: string
  etat: EtatDemande
  niveau: NiveauDemande
  creeeLe: Date
  priseParId: string | null
  prisePar: string | null
  relanceeLe: Date | null
  transmiseLe: Date | null
  transmisePar: string | null
  mot: string | null
  decideePar: string | null
  closeLe: Date | null
  reponse: string | null
  version: number
}

const nomDe = (alias: string) =>
  sql<string | null>`${sql.ref(`${alias}.prenom`)} || ' ' || ${sql.ref(`${alias}.nom`)}`

export function selectionnerDemandes(base: Lecture) {
  return base
    .selectFrom('demande as d')
    .innerJoin('structure as s', 's.id', 'd.structure_id')
    .leftJoin('unite as u', 'u.id', 'd.unite_id')
    .leftJoin('compte as c', 'c.id', 'd.demandeur_id')
    .leftJoin('profession as p', jointure =>
      jointure.on(sql<boolean>`p.code = coalesce(d.profession_code, c.profession_code)`),
    )
    .leftJoin('compte as prise', 'prise.id', 'd.prise_par')
    .leftJoin('compte as transmise', 'transmise.id', 'd.transmise_par')
    .leftJoin('compte as decidee', 'decidee.id', 'd.decidee_par')
    .select(['d.id', 'd.genre', 'd.motif', 'd.etat', 'd.niveau', 'd.mot', 'd.reponse', 'd.version'])
    .select(['d.demandeur_id as demandeurId', 'd.structure_id as structureId', 'd.unite_id as uniteId'])
    .select(['d.creee_le as creeeLe', 'd.relancee_le as relanceeLe', 'd.transmise_le as transmiseLe'])
    .select(['d.close_le as closeLe', 'd.prise_par as priseParId', 'c.etat as etatCompte'])
    .select(['s.nom as structure', 'p.libelle as profession', 'p.code as professionCode'])
    .select([
      sql<string>`coalesce(d.prenom, c.prenom)`.as('prenom'),
      sql<string>`coalesce(d.nom, c.nom)`.as('nom'),
      sql<string>`coalesce(d.courriel, c.courriel)::text`.as('courriel'),
      sql<string | null>`coalesce(d.rpps, c.rpps)`.as('rpps'),
      sql<string>`concat_ws(', ', u.nom, s.nom)`.as('lieu'),
      nomDe('prise').as('prisePar'),
      nomDe('transmise').as('transmisePar'),
      nomDe('decidee').as('decideePar'),
      sql<ProfilDemande[]>`coalesce((
        select jsonb_agg(jsonb_build_object(
          'code', profil.code, 'libelle', profil.libelle, 'permet', profil.permet, 'aDeux', profil.deux_personnes,
          'accorde', dp.accorde
        ) order by profil.ordre)
        from demande_profil dp join profil on profil.code = dp.profil_code where dp.demande_id = d.id), '[]')`.as(
        'profils',
      ),
    ])
}

type Ligne = Awaited<ReturnType<ReturnType<typeof selectionnerDemandes>['execute']>>[number]

export function enDemande(ligne: Ligne): Demande {
  const { structureId, uniteId } = ligne
  const perimetre: Demande['perimetre'] = uniteId
    ? { genre: 'unite', structureId, uniteId }
    : { genre: 'structure', structureId }
  return { ...ligne, perimetre }
}

export async function trouverDemande(base: Lecture, id: string): Promise<Demande | null> {
  const ligne = await selectionnerDemandes(base).where('d.id', '=', id).executeTakeFirst()
  return ligne ? enDemande(ligne) : null
}
