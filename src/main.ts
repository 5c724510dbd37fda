import { assembler } from './application.ts'
import { identifier } from './habilitations/acteur.ts'
import { DejaEnCours, prendreLInstance } from './socle/base/instance.ts'
import { type BaseOuverte, ouvrirBaseConfiguree } from './socle/base/ouvrir.ts'
import { ConfigInvalide, lireConfig } from './socle/config/config.ts'
import { creerLog } from './socle/log.ts'
import type { Services } from './socle/services.ts'
import { horlogeSysteme } from './socle/temps/horloge.ts'
import { demarrerOuvrier } from './socle/travaux/ouvrier.ts'
import { ecouter, PortOccupe } from './socle/web/ecouter.ts'
import { creerServeur } from './socle/web/serveur.tsx'

/** `npm start`: configuration → base → demo region → jobs → web; and the same backwards on Ctrl-C. */
async function demarrer() {
  const config = lireConfig(process.env)
  const log = creerLog(config)
  const fermetures: (() => Promise<void>)[] = []
  const arreter = async () => {
    for (const fermer of fermetures.reverse().splice(0)) await fermer()
  }

  const demanderArret = () => {
    arreter().then(
      () => process.exit(0),
      erreur => {
        log.error({ err: erreur }, 'arrêt incomplet')
        process.exit(1)
      },
    )
  }
  process.once('SIGINT', demanderArret)
  process.once('SIGTERM', demanderArret)

  try {
    const { base, url, fermer }: BaseOuverte = await ouvrirBaseConfiguree(config)
    fermetures.push(fermer)
    if (!config.DATABASE_URL) fermetures.push(await prendreLInstance(url, config.DATA_DIR))

    const services: Services = { base, config, log, horloge: horlogeSysteme }
    const tranches = await assembler(config)
    for (const { preparer } of tranches) await preparer?.(services)

    const ouvrier = await demarrerOuvrier(
      services,
      tranches.flatMap(({ travaux = [] }) => travaux),
      url,
    )
    fermetures.push(() => ouvrier.stop())
    const { arreter: fermerLeWeb } = await ecouter(
      creerServeur({
        services,
        tranches,
        identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
      }),
      config,
    )
    fermetures.push(fermerLeWeb)
    annoncer(config.URL_PUBLIQUE, config.DEMO)
  } catch (erreur) {
    await arreter()
    throw erreur
  }
}

function annoncer(adresse: string, demo: boolean) {
  console.log(`ViaTrajectoire répond sur ${adresse}`)
  if (demo) console.log(`Région de démonstration : ${adresse}/demo`)
  console.log('Ctrl-C pour arrêter.')
}

demarrer().catch(erreur => {
  const attendue = [ConfigInvalide, DejaEnCours, PortOccupe].some(genre => erreur instanceof genre)
  console.error(attendue ? erreur.message : erreur)
  process.exit(1)
})
