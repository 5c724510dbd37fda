import { hash } from '@node-rs/argon2'
import { argon2ParDefaut, enTexte, type ParametresArgon2, schemaArgon2 } from '#src/socle/config/argon2.ts'
import type { Commande } from '#src/socle/tranche.ts'

const cibleParDefaut = 20
const passesMax = 20

/** Milliseconds that one hash takes, at best: what else the machine does only makes it longer. */
export type Chronometre = (parametres: ParametresArgon2) => Promise<number>

const chronometrer: Chronometre = async parametres => {
  const durees = []
  for (let essai = 0; essai < 5; essai++) {
    const depart = performance.now()
    await hash('un mot de passe à mesurer', parametres)
    durees.push(performance.now() - depart)
  }
  return Math.min(...durees)
}

/** The most passes over 19 MiB that stay under the target; never less than the minimum, however slow the machine. */
export async function recommander(cible: number, mesurer: Chronometre = chronometrer) {
  const minimum = schemaArgon2.parse(argon2ParDefaut)
  const duree = await mesurer(minimum)
  const voulues = Math.floor((minimum.timeCost * cible) / duree)
  const timeCost = Math.min(Math.max(voulues, minimum.timeCost), passesMax)
  const recommandes = { ...minimum, timeCost }
  return { recommandes, duree: timeCost === minimum.timeCost ? duree : await mesurer(recommandes) }
}

/** `npx viatrajectoire mot-de-passe mesurer`: what to write in ARGON2_PARAMETRES on this machine. */
export const commandeMesurer: Commande = {
  nom: 'mot-de-passe mesurer',
  description: 'Mesurer argon2id sur cette machine et proposer ARGON2_PARAMETRES.',
  options: [
    {
      drapeau: '--cible <ms>',
      description: 'temps de calcul voulu par connexion, en millisecondes',
      defaut: String(cibleParDefaut),
    },
  ],
  executer: async (_, { options }) => {
    const cible = Number(options.cible)
    if (!(cible >= 1 && cible <= 2000)) {
      process.stderr.write(
        `--cible : lu « ${options.cible} », attendu un nombre de millisecondes entre 1 et 2000.\n`,
      )
      return 2
    }
    const { recommandes, duree } = await recommander(cible)
    const bilan = {
      commande: 'mot-de-passe mesurer',
      ARGON2_PARAMETRES: enTexte(recommandes),
      millisecondes: Math.round(duree * 10) / 10,
      connexionsParSecondeEtParCoeur: Math.floor(1000 / duree),
    }
    process.stdout.write(`${JSON.stringify(bilan)}\n`)
    return 0
  },
}
