import type { Acteur, Perimetre } from '#src/socle/acces/acteur.ts'

export type ColonnesPerimetre = {
  structure_id: string | null
  unite_id: string | null
  entite_juridique_id: string | null
  departement_code: string | null
  region_code: string | null
}

/** The perimeter that a row of `habilitation` bears. */
export function perimetreDe(ligne: ColonnesPerimetre): Perimetre {
  const { structure_id, unite_id, entite_juridique_id, departement_code, region_code } = ligne
  if (structure_id && unite_id) return { genre: 'unite', structureId: structure_id, uniteId: unite_id }
  if (structure_id) return { genre: 'structure', structureId: structure_id }
  if (entite_juridique_id) return { genre: 'entite', entiteId: entite_juridique_id }
  if (departement_code) return { genre: 'departement', departement: departement_code }
  return region_code ? { genre: 'region', region: region_code } : { genre: 'national' }
}

/** The other way round, for an insert. */
export function colonnesDe(perimetre: Perimetre): ColonnesPerimetre {
  return {
    structure_id: structureDe(perimetre),
    unite_id: perimetre.genre === 'unite' ? perimetre.uniteId : null,
    entite_juridique_id: perimetre.genre === 'entite' ? perimetre.entiteId : null,
    departement_code: perimetre.genre === 'departement' ? perimetre.departement : null,
    region_code: perimetre.genre === 'region' ? perimetre.region : null,
  }
}

/** The structure that a perimeter stands in, if it stands in one. */
export function structureDe(perimetre: Perimetre): string | null {
  return perimetre.genre === 'structure' || perimetre.genre === 'unite' ? perimetre.structureId : null
}

/** Same text as the generated column `habilitation.perimetre`. */
export function cleDe(perimetre: Perimetre): string {
  switch (perimetre.genre) {
    case 'structure':
      return `structure:${perimetre.structureId}`
    case 'unite':
      return `unite:${perimetre.uniteId}`
    case 'entite':
      return `entite:${perimetre.entiteId}`
    case 'departement':
      return `departement:${perimetre.departement}`
    case 'region':
      return `region:${perimetre.region}`
    case 'national':
      return 'national'
    default:
      return perimetre satisfies never
  }
}

/** On what acts about this perimeter take turns, if not on the person: its structure, or its entité. */
export function verrouDe(perimetre: Perimetre): string | null {
  return perimetre.genre === 'entite' ? perimetre.entiteId : structureDe(perimetre)
}

/** To name somebody to ask: any structure where this person holds a right. */
export function ouJeSuis({ droits }: Pick<Acteur, 'droits'>): string | null {
  return droits.map(({ perimetre }) => structureDe(perimetre)).find(id => id !== null) ?? null
}
