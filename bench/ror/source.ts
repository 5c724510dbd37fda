import { createReadStream } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import type { Ressource } from '#demo/ror/fhir.ts'

export type SourceDuBench = {
  /** Configuration that leads the product to it. */
  variables: NodeJS.ProcessEnv
  /** What the next deltas give. */
  changer: (ressources: readonly Ressource[]) => void
  fermer: () => void
}

const parPage = 200

/**
 * Serves slices from the disk as they are, and one list of changes: the double of the product holds everything in
 * memory, which a nation does not allow.
 */
export async function ouvrirSource(fichiers: readonly string[]): Promise<SourceDuBench> {
  const etat = { changements: [] as readonly Ressource[] }
  const parNom = new Map(fichiers.map(fichier => [basename(fichier), fichier]))
  const serveur = createServer((requete, reponse) => {
    const adresse = new URL(requete.url ?? '/', `http://${requete.headers.host}`)
    const chemin = basename(adresse.pathname)
    const fichier = parNom.get(chemin)
    if (fichier) {
      reponse.setHeader('content-type', 'application/fhir+json')
      createReadStream(fichier).pipe(reponse)
    } else if (chemin === 'jeton')
      json(reponse, { access_token: 'bench', expires_in: 3600, token_type: 'Bearer' })
    else if (chemin === '$export') {
      reponse.writeHead(202, { 'content-location': `${adresse.origin}/suivi` }).end()
    } else if (chemin === 'suivi') {
      json(reponse, {
        output: [...parNom.keys()].map(nom => ({
          type: 'HealthcareService',
          url: `${adresse.origin}/${nom}`,
        })),
        error: [],
      })
    } else json(reponse, page(adresse, chemin, etat.changements))
  })
  await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
  const base = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
  return {
    variables: {
      ROR_URL: base,
      ROR_TOKEN_URL: `${base}/jeton`,
      ROR_CLIENT_ID: 'bench',
      ROR_CLIENT_SECRET: 'bench',
    },
    changer: ressources => {
      etat.changements = ressources
    },
    fermer: () => serveur.close(),
  }
}

function page(adresse: URL, type: string, changements: readonly Ressource[]): object {
  const toutes = changements.filter(({ resourceType }) => resourceType === type)
  const debut = Number(adresse.searchParams.get('debut') ?? 0)
  const suivante = new URL(adresse)
  suivante.searchParams.set('debut', String(debut + parPage))
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    meta: { lastUpdated: new Date().toISOString() },
    total: toutes.length,
    link: debut + parPage < toutes.length ? [{ relation: 'next', url: suivante.href }] : [],
    entry: toutes.slice(debut, debut + parPage).map(resource => ({ resource, search: { mode: 'match' } })),
  }
}

function json(reponse: ServerResponse, corps: object) {
  reponse.setHeader('content-type', 'application/fhir+json')
  reponse.end(JSON.stringify(corps))
}
