import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour } from '#src/socle/temps/jours.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { type LieuDeRevue, peutRelire } from './pouvoirs.ts'
import type { GenreCampagne, Relecteurs, SansReponse } from './tables.ts'

export type Revue = LieuDeRevue & {
  id: string
  campagneId: string
  lieu: string
  etat: 'ouverte' | 'signee' | 'close'
  ouverteLe: Date
  echeance: Jour
  cloturePrevue: Jour
  closeLe: Date | null
  signeePar: string | null
  relecteurs: Relecteurs | null
  format: number
  empreinte: string | null
  sansReponse: SansReponse
  libelles: Record<string, string>
  /** Of its campaign. */
  genre: GenreCampagne
  cadenceMois: number | null
  initieePar: string | null
}

/** The start of every read of one review or several (alias `r`). */
export function selectionnerRevues(base: Lecture) {
  return base
    .selectFrom('revue as r')
    .innerJoin('campagne_revue as k', 'k.id', 'r.campagne_id')
    .leftJoin('departement as d', 'd.code', 'r.departement_code')
    .leftJoin('structure as s', 's.id', 'r.structure_id')
    .leftJoin('departement as ds', 'ds.code', 's.departement_code')
    .select(['r.id', 'r.campagne_id as campagneId', 'r.volet', 'r.structure_id as structureId', 'r.lieu'])
    .select(['r.etat', 'r.ouverte_le as ouverteLe', 'r.echeance', 'r.cloture_prevue as cloturePrevue'])
    .select(['r.close_le as closeLe', 'r.signee_par as signeePar', 'r.relecteurs', 'r.format', 'r.empreinte'])
    .select(['k.sans_reponse as sansReponse', 'k.libelles', 'k.genre'])
    .select(['k.cadence_mois as cadenceMois', 'k.initiee_par as initieePar'])
    .select('s.entite_juridique_id as entite')
    .select(({ fn }) => [
      fn.coalesce('r.departement_code', 's.departement_code').as('departement'),
      fn.coalesce('d.region_code', 'ds.region_code', 'r.region_code').as('region'),
    ])
}

type Ligne = Awaited<ReturnType<ReturnType<typeof selectionnerRevues>['execute']>>[number]

export const enRevue = (l: Ligne): Revue => ({
  ...l,
  echeance: jour(l.echeance),
  cloturePrevue: jour(l.cloturePrevue),
  empreinte: l.empreinte?.toString('hex') ?? null,
})

export async function trouverRevue(base: Lecture, revueId: string): Promise<Revue | null> {
  if (!estUuid(revueId)) return null
  const ligne = await selectionnerRevues(base).where('r.id', '=', revueId).executeTakeFirst()
  return ligne ? enRevue(ligne) : null
}

/**
 * The review, for whoever reviews there. For anybody else the answer is the same whether it exists or not, and the
 * attempt is written down.
 * @throws Introuvable
 */
export async function exigerRevue(r: Requete<Acteur>, revueId: string): Promise<Revue> {
  const revue = await trouverRevue(r.services.base, revueId)
  if (revue && peutRelire(administrationDe(r.acteur), revue)) return revue
  return refuserAcces(r, { objet: 'revue', id: revueId })
}
