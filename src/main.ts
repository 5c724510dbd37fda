import type { Logger } from 'pino'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { assembler } from './application.ts'
import { DejaEnCours, prendreLInstance } from './socle/base/instance.ts'
import { ouvrirBaseConfiguree } from './socle/base/ouvrir.ts'
import { sousRoleApplication } from './socle/base/role-application.ts'
import { type Config, ConfigInvalide, lireConfig } from './socle/config/config.ts'
import { creerLog } from './socle/log.ts'
import type { Services } from './socle/services.ts'
import { horlogeSysteme } from './socle/temps/horloge.ts'
import { demarrerOuvrier } from './socle/travaux/ouvrier.ts'
import { ecouter, PortOccupe } from './socle/web/ecouter.ts'
import { creerServeur } from './socle/web/serveur.tsx'

/** `npm start`: configuration → base → demo region → jobs → web; and the same backwards on Ctrl-C. */
async function lancer() {
  const config = lireConfig(process.env)
  const log = creerLog(config)
  const fermetures: (() => Promise<void>)[] = []
  const demarrage = demarrer(config, log, fermetures)
  // Ctrl-C may come while we are still starting: what was begun is finished first, then undone in reverse order.
  const arreter = () =>
    demarrage
      .catch(() => undefined)
      .then(() => fermetures.reduceRight((avant, fermer) => avant.then(fermer), Promise.resolve()))
  surSignal(() => arreter().then(() => process.exit(0), echouer))
  try {
    await demarrage
  } catch (erreur) {
    await arreter()
    throw erreur
  }
}

/** Once: on a terminal, npm passes on the Ctrl-C that we have already received. */
function surSignal(agir: () => void) {
  const etat = { recu: false }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!etat.recu) agir()
      etat.recu = true
    })
  }
}

async function demarrer(config: Config, log: Logger, fermetures: (() => Promise<void>)[]) {
  const { base, url, fermer } = await ouvrirBaseConfiguree(config)
  fermetures.push(fermer)
  if (!config.DATABASE_URL) fermetures.push(await prendreLInstance(url, config.DATA_DIR))

  const proprietaire: Services = { base, config, log, horloge: horlogeSysteme }
  const tranches = await assembler(config)
  for (const { preparer } of tranches) await preparer?.(proprietaire)

  // from here on, nothing that a request or a job runs may rewrite the journal
  const restreinte = await sousRoleApplication({ base, url }, proprietaire)
  if (restreinte !== base) fermetures.push(() => restreinte.destroy())
  const services: Services = { ...proprietaire, base: restreinte }

  const travaux = tranches.flatMap(({ travaux = [] }) => travaux)
  const ouvrier = await demarrerOuvrier(services, travaux, url)
  fermetures.push(() => ouvrier.stop())

  const qui = (jeton: string, maintenant: Date) => identifier(services, jeton, maintenant)
  const ecoute = await ecouter(creerServeur({ services, tranches, identifier: qui }), config)
  fermetures.push(ecoute.arreter)
  annoncer(config.URL_PUBLIQUE, config.DEMO)
}

function annoncer(adresse: string, demo: boolean) {
  console.log(`ViaTrajectoire répond sur ${adresse}`)
  if (demo) console.log(`Région de démonstration : ${adresse}/demo`)
  console.log('Ctrl-C pour arrêter.')
}

function echouer(erreur: unknown) {
  const attendue = [ConfigInvalide, DejaEnCours, PortOccupe].some(genre => erreur instanceof genre)
  console.error(attendue ? (erreur as Error).message : erreur)
  process.exit(1)
}

lancer().catch(echouer)
