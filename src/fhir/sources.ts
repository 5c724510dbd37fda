import { type RawBuilder, type SqlBool, sql } from 'kysely'
import {
  entiteJuridiquePublique,
  lieuPublic,
  lieuSecret,
  offrePublique,
  offreSecrete,
  structurePublique,
  structureSensible,
  uniteOuStructureSecrete,
  unitePublique,
} from '#src/structures/publication.ts'
import type { Genre } from './ids.ts'

type Source = {
  table: 'entite_juridique' | 'structure' | 'unite' | 'offre' | 'lieu'
  publique: (alias: string) => RawBuilder<SqlBool>
  /** Among what is not public: what nobody may learn the existence of. The rest is gone (410). */
  secrete: (alias: string) => RawBuilder<SqlBool>
  /** Whether that takes so many reads that rows are better looked at one by one, until the page is full. */
  uneAUne?: boolean
}

const jamais = () => sql<SqlBool>`false`

/** Where each kind of resource is read. */
export const sources: Record<Genre, Source> = {
  ej: {
    table: 'entite_juridique',
    publique: entiteJuridiquePublique,
    secrete: jamais,
  },
  eg: {
    table: 'structure',
    publique: structurePublique,
    secrete: structureSensible,
  },
  oi: {
    table: 'unite',
    publique: unitePublique,
    secrete: uniteOuStructureSecrete,
  },
  offre: {
    table: 'offre',
    publique: offrePublique,
    secrete: offreSecrete,
  },
  lieu: { table: 'lieu', publique: lieuPublic, secrete: lieuSecret, uneAUne: true },
}
