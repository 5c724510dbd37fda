import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { lieuSensible, offreSecrete, uniteSecrete } from '../publication.ts'
import type { Niveau, ObjetDeFiche } from '../tables.ts'
import { champsTechniques, nomDuChamp } from './libelles.ts'

/** One field of a fiche that changed: from `avant`, held since `depuis` as far as is known, to `apres`. */
export type ChangementLu = {
  id: number
  le: Date
  depuis: Date | null
  objet: ObjetDeFiche
  objetId: string
  /** What the object is called today. */
  nom: string
  champ: string
  /** In words: « date de fermeture ». */
  libelle: string
  avant: unknown
  apres: unknown
  source: 'ror' | 'viatrajectoire'
  acteurId: string | null
}

export type QuelsChangements = {
  /** Only those since that instant. */
  depuis?: Date | undefined
  /** Only those older than this one: the next page. */
  avantId?: number | undefined
  /** Contacts more confidential than this are left out (TRE_R283). */
  niveau: Niveau
  /** Only what the ROR changed, or only what was typed here. */
  source?: ChangementLu['source']
  limite?: number
}

/** `suivante`: what `avantId` must be to read on; null at the end. */
export type PageDeChangements = { changements: ChangementLu[]; suivante: number | null }

/** Of changes `c` of objects joined as `u` (units), `o` (offers) and `l` (places): those that touch no sensitive unit. */
export const horsUnitesSensibles = sql<boolean>`case c.objet
  when 'unite' then not ${uniteSecrete('u')}
  when 'offre' then not coalesce(${offreSecrete('o')}, false)
  when 'lieu' then not ${lieuSensible('l')}
  else true end`

/**
 * « Ce qui a changé depuis… »: the changes of the fiche of a structure, the latest first. Sensitive units and offers
 * are left out, and so is what has a meaning for machines only.
 */
export async function lireChangements(
  base: Lecture,
  structureId: string,
  { depuis, avantId, niveau, source, limite = 100 }: QuelsChangements,
): Promise<PageDeChangements> {
  const { rows } = await sql<Omit<ChangementLu, 'libelle'>>`
    select c.id, c.le, c.depuis, c.objet, c.objet_id as "objetId", c.champ, c.avant, c.apres, c.source,
      c.acteur_id as "acteurId", coalesce(s.nom, u.nom, o.nom, l.nom, 'Sans nom') as nom
    from changement_fiche c
      left join structure s on c.objet = 'structure' and s.id = c.objet_id
      left join unite u on c.objet = 'unite' and u.id = c.objet_id
      left join offre o on c.objet = 'offre' and o.id = c.objet_id
      left join lieu l on c.objet = 'lieu' and l.id = c.objet_id
    where c.structure_id = ${structureId}
      and (${depuis ?? null}::timestamptz is null or c.le >= ${depuis ?? null}::timestamptz)
      and (${avantId ?? null}::bigint is null or c.id < ${avantId ?? null}::bigint)
      and (${source ?? null}::text is null or c.source = ${source ?? null}::text)
      and not (c.source = 'ror' and c.champ = any(${champsTechniques}))
      and ${horsUnitesSensibles}
    order by c.id desc limit ${limite + 1}`.execute(base)
  const page = rows.slice(0, limite)
  const changements = page
    .map(ligne => ({ ...ligne, libelle: nomDuChamp(ligne.champ), ...selonNiveau(ligne, niveau) }))
    .filter(
      ({ champ, avant, apres }) => champ !== 'contacts' || JSON.stringify(avant) !== JSON.stringify(apres),
    )
  return { changements, suivante: rows.length > limite ? (page.at(-1)?.id ?? null) : null }
}

function selonNiveau(
  { champ, avant, apres }: { champ: string; avant: unknown; apres: unknown },
  niveau: Niveau,
) {
  if (champ !== 'contacts') return { avant, apres }
  const visibles = (contacts: unknown) =>
    Array.isArray(contacts) ? contacts.filter(contact => Number(contact?.niveau ?? 3) <= niveau) : []
  return { avant: visibles(avant), apres: visibles(apres) }
}
