import { Command } from 'commander'
import { assembler } from './application.ts'
import { ouvrirBaseConfiguree } from './socle/base/ouvrir.ts'
import { parlerFrancais } from './socle/commande-en-francais.ts'
import { ConfigInvalide, lireConfig } from './socle/config/config.ts'
import { creerLog } from './socle/log.ts'
import { horlogeSysteme } from './socle/temps/horloge.ts'
import type { CodeDeSortie, Commande, CommandeSansBase } from './socle/tranche.ts'

const migrer: Commande = {
  nom: 'migrer',
  description: 'Mettre la base à jour (npm start le fait aussi).',
  executer: async () => {
    // Opening the base is what migrates it.
    console.log(JSON.stringify({ migrer: 'à jour' }))
    return 0
  },
}

/** `npx viatrajectoire <commande>`: the commands that the slices export, each on the configured base. */
async function lancer() {
  const config = lireConfig(process.env)
  const programme = parlerFrancais(new Command('viatrajectoire'))
    .description(
      'ViaTrajectoire en ligne de commande. La configuration se lit dans l’environnement (docs/exploitation.md).',
    )
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .showHelpAfterError()

  const executer = async (
    commande: Commande | CommandeSansBase,
    positionnels: string[],
    options: Record<string, string>,
  ) => {
    const appel = { arguments: positionnels, options }
    if ('executerSansBase' in commande) return commande.executerSansBase(appel)
    const { base, fermer } = await ouvrirBaseConfiguree(config)
    try {
      const services = { base, config, log: creerLog(config), horloge: horlogeSysteme }
      return await commande.executer(services, appel)
    } finally {
      await fermer()
    }
  }

  const commandes = [migrer, ...(await assembler(config)).flatMap(({ commandes = [] }) => commandes)]
  for (const commande of commandes) {
    const sous = sousCommande(programme, commande.nom).description(commande.description)
    for (const argument of commande.arguments?.split(/\s+(?=[<[])/) ?? []) sous.argument(argument)
    for (const { drapeau, description, defaut } of commande.options ?? [])
      sous.option(drapeau, description, defaut)
    sous.action(async (...recus: unknown[]) => {
      const options = recus.at(-2) as Record<string, string>
      const positionnels = recus
        .slice(0, -2)
        .flat()
        .filter((v): v is string => typeof v === 'string')
      process.exitCode = (await executer(commande, positionnels, options)) satisfies CodeDeSortie
    })
  }
  await programme.parseAsync()
}

/** 'ror importer' is the command `importer` of the group `ror`. */
function sousCommande(programme: Command, nom: string): Command {
  const [premier = nom, second] = nom.split(' ')
  if (!second) return programme.command(premier)
  const groupe = programme.commands.find(c => c.name() === premier) ?? programme.command(premier)
  return groupe.command(second)
}

lancer().catch(erreur => {
  console.error(erreur instanceof ConfigInvalide ? erreur.message : erreur)
  process.exit(erreur instanceof ConfigInvalide ? 2 : 1)
})
