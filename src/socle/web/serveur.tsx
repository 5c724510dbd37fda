import { type Context, Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { baseInjoignable } from '../base/transaction.ts'
import { enregistrerActes } from '../journal/phrases.ts'
import { scripts, scriptsDePage } from '../ui/scripts.ts'
import { feuilleDeStyle, feuillesDePage } from '../ui/styles.ts'
import { creerRequete, requeteAnonyme } from './creer-requete.tsx'
import { Illisible, Introuvable, NonAutorise } from './erreurs.ts'
import { CorpsRefuse } from './json.ts'
import type { OptionsServeur } from './options.ts'
import { preparerLesOuvertes, traiterOuverte } from './ouverte.ts'
import { cheminFeuille } from './page.tsx'
import { traiterParJeton } from './par-jeton.ts'
import { estOuverte, estParJeton, type Route } from './route.ts'
import { routesDeSante } from './sante.ts'
import { entetesDeSecurite, memeOrigine, methodesConnues, sansCache } from './securite.ts'

const unMega = 1024 * 1024
/** What a form weighs at most; a route that takes files says more. */
const corpsMaximal = 2 * unMega
const unAn = 'public, max-age=31536000, immutable'

/** The whole web application: every request goes policy → handler, whatever the slice. */
export function creerServeur(options: OptionsServeur): Hono {
  const { services, tranches } = options
  for (const { actes } of tranches) if (actes) enregistrerActes(actes)
  const app = new Hono()
  app.use(entetesDeSecurite(services.config))
  app.use(sansCache)
  const routes = tranches.flatMap(({ routes = [] }) => routes)
  preparerLesOuvertes(app, routes)
  app.use(methodesConnues)
  app.use(compress())

  routesDeSante(
    app,
    services,
    tranches.flatMap(({ mesures = [] }) => mesures),
  )
  for (const { chemin, contenu, type } of fichiersStatiques) {
    app.get(chemin, c => c.body(contenu, 200, { 'content-type': type, 'cache-control': unAn }))
  }
  for (const route of routes) brancher(app, options, route)

  app.notFound(async c => (await creerRequete(c, options)).introuvable())
  app.onError(async (erreur, c) => {
    // the base may be what fails: then nobody can tell who asks
    const r = await creerRequete(c, options).catch(() => requeteAnonyme(c, options))
    if (erreur instanceof Introuvable) return r.introuvable()
    if (erreur instanceof NonAutorise) return r.refuse(erreur.message)
    if (erreur instanceof Illisible) return r.illisible()
    services.log.error(
      { err: erreur, chemin: c.req.routePath, requete: r.origine.requete },
      'erreur inattendue',
    )
    return baseInjoignable(erreur) ? r.indisponible() : r.panne()
  })
  return app
}

/** Policy, then size, then work: nothing is read of what somebody who may not come in sends. */
function brancher(app: Hono, options: OptionsServeur, route: Route) {
  const { chemin } = route
  const methode = route.methode.toUpperCase()
  if (estParJeton(route)) {
    app.on(methode, chemin, limiterLesProgrammes, c => traiterParJeton(c, options.services, route))
    return
  }
  if (estOuverte(route)) {
    const limiter = bodyLimit({
      maxSize: questionMaximale,
      onError: c => traiterOuverte(c, options.services, { ...route, traiter: refuserLaQuestion }),
    })
    app.on(methode, chemin, limiter, c => traiterOuverte(c, options.services, route))
    return
  }
  const { politique, traiter } = route
  const entrer = async (c: Context, suite: Next) => {
    const r = await creerRequete(c, options)
    if (politique.genre === 'reservee') {
      if (!r.acteur) return r.versConnexion()
      const { obligation } = r.acteur
      if (obligation && !politique.malgreObligation) return r.versObligation(obligation)
      if (!politique.admet(r.acteur)) return r.refuse(politique.refus)
    } else {
      const refus = await politique.admettre?.(r)
      if (refus) return refus
    }
    return suite()
  }
  const maxSize = route.corpsMaximal ?? corpsMaximal
  const limiter = bodyLimit({
    maxSize,
    onError: async c => (await creerRequete(c, options)).tropVolumineux(Math.floor(maxSize / unMega)),
  })
  app.on(methode, chemin, memeOrigine, entrer, limiter, async c => traiter(await creerRequete(c, options)))
}

/** What is asked without a secret, in bytes. */
const questionMaximale = 64 * 1024
const refuserLaQuestion = (): never => {
  throw new CorpsRefuse(413, 'Envoi trop volumineux : 64 Kio au plus.')
}

const limiterLesProgrammes = bodyLimit({
  maxSize: corpsMaximal,
  onError: c => c.text('Envoi trop volumineux : 2 Mo au plus.', 413),
})

const fichiersStatiques = [
  ...[{ chemin: cheminFeuille, contenu: feuilleDeStyle.contenu }, ...Object.values(feuillesDePage)].map(
    ({ chemin, contenu }) => ({ chemin, contenu, type: 'text/css; charset=utf-8' }),
  ),
  ...[...scripts, ...Object.values(scriptsDePage)].map(({ chemin, contenu }) => ({
    chemin,
    contenu,
    type: 'text/javascript; charset=utf-8',
  })),
]
