import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { jour, jourDe } from '#src/socle/temps/jours.ts'
import { lieuSensible, offreSecrete, uniteSecrete } from '#src/structures/publication.ts'
import type { Faits, Reglages } from './evaluer.ts'

export const reglagesDe = (
  config: Pick<Config, 'FICHE_CAPACITES_JOURS' | 'FICHE_PLACES_JOURS' | 'FICHE_CONFIRMATION_MOIS'>,
): Reglages => ({
  capacitesJours: config.FICHE_CAPACITES_JOURS,
  placesJours: config.FICHE_PLACES_JOURS,
  confirmationMois: config.FICHE_CONFIRMATION_MOIS,
})

type Ligne = Omit<Faits, 'capacitesDu' | 'tarifsDu' | 'placesDu' | 'confirmeeLe' | 'arriveeLe'> & {
  id: string
  capacitesDu: Date | null
  tarifsDu: string | null
  placesDu: Date | null
  confirmeeLe: Date | null
  arriveeLe: Date
}

const montree = sql`o.absente_le is null and not ${offreSecrete('o')}`

/**
 * What `evaluer` needs of these structures, in one query whatever their number: a page of a list, one fiche. What
 * the fiche does not show is left out: what is gone, sensitive units with their offers and places.
 */
export async function lireFaits(
  base: Lecture,
  structureIds: readonly string[],
): Promise<ReadonlyMap<string, Faits>> {
  if (structureIds.length === 0) return new Map()
  const { rows } = await sql<Ligne>`
    select s.id,
      s.telephone is not null as telephone,
      s.courriel is not null as courriel,
      s.voie is not null or s.commune is not null as adresse,
      exists (select from contact_ror c where c.structure_id = s.id and c.niveau <= 2
        and normaliser(concat_ws(' ', c.fonction, c.nature)) ~ 'direct(ion|eur|rice)') as direction,
      o.offres, o.sans_horaires as "offresSansHoraires",
      k.nombre as capacites, k.du as "capacitesDu",
      coalesce(cat.familles && '{sanitaire-demandeur,sanitaire-receveur}', false) as sanitaire,
      u.unites, u.declarees as "unitesDeclarees",
      coalesce('grand-age-receveur' = any(cat.familles), false) as "grandAge",
      g.structure_id is not null as "offreDecrite",
      t.nombre as tarifs, t.du as "tarifsDu",
      p.du as "placesDu", f.le as "confirmeeLe", s.cree_le as "arriveeLe"
    from structure s
    left join categorie_structure cat on cat.code = s.categorie_code
    left join grand_age g on g.structure_id = s.id
    left join confirmation_fiche f on f.structure_id = s.id
    cross join lateral (
      select count(*) as offres, count(*) filter (where o.horaires = '[]') as sans_horaires
      from offre o where o.structure_id = s.id and o.active and ${montree}) o
    cross join lateral (
      select count(*) as nombre, min(c.maj_le) as du
      from offre o join offre_lieu ol on ol.offre_id = o.id join lieu l on l.ror_id = ol.lieu_ror_id
      join capacite c on c.lieu_id = l.id
      where o.structure_id = s.id and o.active and ${montree}
        and l.absente_le is null and not ${lieuSensible('l')}) k
    cross join lateral (
      select count(*) as unites,
        count(*) filter (where exists (
          select from saisie_fiche d where d.objet_id = u.id and d.partie = 'unite' and d.version > 0)) as declarees
      from unite u where u.structure_id = s.id and u.fermee_le is null and u.fermeture_code is null
        and exists (select from offre o where o.unite_id = u.id)
        and not ${uniteSecrete('u')}) u
    cross join lateral (
      select count(*) as nombre, max(t.au) as du from tarif_grand_age t where t.structure_id = s.id) t
    cross join lateral (
      select max(p.declaree_le) as du from place_declaree p where p.structure_id = s.id) p
    where s.id = any(${structureIds}::uuid[])`.execute(base)
  return new Map(
    rows.map(({ id, ...l }) => [
      id,
      {
        ...l,
        capacitesDu: l.capacitesDu && jourDe(l.capacitesDu),
        tarifsDu: l.tarifsDu === null ? null : jour(l.tarifsDu),
        placesDu: l.placesDu && jourDe(l.placesDu),
        confirmeeLe: l.confirmeeLe && jourDe(l.confirmeeLe),
        arriveeLe: jourDe(l.arriveeLe),
      },
    ]),
  )
}
