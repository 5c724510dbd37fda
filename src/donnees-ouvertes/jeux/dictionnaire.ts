import type { Jeu, TypeColonne } from './jeu.ts'

export const licence = {
  nom: 'Licence Ouverte 2.0',
  code: 'etalab-2.0',
  adresse: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
} as const

/** CSV as French spreadsheets open it by a double click. */
export const dialecte = { delimiter: ';', lineTerminator: '\r\n', quoteChar: '"', header: true } as const

const types: Record<TypeColonne, { type: string; format?: string; decimalChar?: string }> = {
  texte: { type: 'string' },
  entier: { type: 'integer' },
  nombre: { type: 'number', decimalChar: '.' },
  prix: { type: 'number', decimalChar: '.' },
  booleen: { type: 'boolean' },
  jour: { type: 'date', format: '%Y-%m-%d' },
  instant: { type: 'datetime', format: '%Y-%m-%dT%H:%M:%SZ' },
}

/** The dictionary of one table, as a JSON Table Schema (specs.frictionlessdata.io/table-schema). */
export function schemaDe({ colonnes, cle }: Jeu) {
  return {
    fields: colonnes.map(({ nom, type, description, requise }) => ({
      name: nom,
      ...types[type],
      description,
      ...(requise && { constraints: { required: true } }),
    })),
    primaryKey: cle,
    missingValues: [''],
  }
}

/** The whole as a Data Package, with what each file weighs. */
export function paquet(
  jeux: readonly Jeu[],
  { creeLe, octets }: { creeLe: Date; octets: (fichier: string) => number },
) {
  return {
    profile: 'tabular-data-package',
    name: 'annuaire-viatrajectoire',
    title: 'Annuaire public de ViaTrajectoire',
    created: creeLe.toISOString(),
    licenses: [{ name: licence.code, title: licence.nom, path: licence.adresse }],
    resources: jeux.flatMap(jeu => [
      {
        profile: 'tabular-data-resource',
        name: jeu.nom,
        title: jeu.titre,
        description: jeu.description,
        path: `${jeu.nom}.csv`,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        bytes: octets(`${jeu.nom}.csv`),
        dialect: dialecte,
        schema: schemaDe(jeu),
      },
      {
        name: `${jeu.nom}-parquet`,
        title: `${jeu.titre} (Parquet)`,
        path: `${jeu.nom}.parquet`,
        format: 'parquet',
        mediatype: 'application/vnd.apache.parquet',
        bytes: octets(`${jeu.nom}.parquet`),
      },
    ]),
  }
}
