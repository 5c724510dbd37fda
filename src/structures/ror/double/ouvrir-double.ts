import { Hono } from 'hono'
import { type Horloge, horlogeSysteme } from '#src/socle/temps/horloge.ts'
import { ecouter } from '#src/socle/web/ecouter.ts'
import type { Autorite } from './certificats.ts'
import { ajouterCommandes } from './commander.ts'
import { type Journee, lireDossier } from './dossier.ts'
import { creerEntrepot, type Entrepot } from './entrepot.ts'
import { creerPannes, type DemandeDePanne } from './pannes.ts'
import { type ReponseAnomalie, repondreAuSignalement } from './repondre.ts'
import { estRessource, type Ressource } from './ressources.ts'
import { cheminApi, cheminJetons, type ReglagesServeur, servirApi } from './serveur.ts'

export type OptionsDouble = Partial<ReglagesServeur> & {
  /** A folder of FHIR files, with or without days; the resources themselves; or how to load them at the first call. */
  source:
    | { dossier: string }
    | { ressources: readonly unknown[] }
    | { charger: () => Promise<readonly unknown[]> }
  /** 0: any free port, on the loopback. */
  port?: number
  hote?: string
  /** Read on the days that do not tell their own. */
  horloge?: Horloge
  /** Over https, to those only who show a certificate of this authority: no secret is then expected. */
  mtls?: Autorite
  /** It ends with the process, and is never what keeps it alive. */
  detache?: boolean
}

export type DoubleRor = {
  /** Base of the API, what ROR_URL expects. */
  url: string
  /** Token endpoint, what ROR_TOKEN_URL expects. */
  urlJetons: string
  clientId: string
  /** Empty: a certificate says who is calling. */
  clientSecret: string
  panne: (demande: DemandeDePanne) => void
  /** Takes back the faults that still hold. */
  reparer: () => void
  jour: (jour: number) => void
  /** The source changes, corrects or removes a resource; dated by its clock. */
  deposer: (...ressources: Ressource[]) => void
  retirer: (type: string, id: string) => void
  lire: Entrepot['lire']
  /** The anomaly reports received. */
  signalements: () => Ressource[]
  /** Says what becomes of one of them: a code of TRE_R352, and why. */
  repondre: (id: string, reponse: ReponseAnomalie) => Ressource | undefined
  /** How many calls of each operation. */
  appels: Readonly<Record<string, number>>
  fermer: () => Promise<void>
}

export const reglagesParDefaut: ReglagesServeur = {
  clientId: 'viatrajectoire-double',
  clientSecret: 'secret-du-double',
  dureeJetonSecondes: 300,
  parTranche: 500,
  attentes: 1,
  forme: 'bundle',
  limites: { parPage: 200, plafond: 10_000 },
}

/**
 * A ROR of our own, that speaks the real protocol on the loopback.
 * @throws a refusal, in French, when the folder cannot be read; PortOccupe.
 */
export async function ouvrirDouble(options: OptionsDouble): Promise<DoubleRor> {
  const {
    source,
    port = 0,
    hote = '127.0.0.1',
    horloge = horlogeSysteme,
    mtls,
    detache,
    ...choisis
  } = options
  const reglages = { ...reglagesParDefaut, ...(mtls && { clientSecret: '' }), ...choisis }
  const tls = mtls && {
    ...(await mtls.signer({ nom: hote, pour: 'serveur' })),
    ca: mtls.cert,
    requestCert: true,
    rejectUnauthorized: true,
  }
  const journees: Journee[] = []
  const entrepot = creerEntrepot(journees, horloge)
  const remplir = async () => {
    journees.push(...(await lireSource(source)))
    entrepot.allerAuJour(journees[0]?.jour ?? 0)
  }
  const pannes = creerPannes()
  const { app, appels } = servirApi(entrepot, pannes, reglages)
  ajouterCommandes(app, { entrepot, pannes, appels })
  let remplissage = 'charger' in source ? undefined : remplir()
  await remplissage
  const serveur = new Hono().use(async (_c, suite) => {
    remplissage ??= remplir()
    await remplissage
    await suite()
  })
  const ecoute = await ecouter(serveur.route('/', app), { PORT: port, HOTE: hote, tls })
  if (detache) ecoute.detacher()
  const origine = `${tls ? 'https' : 'http'}://${hote}:${ecoute.port}`
  return {
    url: origine + cheminApi,
    urlJetons: origine + cheminJetons,
    clientId: reglages.clientId,
    clientSecret: reglages.clientSecret,
    panne: pannes.demander,
    reparer: pannes.reparer,
    jour: entrepot.allerAuJour,
    deposer: (...ressources) => {
      for (const ressource of ressources) entrepot.deposer(ressource)
    },
    retirer: entrepot.retirer,
    lire: entrepot.lire,
    signalements: () => entrepot.toutes('Task'),
    repondre: (id, reponse) => repondreAuSignalement(entrepot, id, reponse),
    appels,
    fermer: async () => {
      pannes.fermer()
      await ecoute.arreter()
    },
  }
}

async function lireSource(source: OptionsDouble['source']): Promise<Journee[]> {
  if ('dossier' in source) return lireDossier(source.dossier)
  const lues = 'ressources' in source ? source.ressources : await source.charger()
  const ressources = lues.filter(estRessource)
  return [{ jour: 0, complete: true, ressources, survivantes: [], instant: undefined }]
}
