import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CommandeSansBase } from '#src/socle/tranche.ts'
import { PortOccupe } from '#src/socle/web/ecouter.ts'
import { estRefus } from '../refus.ts'
import { creerAutorite } from './certificats.ts'
import { formes } from './exporter.ts'
import { type DoubleRor, ouvrirDouble } from './ouvrir-double.ts'
import { pannesPossibles, schemaPanne } from './pannes.ts'

/** Serves a folder as the ROR would, until Ctrl-C. It needs no base. */
export const commandeDouble: CommandeSansBase = {
  nom: 'ror double',
  description:
    'Sert un dossier de fichiers FHIR comme le ferait l’API du ROR, pour essayer une synchronisation sans lui.',
  arguments: '<dossier>',
  options: [
    { drapeau: '--port <port>', description: 'port d’écoute sur la machine', defaut: '4010' },
    {
      drapeau: '--jour <jour>',
      description: 'jour du scénario, quand le dossier a des sous-dossiers j0-…, j1-…',
    },
    {
      drapeau: '--panne <sortes>',
      description: 'pannes à provoquer une fois, séparées par des virgules ; « liste » les énumère',
    },
    {
      drapeau: '--forme <forme>',
      description: `écriture des exports : ${formes.join(', ')}`,
      defaut: 'bundle',
    },
    { drapeau: '--par-tranche <offres>', description: 'offres par fichier d’export', defaut: '500' },
    {
      drapeau: '--mtls <dossier>',
      description: 'en https, avec un certificat client exigé ; ceux qu’il faut présenter sont écrits là',
    },
  ],
  executerSansBase: async ({ arguments: [dossier = ''], options }) => {
    const forme = formes.find(connue => connue === options.forme)
    const nombres = [options.port, options.jour ?? '0', options.parTranche].map(Number)
    const [port = 0, jour = 0, parTranche = 0] = nombres
    const pannes = (options.panne?.split(',') ?? []).map(sorte => schemaPanne.safeParse({ sorte }))
    if (nombres.some(n => !Number.isInteger(n) || n < 0) || port > 65_535 || parTranche === 0)
      return mauvaisUsage('Le port, le jour et les offres par fichier sont des nombres entiers.')
    if (!forme)
      return mauvaisUsage(`L’écriture « ${options.forme} » n’existe pas. Écritures : ${formes.join(', ')}.`)
    if (pannes.some(({ success }) => !success))
      return mauvaisUsage('Cette panne n’existe pas. Pannes :', ...pannesEnMots)
    const certificats = options.mtls === undefined ? undefined : await ecrireCertificats(options.mtls)
    let double: DoubleRor
    try {
      const mtls = certificats && { mtls: certificats.autorite }
      double = await ouvrirDouble({ source: { dossier }, port, parTranche, forme, ...mtls })
    } catch (erreur) {
      if (!estRefus(erreur) && !(erreur instanceof PortOccupe)) throw erreur
      dire(erreur.message)
      return 1
    }
    if (options.jour !== undefined) double.jour(jour)
    for (const { data } of pannes) if (data) double.panne(data)
    for (const ligne of presenter(double, certificats?.variables)) dire(ligne)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await double.fermer()
    process.stdout.write(`${JSON.stringify({ commande: 'ror double', appels: double.appels })}\n`)
    return 0
  },
}

function presenter(
  { url, urlJetons, clientId, clientSecret }: DoubleRor,
  certificats: Record<string, string> = {},
): string[] {
  const variables = {
    ROR_URL: url,
    ROR_TOKEN_URL: urlJetons,
    ROR_CLIENT_ID: clientId,
    ...(clientSecret && { ROR_CLIENT_SECRET: clientSecret }),
    ...certificats,
  }
  const commandes = new URL('/double', url).href
  return [
    'Un double du ROR répond. Pour s’y synchroniser :',
    ...Object.entries(variables).map(([nom, valeur]) => `  ${nom}=${valeur}`),
    `Jour et pannes : ${commandes} (POST ${commandes}/jour/1, POST ${commandes}/panne)`,
    'Ctrl-C pour arrêter.',
  ]
}

/** The authority to trust, the certificate to show and its key, in files that variables name. */
async function ecrireCertificats(dossier: string) {
  const autorite = await creerAutorite()
  const client = await autorite.signer({ nom: 'ViaTrajectoire', pour: 'client' })
  await mkdir(dossier, { recursive: true })
  const ecrire = async (nom: string, contenu: string) => {
    const chemin = resolve(dossier, nom)
    await writeFile(chemin, contenu, { mode: 0o600 })
    return chemin
  }
  return {
    autorite,
    variables: {
      ROR_CLIENT_CERT: await ecrire('client.pem', client.cert),
      ROR_CLIENT_KEY: await ecrire('client.key', client.key),
      NODE_EXTRA_CA_CERTS: await ecrire('autorite.pem', autorite.cert),
    },
  }
}

const pannesEnMots = pannesPossibles.map(({ sorte, phrase }) => `  ${sorte} : ${phrase}`)

function mauvaisUsage(...phrases: string[]): 2 {
  for (const phrase of phrases) dire(phrase)
  return 2
}

function dire(phrase: string) {
  process.stderr.write(`${phrase}\n`)
}
