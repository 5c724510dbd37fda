import cluster from 'node:cluster'
import type { Logger } from 'pino'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { assembler } from './application.ts'
import { ouvrirBase } from './socle/base/base.ts'
import { DejaEnCours, prendreLInstance } from './socle/base/instance.ts'
import { ouvrirBaseConfiguree } from './socle/base/ouvrir.ts'
import { sousRoleApplication } from './socle/base/role-application.ts'
import { type Config, ConfigInvalide, lireConfig } from './socle/config/config.ts'
import { creerLog } from './socle/log.ts'
import { EnfantMort, ouvrirGrappe } from './socle/processus/grappe.ts'
import type { Services } from './socle/services.ts'
import { horlogeSysteme } from './socle/temps/horloge.ts'
import type { Tranche } from './socle/tranche.ts'
import { demarrerOuvrier } from './socle/travaux/ouvrier.ts'
import { ecouter, PortOccupe } from './socle/web/ecouter.ts'
import { creerServeur } from './socle/web/serveur.tsx'

/**
 * `npm start`: configuration → base → demo region → jobs → web; and the same backwards on Ctrl-C. With WEB_PROCESSES, children
 * do the web and only that.
 */
async function lancer() {
  const config = lireConfig(process.env)
  const log = creerLog(config)
  const fermetures: (() => Promise<void>)[] = []
  const demarrage = cluster.isPrimary
    ? demarrer(config, log, fermetures)
    : demarrerEnfant(config, log, fermetures)
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
  const recevoir = () => {
    if (!etat.recu) agir()
    etat.recu = true
  }
  process.on('SIGTERM', recevoir)
  // Ctrl-C reaches the children too: they wait for their parent's word
  process.on('SIGINT', cluster.isPrimary ? recevoir : () => undefined)
}

async function demarrer(config: Config, log: Logger, fermetures: Fermetures) {
  const { base, url, fermer, veiller } = await ouvrirBaseConfiguree(config)
  fermetures.push(fermer)
  if (!config.DATABASE_URL) fermetures.push(await prendreLInstance(url, config.DATA_DIR))
  fermetures.push(veiller(log))

  const proprietaire: Services = { base, config, log, horloge: horlogeSysteme }
  const tranches = await assembler(config)
  for (const { preparer } of tranches) await preparer?.(proprietaire)

  const services = await descendre(proprietaire, url, fermetures)
  const travaux = tranches.flatMap(({ travaux = [] }) => travaux)
  const ouvrier = await demarrerOuvrier(services, travaux, url)
  fermetures.push(() => ouvrier.stop())

  if (config.WEB_PROCESSES === 1) await servir(services, tranches, fermetures)
  else {
    const env = { DATABASE_URL: url }
    const grappe = ouvrirGrappe({ processus: config.WEB_PROCESSES, env, log })
    fermetures.push(grappe.arreter)
    await grappe.prete
  }
  annoncer(config.URL_PUBLIQUE, config.DEMO)
}

/** The base is open, migrated and filled by the parent: nothing but the web. */
async function demarrerEnfant(config: Config, log: Logger, fermetures: Fermetures) {
  const url = config.DATABASE_URL ?? ''
  const base = ouvrirBase(url, { connexions: config.CONNEXIONS_MAX })
  fermetures.push(() => base.destroy())
  const tranches = await assembler(config)
  const services = await descendre({ base, config, log, horloge: horlogeSysteme }, url, fermetures)
  await servir(services, tranches, fermetures)
}

type Fermetures = (() => Promise<void>)[]

/** From here on, nothing that a request or a job runs may rewrite the journal. */
async function descendre(proprietaire: Services, url: string, fermetures: Fermetures): Promise<Services> {
  const { base } = proprietaire
  const restreinte = await sousRoleApplication({ base, url }, proprietaire)
  if (restreinte !== base) fermetures.push(() => restreinte.destroy())
  return { ...proprietaire, base: restreinte }
}

async function servir(services: Services, tranches: readonly Tranche[], fermetures: Fermetures) {
  const qui = (jeton: string, maintenant: Date) => identifier(services, jeton, maintenant)
  const ecoute = await ecouter(creerServeur({ services, tranches, identifier: qui }), services.config)
  fermetures.push(ecoute.arreter)
}

function annoncer(adresse: string, demo: boolean) {
  console.log(`ViaTrajectoire répond sur ${adresse}`)
  if (demo) console.log(`Région de démonstration : ${adresse}/demo`)
  console.log('Ctrl-C pour arrêter.')
}

function echouer(erreur: unknown) {
  const attendue = [ConfigInvalide, DejaEnCours, PortOccupe].some(genre => erreur instanceof genre)
  // a child that could not start has said why itself
  if (!(erreur instanceof EnfantMort)) console.error(attendue ? (erreur as Error).message : erreur)
  process.exit(1)
}

lancer().catch(echouer)
