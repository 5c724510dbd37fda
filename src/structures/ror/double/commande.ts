import { once } from 'node:events'
import type { CommandeSansBase } from '#src/socle/tranche.ts'
import { PortOccupe } from '#src/socle/web/ecouter.ts'
import { estRefus } from '../refus.ts'
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
    { drapeau: '--panne <sortes>', description: 'pannes à provoquer une fois, séparées par des virgules' },
    {
      drapeau: '--forme <forme>',
      description: `écriture des exports : ${formes.join(', ')}`,
      defaut: 'bundle',
    },
    { drapeau: '--par-tranche <offres>', description: 'offres par fichier d’export', defaut: '500' },
  ],
  executerSansBase: async ({ arguments: [dossier = ''], options }) => {
    const forme = formes.find(connue => connue === options.forme)
    const nombres = [options.port, options.jour ?? '0', options.parTranche].map(Number)
    const [port = 0, jour = 0, parTranche = 0] = nombres
    const pannes = (options.panne?.split(',') ?? []).map(sorte => schemaPanne.safeParse({ sorte }))
    if (!forme || nombres.some(n => !Number.isInteger(n) || n < 0) || port > 65_535 || parTranche === 0) {
      return mauvaisUsage('Le port, le jour et les offres par fichier sont des nombres entiers.')
    }
    if (pannes.some(({ success }) => !success)) return mauvaisUsage('Cette panne n’existe pas.')
    let double: DoubleRor
    try {
      double = await ouvrirDouble({ source: { dossier }, port, parTranche, forme })
    } catch (erreur) {
      if (!estRefus(erreur) && !(erreur instanceof PortOccupe)) throw erreur
      dire(erreur.message)
      return 1
    }
    if (options.jour !== undefined) double.jour(jour)
    for (const { data } of pannes) if (data) double.panne(data)
    for (const ligne of presenter(double)) dire(ligne)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await double.fermer()
    process.stdout.write(`${JSON.stringify({ commande: 'ror double', appels: double.appels })}\n`)
    return 0
  },
}

function presenter({ url, urlJetons, clientId, clientSecret }: DoubleRor): string[] {
  const commandes = new URL('/double', url).href
  return [
    'Un double du ROR répond. Pour s’y synchroniser :',
    `  ROR_URL=${url}`,
    `  ROR_TOKEN_URL=${urlJetons}`,
    `  ROR_CLIENT_ID=${clientId}`,
    `  ROR_CLIENT_SECRET=${clientSecret}`,
    `Jour et pannes : ${commandes} (POST ${commandes}/jour/1, POST ${commandes}/panne)`,
    'Ctrl-C pour arrêter.',
  ]
}

function mauvaisUsage(phrase: string): 2 {
  dire(phrase)
  dire(`Écritures : ${formes.join(', ')}. Pannes :`)
  for (const { sorte, phrase } of pannesPossibles) dire(`  ${sorte} : ${phrase}`)
  return 2
}

function dire(phrase: string) {
  process.stderr.write(`${phrase}\n`)
}
