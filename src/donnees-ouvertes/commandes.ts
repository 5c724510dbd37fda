import type { Commande } from '#src/socle/tranche.ts'
import { exporterVers } from './fichiers/publier.ts'

export const commandeExporter: Commande = {
  nom: 'annuaire exporter',
  description: 'Écrit l’annuaire public dans un dossier : CSV, Parquet et dictionnaires, comme en ligne.',
  arguments: '<dossier>',
  executer: async (services, appel) => {
    const [dossier] = appel.arguments
    if (!dossier) {
      process.stderr.write('Indiquez le dossier où écrire : viatrajectoire annuaire exporter <dossier>\n')
      return 2
    }
    try {
      const lignes = await exporterVers(services, dossier)
      process.stdout.write(`${JSON.stringify({ commande: 'annuaire exporter', dossier, lignes })}\n`)
      return 0
    } catch (erreur) {
      process.stderr.write(`Export impossible, les fichiers d’avant restent. ${(erreur as Error).message}\n`)
      return 1
    }
  },
}
