import type { CapabilityStatement } from 'fhir/r4.js'
import { typeFhir } from './protocole/issues.ts'
import { liens } from './recherche/liens.ts'
import { parPageAuPlus, tris } from './recherche/lire.ts'
import { nomsDesTypes, types } from './recherche/types.ts'
import { profilRor } from './systemes.ts'

/** When what the façade can do last changed: to be moved with the tables of parameters. */
const version = { date: '2026-11-26', numero: '1.0.0' }

/** What this server does, read from the tables that its routes run on: it cannot declare what it does not do. */
export function enoncer(racine: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    url: `${racine}/metadata`,
    version: version.numero,
    name: 'AnnuaireViaTrajectoire',
    title: 'Annuaire de ViaTrajectoire',
    status: 'active',
    date: version.date,
    kind: 'instance',
    description:
      'Lecture de l’annuaire public de l’offre de soins et d’accompagnement : contacts « visibles du grand public » seulement, sans les unités sensibles.',
    software: { name: 'ViaTrajectoire', version: version.numero },
    implementation: { description: 'Annuaire public de ViaTrajectoire', url: racine },
    fhirVersion: '4.0.1',
    format: [typeFhir, 'json'],
    rest: [
      {
        mode: 'server',
        security: {
          cors: true,
          description: 'Données publiques, sans authentification ; appels limités par minute et par adresse.',
        },
        documentation: `Pages de ${parPageAuPlus} ressources au plus, par le lien « next ». _sort : ${tris.join(', ')}. Aussi : _count, _total, _summary (true, data, count), _elements, _format, _pretty.`,
        resource: nomsDesTypes.map(type => ({
          type,
          supportedProfile: types[type].profils.map(profilRor),
          interaction: [{ code: 'read' as const }, { code: 'search-type' as const }],
          versioning: 'versioned' as const,
          readHistory: false,
          updateCreate: false,
          conditionalCreate: false,
          conditionalRead: 'full-support' as const,
          conditionalUpdate: false,
          conditionalDelete: 'not-supported' as const,
          searchInclude: liens.filter(({ source }) => source === type).map(({ nom }) => nom),
          searchRevInclude: liens.filter(({ cible }) => cible === type).map(({ nom }) => nom),
          searchParam: types[type].parametres.map(({ nom, type: genre, documentation, modificateurs }) => ({
            name: nom,
            type: genre,
            documentation: modificateurs
              ? `${documentation} Modificateurs : ${modificateurs.map(m => `:${m}`).join(', ')}.`
              : documentation,
          })),
        })),
      },
    ],
  }
}
