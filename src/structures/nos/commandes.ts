import type { Commande } from '#src/socle/tranche.ts'
import { importerNos } from './importer-nos.ts'

const commandeImporterNos: Commande = {
  nom: 'nos importer',
  description:
    'Charge des nomenclatures des objets de santé (CodeSystem, ValueSet, ConceptMap FHIR R4) : un fichier, ou tous ceux d’un dossier.',
  arguments: '<fichier|dossier>',
  executer: async ({ base, horloge }, { arguments: [chemin = ''] }) => {
    const resultat = await importerNos(base, { chemin, maintenant: horloge() })
    if (!resultat.ok) {
      process.stderr.write(`Import refusé, rien n’a été changé. ${resultat.motif}\n`)
      return 1
    }
    process.stdout.write(`${JSON.stringify({ commande: 'nos importer', ...resultat.bilan })}\n`)
    return 0
  },
}

export const commandesNos: readonly Commande[] = [commandeImporterNos]
