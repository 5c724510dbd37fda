import type { Commande, CommandeSansBase } from '#src/socle/tranche.ts'
import { raconter } from './bilan.ts'
import { commandeDouble } from './double/commande.ts'
import { importerRor } from './importer.ts'

const commandeImporter: Commande = {
  nom: 'ror importer',
  description:
    'Importe dans l’annuaire un export du ROR (FHIR R4, JSON) : un fichier, ou tous ceux d’un dossier.',
  arguments: '<fichier|dossier>',
  executer: async ({ base, horloge }, appel) => {
    const [chemin] = appel.arguments
    if (!chemin) {
      dire('Indiquez le fichier ou le dossier à importer : viatrajectoire ror importer <fichier|dossier>')
      return 2
    }
    const resultat = await importerRor(base, {
      chemin,
      maintenant: horloge(),
      progression: lues => {
        if (lues % 5000 === 0) dire(`${lues} ressources lues…`)
      },
    })
    if (!resultat.ok) {
      dire(`Import refusé, rien n’a été changé. ${resultat.motif}`)
      return 1
    }
    for (const ligne of raconter(resultat.bilan)) dire(ligne)
    process.stdout.write(`${JSON.stringify({ commande: 'ror importer', ...resultat.bilan })}\n`)
    return 0
  },
}

export const commandesRor: readonly (Commande | CommandeSansBase)[] = [commandeImporter, commandeDouble]

/** Progress and sentences go to stderr: stdout holds the result alone. */
function dire(phrase: string) {
  process.stderr.write(`${phrase}\n`)
}
