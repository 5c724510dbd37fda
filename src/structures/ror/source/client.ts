import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Objet } from '../fhir.ts'
import { echecDuDisque, estDuDisque, tantQuIlYADeLaPlace } from './disque.ts'
import { echec, estEchec } from './echec.ts'
import { ouvrirJeton } from './jeton.ts'
import { joindre } from './joindre.ts'
import type { Outils } from './outils.ts'
import type { ReglagesRor } from './reglages.ts'
import { corpsDe, exigerJson, nomDe, refusDe } from './reponses.ts'
import { aRetenter, enFrancais, reessayer } from './reprises.ts'

export type Reponse = { statut: number; entetes: Headers; corps: Objet | undefined }

/** What the rest of the mirror sees of the ROR: JSON to read, files to download, retries and tokens taken care of. */
export type Source = {
  reglages: ReglagesRor
  outils: Outils
  /**
   * GET of an address under the base, or of one that the source gave. 200, 202, 404 and 410 are answers; the rest
   * throws an `EchecRor` once retries are exhausted.
   */
  lire: (adresse: string, entetes?: Record<string, string>) => Promise<Reponse>
  /** Streams the answer to a file that appears whole or not at all. */
  telecharger: (adresse: string, fichier: string) => Promise<void>
}

/** A slice of some gigabytes takes its time; not a night. */
const telechargementMaxMs = 2 * 3_600_000

export function ouvrirSource(reglages: ReglagesRor, outils: Outils): Source {
  const jeton = ouvrirJeton(reglages, outils)
  const origine = new URL(reglages.base).origin

  function resoudre(adresse: string): string {
    const url = URL.canParse(adresse) ? adresse : `${reglages.base}/${adresse.replace(/^\//, '')}`
    if (new URL(url).origin !== origine) {
      throw echec(
        'adresse-etrangere',
        `Le ROR renvoie vers ${new URL(url).origin}, qui n’est pas son adresse.`,
      )
    }
    return url
  }

  async function envoyer(
    url: string,
    porteur: string,
    entetes: Record<string, string>,
    dureeMaxMs?: number,
  ): Promise<Response> {
    return joindre({ reglages, outils }, url, {
      method: 'GET',
      ...(dureeMaxMs !== undefined && { dureeMaxMs }),
      headers: {
        accept: 'application/fhir+json, application/json',
        ...entetesRor(reglages),
        ...entetes,
        authorization: `Bearer ${porteur}`,
      },
    })
  }

  /** One call, with a fresh token if the one at hand is refused on the way. */
  async function appeler(
    url: string,
    entetes: Record<string, string> = {},
    dureeMaxMs?: number,
  ): Promise<Response> {
    let reponse = await envoyer(url, await jeton.lire(), entetes, dureeMaxMs)
    if (reponse.status === 401) {
      await reponse.body?.cancel()
      reponse = await envoyer(url, await jeton.renouveler(), entetes, dureeMaxMs)
    }
    if (![200, 202, 404, 410].includes(reponse.status)) throw await refusDe(reponse, url, outils.maintenant())
    return reponse
  }

  return {
    reglages,
    outils,
    lire: (adresse, entetes) => {
      const url = resoudre(adresse)
      return reessayer(outils, async () => {
        const reponse = await appeler(url, entetes)
        return { statut: reponse.status, entetes: reponse.headers, corps: await corpsDe(reponse, url) }
      })
    },
    telecharger: (adresse, fichier) => {
      const url = resoudre(adresse)
      return reessayer(outils, async () => {
        const reponse = await appeler(url, {}, telechargementMaxMs)
        if (reponse.status !== 200 || !reponse.body) {
          await reponse.body?.cancel()
          throw echec(
            'tranche-manquante',
            `Le ROR répond ${reponse.status} au lieu de la tranche ${nomDe(url)}.`,
          )
        }
        await exigerJson(reponse, url)
        const partiel = `${fichier}.partiel`
        try {
          const recu = Readable.fromWeb(reponse.body as ReadableStream)
          await pipeline(tantQuIlYADeLaPlace(recu, dirname(fichier)), createWriteStream(partiel))
        } catch (erreur) {
          await rm(partiel, { force: true })
          if (estEchec(erreur)) throw erreur
          if (estDuDisque(erreur)) throw echecDuDisque(erreur)
          throw aRetenter(
            echec(
              'injoignable',
              `Le téléchargement de ${nomDe(url)} s’est interrompu : ${enFrancais(erreur)}.`,
              erreur,
            ),
          )
        }
        await rename(partiel, fichier)
      })
    },
  }
}

export function entetesRor({ profil }: ReglagesRor): Record<string, string> {
  return {
    'Ror-Profil-Utilisateur-Code': profil,
    'Ror-Profil-Utilisateur-System': '1.2.250.1.213.1.6.1.66',
    'Ror-Role-Metier-Code': 'AUTOMATE',
    'Ror-Role-Metier-System': '1.2.250.1.213.1.1.4.6',
  }
}
