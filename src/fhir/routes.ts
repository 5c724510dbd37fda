import { type SqlBool, sql } from 'kysely'
import { jourDe } from '#src/socle/temps/jours.ts'
import { CorpsRefuse } from '#src/socle/web/json.ts'
import type { DemandeParJeton } from '#src/socle/web/par-jeton.ts'
import { ouvert, type Route } from '#src/socle/web/route.ts'
import { ouverteAuxProgrammes } from './acces.ts'
import { enoncer } from './capacites.ts'
import { designe, lireId, type TypeFhir } from './ids.ts'
import { RefusFhir } from './protocole/issues.ts'
import { lireChoix, projeter } from './protocole/projection.ts'
import { exigerJson, repondre } from './protocole/reponse.ts'
import { composer } from './recherche/bundle.ts'
import { lireRecherche } from './recherche/lire.ts'
import type { Contexte } from './recherche/parametre.ts'
import { estType } from './recherche/types.ts'
import { charger } from './ressources/charger.ts'
import { sources } from './sources.ts'

const racine = '/fhir'

const contexteDe = ({ services, maintenant }: DemandeParJeton): Contexte => ({
  racine: services.config.URL_PUBLIQUE + racine,
  maintenant,
  aujourdhui: jourDe(maintenant),
})

const parametresDe = (r: DemandeParJeton) => [...new URL(r.c.req.url).searchParams]
const dernier = (parametres: readonly [string, string][], nom: string) =>
  parametres.findLast(([connu]) => connu === nom)?.[1]

function typeDemande(r: DemandeParJeton): TypeFhir {
  const type = r.c.req.param('type') ?? ''
  if (estType(type)) return type
  throw new RefusFhir({
    statut: 404,
    code: 'not-supported',
    detail: 'Ce type n’est pas servi : Organization, HealthcareService et Location le sont.',
  })
}

async function lire(r: DemandeParJeton): Promise<Response> {
  const parametres = parametresDe(r)
  exigerJson(r.c, dernier(parametres, '_format'))
  const type = typeDemande(r)
  const designation = lireId(type, r.c.req.param('id') ?? '')
  const absente = new RefusFhir({
    statut: 404,
    code: 'not-found',
    detail: 'Aucune ressource n’a cet identifiant.',
  })
  if (!designation) throw absente
  const { table, publique, secrete } = sources[designation.genre]
  const { rows } = await sql<{ id: string; publique: SqlBool; secrete: SqlBool }>`
    select x.id, (${publique('x')}) as publique, (${secrete('x')}) as secrete
    from ${sql.table(table)} x where ${designe('x', designation)} limit 1`.execute(r.services.base)
  const ligne = rows[0]
  if (!ligne || ligne.secrete) throw absente
  if (!ligne.publique)
    throw new RefusFhir({
      statut: 410,
      code: 'deleted',
      detail: 'Cette ressource n’est plus dans l’annuaire.',
    })
  const cle = { genre: designation.genre, id: ligne.id }
  const [ressource] = await charger(r.services.base, [cle], jourDe(r.maintenant))
  if (!ressource) throw absente
  const choix = lireChoix(parametres)
  return repondre(r.c, projeter(ressource, choix), {
    majLe: new Date(ressource.meta?.lastUpdated ?? 0),
    joli: choix.joli,
    ...(choix.elements === null && !choix.joli && { version: ressource.meta?.versionId ?? '' }),
  })
}

async function chercher(r: DemandeParJeton, parametres: [string, string][]): Promise<Response> {
  exigerJson(r.c, dernier(parametres, '_format'))
  const contexte = contexteDe(r)
  const strict = /(^|[,;\s])handling\s*=\s*"?strict"?/i.test(r.c.req.header('prefer') ?? '')
  const recherche = lireRecherche(typeDemande(r), parametres, { contexte, strict })
  return repondre(r.c, await composer(r.services.base, recherche, contexte), { joli: recherche.choix.joli })
}

/** A search too long for an address, or that nobody wants in logs: what it says adds to the address. */
async function chercherParCorps(r: DemandeParJeton): Promise<Response> {
  const type = (r.c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded')
    throw new CorpsRefuse(415, 'Le type attendu est application/x-www-form-urlencoded.')
  return chercher(r, [...parametresDe(r), ...new URLSearchParams(await r.c.req.text())])
}

/** What is left: addresses that do not exist, and acts on those that do. Nothing is written here. */
function ailleurs(r: DemandeParJeton): never {
  const connue = /^\/fhir\/(metadata|(Organization|HealthcareService|Location)(\/[^/]+|\/_search)?)\/?$/.test(
    r.c.req.path,
  )
  if (connue && !['GET', 'HEAD'].includes(r.c.req.method)) {
    const allow = r.c.req.path.endsWith('/_search') ? 'POST' : 'GET, HEAD'
    throw new RefusFhir(
      {
        statut: 405,
        code: 'not-supported',
        detail: `La façade se lit seulement : ${allow} à cette adresse.`,
      },
      { allow },
    )
  }
  throw new RefusFhir({
    statut: 404,
    code: 'not-supported',
    detail: 'Cette adresse n’existe pas : voyez /fhir/metadata.',
  })
}

export const routesFhir: readonly Route[] = [
  ouvert.get(`${racine}/metadata`, ouverteAuxProgrammes, r => {
    const parametres = parametresDe(r)
    exigerJson(r.c, dernier(parametres, '_format'))
    return repondre(r.c, enoncer(contexteDe(r).racine), { joli: lireChoix(parametres).joli })
  }),
  ouvert.post(`${racine}/:type/_search`, ouverteAuxProgrammes, chercherParCorps),
  ouvert.get(`${racine}/:type`, ouverteAuxProgrammes, r => chercher(r, parametresDe(r))),
  ouvert.get(`${racine}/:type/:id`, ouverteAuxProgrammes, lire),
  ouvert.all(`${racine}/*`, ouverteAuxProgrammes, ailleurs),
]
