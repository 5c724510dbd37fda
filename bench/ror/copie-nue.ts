import { once } from 'node:events'
import pg from 'pg'
import { lireFichier } from '#src/structures/ror/lire-fichier.ts'

/**
 * The yardstick: what it costs at the very least to parse those files and COPY each resource into one table without
 * any index. Run in a process of its own, as the import is. Arguments: the base, then the files.
 */
const [url, ...fichiers] = process.argv.slice(2)
const client = new pg.Client(url)
await client.connect()
await client.query(
  'drop table if exists copie_nue; create table copie_nue (type text, id text, contenu jsonb)',
)
const depart = performance.now()
await copier(client, 'copy copie_nue from stdin', lignes())
const secondes = (performance.now() - depart) / 1000
await client.query('drop table copie_nue')
await client.end()
console.log(JSON.stringify({ secondes }))

async function* lignes(): AsyncGenerator<string> {
  for (const fichier of fichiers) {
    for await (const ressource of lireFichier(fichier)) {
      const contenu = JSON.stringify(ressource).replaceAll('\\', '\\\\')
      yield `${String(ressource.resourceType)}\t${String(ressource.id)}\t${contenu}\n`
    }
  }
}

type Connexion = {
  stream: NodeJS.WritableStream & { writableLength: number }
  query: (requete: string) => void
  sendCopyFromChunk: (morceau: Buffer) => void
  endCopyFrom: () => void
  sendCopyFail: (motif: string) => void
}

/** `pg` speaks COPY without offering it: a query may be any object that answers its messages. */
function copier(client: pg.Client, requete: string, lignes: AsyncIterable<string>): Promise<void> {
  return new Promise((resoudre, refuser) => {
    const copie = {
      submit: (connexion: Connexion) => connexion.query(requete),
      handleCopyInResponse: (connexion: Connexion) => {
        envoyer(connexion, lignes).then(
          () => connexion.endCopyFrom(),
          (erreur: unknown) => {
            connexion.sendCopyFail('lecture interrompue')
            refuser(erreur)
          },
        )
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resoudre(),
      handleError: refuser,
    }
    client.query(copie as unknown as pg.Query)
  })
}

async function envoyer(connexion: Connexion, lignes: AsyncIterable<string>) {
  let lot = ''
  const vider = async () => {
    connexion.sendCopyFromChunk(Buffer.from(lot))
    lot = ''
    if (connexion.stream.writableLength > 4_000_000) await once(connexion.stream, 'drain')
  }
  for await (const ligne of lignes) {
    lot += ligne
    if (lot.length > 500_000) await vider()
  }
  await vider()
}
